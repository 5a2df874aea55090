"""The noise of the news in one language: `noise.yaml` of a pack, read strictly and compiled.

Patterns are Python regular expressions over the plain text (see `pourparlers.text.plain`: one apostrophe, one dash, one
kind of space).  `%{name}` stands for an entry of `words`; `%{agency}`, `%{month}` and `%{date}` are made from the other
tables.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from pourparlers.errors import PourparlersError
from pourparlers.packs.loader import load_yaml

Scope = Literal["line", "prefix", "suffix", "inline", "sentence"]
Where = Literal["start", "head", "tail", "any"]
_MACRO = re.compile(r"%\{(\w+)\}")
_DEPTH = 8


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of noise.

    `scope` says what the pattern must fill: a whole line, the start or end of one, any stretch inside one, or a whole
    sentence; `where` in which part of the article.  `read` keeps the stretch as a margin block (of kind header,
    dateline or caption) whose times are read.  `date` says that the stretch tells the day of publication or update,
    `channel` that the agencies in it passed the article on, `leaves` (of a suffix) what the rest of a short line is.
    `max` bounds the characters that the pattern sees.
    """

    id: str
    kind: str
    pattern: str
    example: str
    gives: str
    scope: Scope = "line"
    where: Where = "any"
    read: bool = False
    date: Literal["published", "updated"] | None = None
    channel: bool = False
    leaves: Literal["caption"] | None = None
    max: int = 240
    refuses: tuple[str, ...] = ()


class SplitRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One case of sentence splitting: `example` must give the sentences of `gives`."""

    id: str
    example: str
    gives: tuple[str, ...]


class SentenceWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the splitter must know of a language (all without their period).

    `titles` never end a sentence, `shortened` only before a capital, `numbered` not before a number; `starters` are
    words that open a sentence and no name: after an initial or an acronym, only they show that a new one begins.
    """

    titles: tuple[str, ...]
    shortened: tuple[str, ...]
    numbered: tuple[str, ...]
    starters: tuple[str, ...]
    examples: tuple[SplitRule, ...] = ()


class NoiseFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`noise.yaml`: `months` lists the forms of each month in order, `dates` patterns with groups day, month, year."""

    words: dict[str, str]
    months: tuple[tuple[str, ...], ...]
    dates: tuple[str, ...]
    agencies: dict[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    sentences: SentenceWords


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule and its compiled pattern."""

    rule: Rule
    pattern: re.Pattern[str]

    def find(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of plain `text[start:end]` that the rule marks, or None; `inline` rules give their first one."""
        rule = self.rule
        if rule.scope in ("line", "sentence"):
            match = self.pattern.fullmatch(text, start, end) if end - start <= rule.max else None
        elif rule.scope == "prefix":
            match = self.pattern.match(text, start, min(end, start + rule.max))
        elif rule.scope == "suffix":
            match = self.pattern.search(text, max(start, end - rule.max), end)
        else:
            match = self.pattern.search(text, start, end)
        return match.span() if match and match.end() > match.start() else None


@dataclass(frozen=True, slots=True)
class NoisePack:
    """The compiled tables: rules by scope, date patterns, agencies, and the splitter's words."""

    rules: dict[str, tuple[CompiledRule, ...]]
    dates: tuple[re.Pattern[str], ...]
    months: dict[str, int]
    agencies: re.Pattern[str]
    agency_names: dict[str, str]
    sentences: SentenceWords

    def channels(self, text: str) -> list[str]:
        """The canonical names of the agencies that plain `text` names, in order, each once."""
        found = (self.agency_names[match.group()] for match in self.agencies.finditer(text))
        return list(dict.fromkeys(found))

    def date(self, text: str, start: int, end: int) -> tuple[str, int, int] | None:
        """The first date of plain `text[start:end]` as (ISO value, start, end); None where there is none."""
        matches = [match for pattern in self.dates if (match := pattern.search(text, start, end))]
        for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
            value = self._iso(match.groupdict())
            if value:
                return value, *match.span()
        return None

    def _iso(self, parts: dict[str, str | None]) -> str | None:
        year, month, day = (parts.get(name) for name in ("year", "month", "day"))
        if year is None:
            return None
        century = "20" if int(year) < 70 else "19"
        value = year if len(year) == 4 else century + year
        if month is not None:
            number = int(month) if month.isdigit() else self.months[month.lower()]
            if not 1 <= number <= 12:
                return None
            value += f"-{number:02}"
            if day is not None:
                if not 1 <= int(day) <= 31:
                    return None
                value += f"-{int(day):02}"
        return value


@lru_cache(maxsize=8)
def load_noise(folder: Path) -> NoisePack:
    """The noise tables of the pack in `folder`; raises `PourparlersError("pack-invalid")` for what does not fit."""
    path = folder / "noise.yaml"
    data = load_yaml(path, NoiseFile)
    words = _words(data)

    def compiled(field: str, pattern: str) -> re.Pattern[str]:
        return _compile(path, field, pattern, words)

    rules: dict[str, list[CompiledRule]] = {}
    seen: set[str] = set()
    for number, rule in enumerate(data.rules):
        field = f"$.rules[{number}]"
        _check_rule(path, field, rule, seen)
        rules.setdefault(rule.scope, []).append(CompiledRule(rule, compiled(f"{field}.pattern", rule.pattern)))
    return NoisePack(
        rules={scope: tuple(some) for scope, some in rules.items()},
        dates=tuple(compiled(f"$.dates[{number}]", pattern) for number, pattern in enumerate(data.dates)),
        months={form: number for number, forms in enumerate(data.months, start=1) for form in forms},
        agencies=compiled("$.agencies", r"(?<![\w/-])(?:%{agency})(?!\w)|(?<=/)(?:%{agency})(?!\w)"),
        agency_names={form: name for name, forms in data.agencies.items() for form in forms},
        sentences=data.sentences,
    )


def _words(data: NoiseFile) -> dict[str, str]:
    """The tables that patterns may name: the file's own words, and those made from its other tables."""
    return {
        "month": _either(form for forms in data.months for form in forms),
        "agency": _either(form for forms in data.agencies.values() for form in forms),
        "date": "|".join(f"(?:{re.sub(r'[(][?]P<[a-z]+>', '(?:', pattern)})" for pattern in data.dates),
        **data.words,
    }


def _either(forms: Any) -> str:
    """A pattern for one of `forms`, the longest first."""
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))


def _check_rule(path: Path, field: str, rule: Rule, seen: set[str]) -> None:
    """Raise for a rule whose id is taken or whose kind does not go with `read`."""
    reason = None
    if rule.id in seen:
        reason = f"the id {rule.id!r} is taken"
    elif rule.read != (rule.kind in ("header", "dateline", "caption")):
        reason = "read goes with the kinds header, dateline and caption, and they with it"
    if reason:
        raise PourparlersError("pack-invalid", file=path, line=0, field=f"{field}.id", reason=reason)
    seen.add(rule.id)


def _compile(path: Path, field: str, pattern: str, words: dict[str, str]) -> re.Pattern[str]:
    """`pattern` with its words filled in, compiled."""
    replace: Callable[[re.Match[str]], str] = lambda match: f"(?:{words[match[1]]})"  # noqa: E731
    try:
        for _ in range(_DEPTH):
            pattern = _MACRO.sub(replace, pattern)
        return re.compile(pattern)
    except KeyError as error:
        reason = f"there is no word {error}"
    except re.error as error:
        reason = f"not a regular expression: {error}"
    raise PourparlersError("pack-invalid", file=path, line=0, field=field, reason=reason)
