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
from typing import Any, Literal, cast

import msgspec

from pourparlers.errors import PourparlersError
from pourparlers.packs.loader import line_of_field, load_yaml

Scope = Literal["line", "prefix", "suffix", "inline", "sentence"]
Where = Literal["start", "head", "tail", "any"]
_MACRO = re.compile(r"%\{(\w+)\}")
_DEPTH = 8
_NOTHING = "(?!)"
_MARGINS = ("header", "dateline", "caption")


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of noise.

    `scope` says what the pattern must fill: a whole line, the start or end of one, any stretch inside one, or a whole
    sentence; `where` in which part of the article.  `read` keeps the stretch as a margin block (of kind header,
    dateline or caption) whose times are read.  `date` says that the stretch tells the day of publication or update,
    `channel` that the agencies in it passed the article on, `leaves` (of a suffix) what the rest of a short line is.
    `max` bounds the characters that it may mark.
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
    `clocks` end a sentence before a capital, unless one of `after_clocks` follows, where `_` stands for any word.
    """

    titles: tuple[str, ...]
    shortened: tuple[str, ...]
    numbered: tuple[str, ...]
    starters: tuple[str, ...]
    clocks: tuple[str, ...] = ()
    after_clocks: tuple[str, ...] = ()
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
    """A rule and its pattern with the words filled in."""

    rule: Rule
    source: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern (compiled once: `re` keeps it)."""
        return re.compile(self.source)

    def find(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of plain `text[start:end]` that the rule marks, or None; `inline` rules give their first one."""
        match = _match(self.rule.scope, self.pattern, text, start, end, self.rule.max)
        return _span(self.rule, match, 0)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one scope, tried together in one pass; the first in the order of the file wins."""

    scope: Scope
    rules: tuple[CompiledRule, ...]
    pattern: re.Pattern[str]
    longest: int

    def find(
        self, text: str, start: int, end: int, admit: Callable[[Rule], bool]
    ) -> tuple[Rule, tuple[int, int]] | None:
        """The first rule admitted that marks something of plain `text[start:end]`, and what it marks."""
        if self.scope in ("line", "sentence") and end - start > self.longest:
            return None
        match = _match(self.scope, self.pattern, text, start, end, self.longest)
        if match is None or match.lastindex is None:
            return None
        rule = self.rules[match.lastindex - 1].rule
        span = _span(rule, match, match.lastindex)
        if span and admit(rule):
            return rule, span
        others = ((one.rule, one.find(text, start, end)) for one in self.rules if admit(one.rule))
        return next(((rule, span) for rule, span in others if span), None)


def _match(scope: Scope, pattern: re.Pattern[str], text: str, start: int, end: int, reach: int) -> re.Match[str] | None:
    """What a pattern matches in `text[start:end]` by its scope; prefix and suffix see `reach` characters."""
    if scope in ("line", "sentence"):
        return pattern.fullmatch(text, start, end)
    if scope == "prefix":
        return pattern.match(text, start, min(end, start + reach))
    if scope == "suffix":
        return pattern.search(text, max(start, end - reach), end)
    return pattern.search(text, start, end)


def _span(rule: Rule, match: re.Match[str] | None, group: int) -> tuple[int, int] | None:
    """The stretch that `group` of a match marks, if it holds anything and is no longer than the rule allows."""
    if match is None:
        return None
    start, end = match.span(group)
    return (start, end) if start < end and end - start <= rule.max else None


@dataclass(frozen=True, slots=True)
class NoisePack:
    """The compiled tables: rules by scope, date patterns, agencies, and the splitter's words."""

    rules: dict[str, RuleSet]
    dates: tuple[re.Pattern[str], ...]
    months: dict[str, int]
    agencies: re.Pattern[str]
    agency_names: dict[str, str]
    script: re.Pattern[str]
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
        return _compiled(path, field, _filled(path, field, pattern, words))

    return NoisePack(
        rules=_rule_sets(path, data, words),
        dates=tuple(compiled(f"$.dates[{number}]", pattern) for number, pattern in enumerate(data.dates)),
        months={form: number for number, forms in enumerate(data.months, start=1) for form in forms},
        agencies=compiled("$.agencies", r"(?<![\w/-])(?:%{agency})(?!\w)|(?<=/)(?:%{agency})(?!\w)"),
        agency_names={form: name for name, forms in data.agencies.items() for form in forms},
        script=compiled("$.words.script", "%{script}"),
        sentences=data.sentences,
    )


def invalid_rules(path: Path) -> list[PourparlersError]:
    """What is wrong with each rule of the file at `path`, which fits its schema; `load_noise` tells the first only."""
    data = load_yaml(path, NoiseFile)
    words = _words(data)
    seen: set[str] = set()
    found: list[PourparlersError] = []
    for number, rule in enumerate(data.rules):
        field = f"$.rules[{number}]"
        try:
            _check_rule(path, field, rule, seen)
            source = _filled(path, f"{field}.pattern", rule.pattern, words)
            _rule_set(path, rule.scope, [(f"{field}.pattern", CompiledRule(rule, source))])
        except PourparlersError as error:
            found.append(error)
    return found


def _rule_sets(path: Path, data: NoiseFile, words: dict[str, str]) -> dict[str, RuleSet]:
    """The rules by scope, those of each scope compiled as one pattern."""
    scopes: dict[Scope, list[tuple[str, CompiledRule]]] = {}
    seen: set[str] = set()
    for number, rule in enumerate(data.rules):
        field = f"$.rules[{number}]"
        _check_rule(path, field, rule, seen)
        source = _filled(path, f"{field}.pattern", rule.pattern, words)
        scopes.setdefault(rule.scope, []).append((f"{field}.pattern", CompiledRule(rule, source)))
    return {scope: _rule_set(path, scope, some) for scope, some in scopes.items()}


def _rule_set(path: Path, scope: Scope, named: list[tuple[str, CompiledRule]]) -> RuleSet:
    """The rules of one scope as one pattern, in which each is one group."""
    rules = tuple(rule for _, rule in named)
    try:
        pattern = re.compile("|".join(f"({rule.source})" for rule in rules))
    except re.error:
        pattern = None
    if pattern is None or pattern.groups != len(rules):
        for field, rule in named:
            if _compiled(path, field, rule.source).groups:
                raise _invalid(path, field, "it has a capturing group: write (?:...)")
    return RuleSet(scope, rules, cast("re.Pattern[str]", pattern), max(rule.rule.max for rule in rules))


def _words(data: NoiseFile) -> dict[str, str]:
    """The tables that patterns may name: the file's own words, and those made from its other tables."""
    return {
        "month": _either(form for forms in data.months for form in forms),
        "agency": _either(form for forms in data.agencies.values() for form in forms),
        "date": "|".join(f"(?:{re.sub(r'[(][?]P<[a-z]+>', '(?:', pattern)})" for pattern in data.dates),
        **data.words,
    }


def _either(forms: Any) -> str:
    """A pattern for one of `forms`, the longest first; where there is none, one that matches nothing."""
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda form: (-len(form), form))) or _NOTHING


def _check_rule(path: Path, field: str, rule: Rule, seen: set[str]) -> None:
    """Raise for a rule whose id is taken or whose kind does not go with `read`."""
    if rule.id in seen:
        raise _invalid(path, f"{field}.id", f"the id {rule.id!r} is taken")
    if rule.read != (rule.kind in _MARGINS):
        raise _invalid(path, f"{field}.kind", f"read goes with the kinds {', '.join(_MARGINS)}, and they with it")
    seen.add(rule.id)


def _filled(path: Path, field: str, pattern: str, words: dict[str, str]) -> str:
    """`pattern` with its words filled in."""
    try:
        for _ in range(_DEPTH):
            pattern = _MACRO.sub(lambda match: f"(?:{words[match[1]]})", pattern)
    except KeyError as error:
        raise _invalid(path, field, f"there is no word {error}") from error
    return pattern


def _compiled(path: Path, field: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise _invalid(path, field, f"not a regular expression: {error}") from error


def _invalid(path: Path, field: str, reason: str) -> PourparlersError:
    line = line_of_field(path.read_text(encoding="utf8"), field)
    return PourparlersError("pack-invalid", file=path, line=line, field=field, reason=reason)
