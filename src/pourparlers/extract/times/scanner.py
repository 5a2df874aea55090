"""Finds the calendar expressions of a text: at each place the rule that reads most wins, the earlier rule on a tie."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from pourparlers.errors import PourparlersError
from pourparlers.extract.times.gate import Gate
from pourparlers.extract.times.lexer import lex
from pourparlers.extract.times.lexicon import Lexed, Lexicon, build_lexicon
from pourparlers.extract.times.pattern import PatternError, Sequence, State, parse_pattern, starters
from pourparlers.packs.times import Key, TimePack, TimeRule

Free = Callable[[int], bool | None]
"""Whether no noun follows a number that ends at this raw offset; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression as the scanner leaves it: its rule, its raw offsets and what the rule captured.

    `first` and `last` are its tokens, `last` excluded; `since` and `until` tell that a word before it looks back or
    ahead, `deadline` that one may look ahead, `target` that one before it names where something is moved to;
    `genitive` tells that the noun after it is of that time.
    """

    rule: TimeRule
    start: int
    end: int
    first: int
    last: int
    captured: dict[str, Key]
    since: bool = False
    until: bool = False
    target: bool = False
    deadline: bool = False
    genitive: bool = False


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: TimeRule
    pattern: Sequence
    order: int


class Scanner:
    """The rules of a pack, compiled and ordered by the classes that they begin with."""

    def __init__(self, pack: TimePack) -> None:
        self.pack = pack
        self.lexicon: Lexicon = build_lexicon(pack)
        self._by_class: dict[str, list[_Compiled]] = {}
        patterns = [self._add(rule, order) for order, rule in enumerate(pack.rules)]
        self._gate = Gate(self.lexicon, patterns)
        self._absolute = sum(1 << order for order, rule in enumerate(pack.rules) if rule.absolute)
        for word in pack.tense.since:
            self.lexicon.add(word, "@since", word)
        for word in pack.tense.until:
            self.lexicon.add(word, "@until", word)
        for word in pack.tense.deadline:
            self.lexicon.add(word, "@deadline", word)
        for word in pack.tense.target:
            self.lexicon.add(word, "@target", word)
        for links in pack.ranges:
            for word in links.opening:
                self.lexicon.add(word, "@opening", word)
            for word in links.link:
                self.lexicon.add(word, "@link" if links.opening else "@dash", word)

    def _add(self, rule: TimeRule, order: int) -> Sequence:
        try:
            pattern = parse_pattern(rule.pattern, self.pack.macros, self.lexicon)
        except PatternError as error:
            raise PourparlersError(
                "pack-invalid", file="time.yaml", line=0, field=f"rules.{rule.id}.pattern", reason=str(error)
            ) from error
        kinds, empty = starters(pattern)
        if empty:
            raise PourparlersError(
                "pack-invalid", file="time.yaml", line=0, field=f"rules.{rule.id}.pattern", reason="it may be empty"
            )
        for kind in kinds:
            self._by_class.setdefault(kind, []).append(_Compiled(rule, pattern, order))
        return pattern

    def lex(self, text: str, start: int = 0, end: int | None = None) -> Lexed:
        """The tokens of a stretch of `text`, with offsets in `text`."""
        return Lexed(text, lex(text, start, end), self.lexicon)

    def scan(self, lexed: Lexed, free: Free, absolute: bool = False) -> list[Found]:
        """The expressions of the text from left to right, none overlapping; `absolute` keeps to full dates."""
        found: list[Found] = []
        at, previous = 0, -1
        possible = self._gate.open_rules(lexed.tokens, self._absolute if absolute else -1)
        while at < len(lexed.tokens):
            if not possible[at] or _in_number(lexed, at):
                at += 1
                continue
            best = self._best(lexed, at, previous, free, possible[at])
            if best is None:
                at += 1
                continue
            if best[1].begin > at:
                begin = best[1].begin
                inner = self._best(lexed, begin, previous, free, possible[begin])
                best = inner if inner is not None and _reach(inner[1]) > _reach(best[1]) else best
            rule, state = best
            end = _reach(state)[0]
            if end <= state.begin:
                at += 1
                continue
            inherited = found[-1].captured if rule.inherits and found else {}
            found.append(self._found(lexed, rule, state, end, at, inherited))
            at = previous = end
        return found

    def _best(self, lexed: Lexed, at: int, previous: int, free: Free, possible: int) -> tuple[TimeRule, State] | None:
        best: tuple[TimeRule, State] | None = None
        key = (0, 0, -len(self.pack.rules) - 1)
        tried: set[int] = set()
        for kind in lexed.readings(at):
            for compiled in self._by_class.get(kind, ()):
                if not possible >> compiled.order & 1 or compiled.order in tried:
                    continue
                rule = compiled.rule
                if rule.chained and at != previous:
                    continue
                tried.add(compiled.order)
                for state in compiled.pattern.match(lexed, State(at, at, None, ()), at):
                    end, asked = _reach(state)
                    score = (end, asked, -compiled.order)
                    if score > key and self._allowed(lexed, rule, state.begin, end, free):
                        best, key = (rule, state), score
        return best

    def _allowed(self, lexed: Lexed, rule: TimeRule, begin: int, end: int, free: Free) -> bool:
        """Whether what stands around the expression lets the rule read it."""
        after = lexed.readings(end)
        if any(kind in after for kind in rule.unless_next):
            return False
        if rule.unless_previous and any(
            end_of == begin for kind in rule.unless_previous for end_of in _ends_before(lexed, begin, kind)
        ):
            return False
        return not rule.boundary or self._at_boundary(lexed, end, free)

    def _at_boundary(self, lexed: Lexed, end: int, free: Free) -> bool:
        if end >= len(lexed.tokens) or lexed.tokens[end].blank:
            return True
        token = lexed.tokens[end]
        if not token.key[0].isalpha():
            if token.key.isdecimal() or token.key in self.pack.words.get("unit_sign", []):
                return False
            follows = lexed.tokens[end + 1] if end + 1 < len(lexed.tokens) else None
            return not (token.glued and follows and follows.glued and follows.key[0].isalnum())
        if token.glued:
            return False
        if "function_word" in lexed.readings(end):
            return True
        return bool(free(lexed.tokens[end - 1].end))

    def _found(self, lexed: Lexed, rule: TimeRule, state: State, end: int, at: int, inherited: dict[str, Key]) -> Found:
        tokens = lexed.tokens
        captured = {name: inherited[name] for name in rule.inherits if name in inherited}
        captured |= dict(state.captured) | rule.args
        first = state.begin
        before = {
            kind: any(_ends_before(lexed, place, kind) for place in (at, first))
            or any(kind in lexed.readings(place) for place in range(at, first))
            for kind in ("@since", "@until", "@target", "@deadline")
        }
        return Found(
            rule, tokens[first].start, tokens[end - 1].end, first, end, captured,
            before["@since"], before["@until"], before["@target"], before["@deadline"],
            "genitive" in lexed.readings(end),
        )  # fmt: skip


def _reach(state: State) -> tuple[int, int]:
    """Where the time ends, and where what was asked for ends."""
    return (state.at if state.end is None else state.end), state.at


def _in_number(lexed: Lexed, at: int) -> bool:
    """Whether the digits at token `at` are the fraction of a number such as 1.5 or 96,8."""
    if at < 2 or not lexed.tokens[at].glued or not lexed.tokens[at].key.isdecimal():
        return False
    sign, before = lexed.tokens[at - 1], lexed.tokens[at - 2]
    return sign.glued and sign.key in (".", ",") and before.key.isdecimal()


def _ends_before(lexed: Lexed, at: int, kind: str) -> list[int]:
    """`[at]` where words of the class `kind` end just before token `at` (an article may stand in between)."""
    for start in range(max(0, at - 5), at):
        for length, _ in lexed.readings(start).get(kind, ()):
            gap = at - start - length
            if gap == 0 or (gap == 1 and kind.startswith("@") and "the" in lexed.readings(start + length)):
                return [at]
    return []


@lru_cache(maxsize=8)
def scanner_for(pack: TimePack) -> Scanner:
    """The compiled rules of `pack`, made once; raises `PourparlersError("pack-invalid")` for a bad pattern."""
    return Scanner(pack)
