"""The patterns of a pack: sequences of classes, compiled once, matched without loops and so in bounded time.

weekday day month [year]      classes, `[...]` optional
( day | numberword:day )      alternatives; `class:name` captures under another name
"il y a"                      the words themselves
hour~":"~minute               `~`: no space in between
the << day                    what stands before `<<` is asked for but no part of the time
day >> link day month         what stands after `>>` is asked for but no part of the time
{tail}                        a macro of the pack
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pourparlers.extract.times.lexicon import Lexed, Lexicon
from pourparlers.packs.times import Key

_PARTS = re.compile(r'\s+|(?P<part>\[|\]|\(|\)|\||<<|>>|~|"[^"]+"|[a-z_]+(?::[a-z_]+)?)')
_MACRO = re.compile(r"\{([a-z_]+)\}")
BUILT_IN = frozenset(
    [
        "number", "numberword", "roman", "ordinal", "day", "nth_day", "monthnum", "hour", "minute", "hhmm", "year",
        "year_recent", "year_short", "year_old",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """A partial match: where the time begins and ends, where the tokens that were asked for end, what was captured."""

    at: int
    begin: int
    end: int | None
    captured: tuple[tuple[str, Key], ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One class of words."""

    kind: str
    name: str | None
    glued: bool

    def match(self, lexed: Lexed, state: State, first: int) -> Iterator[State]:
        at = state.at
        if at > first and at < len(lexed.tokens):
            token = lexed.tokens[at]
            if token.blank or (self.glued and not token.glued):
                return
        for length, value in lexed.readings(at).get(self.kind, ()):
            captured = state.captured if self.name is None else (*state.captured, (self.name, value))
            yield State(at + length, state.begin, state.end, captured)


@dataclass(frozen=True, slots=True)
class Mark:
    """The border between the time and what is only asked for around it."""

    opening: bool

    def match(self, lexed: Lexed, state: State, first: int) -> Iterator[State]:
        del lexed, first
        if self.opening:
            yield State(state.at, state.at, state.end, state.captured)
        else:
            yield State(state.at, state.begin, state.at, state.captured)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences."""

    options: tuple["Sequence", ...]

    def match(self, lexed: Lexed, state: State, first: int) -> Iterator[State]:
        for option in self.options:
            yield from option.match(lexed, state, first)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Several nodes one after the other."""

    nodes: tuple["Node", ...]

    def match(self, lexed: Lexed, state: State, first: int) -> Iterator[State]:
        return self._from(0, lexed, state, first)

    def _from(self, index: int, lexed: Lexed, state: State, first: int) -> Iterator[State]:
        if index == len(self.nodes):
            yield state
            return
        for reached in self.nodes[index].match(lexed, state, first):
            yield from self._from(index + 1, lexed, reached, first)


Node = Element | Mark | Choice | Sequence


class PatternError(ValueError):
    """A pattern that cannot be read."""


def parse_pattern(text: str, macros: Mapping[str, str], lexicon: Lexicon) -> Sequence:
    """The compiled form of `text`; its literal words are added to `lexicon`.  Raises `PatternError`."""
    for _ in range(6):
        text = _MACRO.sub(lambda found: _macro(found.group(1), macros), text)
    parts: list[str] = []
    at = 0
    while at < len(text):
        found = _PARTS.match(text, at)
        if not found:
            raise PatternError(f"cannot read {text[at : at + 20]!r} in the pattern {text!r}")
        if found.group("part"):
            parts.append(found.group("part"))
        at = found.end()
    parser = _Parser(parts, lexicon)
    sequence = parser.sequence()
    if parser.at != len(parts):
        raise PatternError(f"{parts[parser.at]!r} has no opening counterpart in {text!r}")
    return sequence


def starters(node: Node) -> tuple[frozenset[str], bool]:
    """The classes with which `node` may begin, and whether it may be empty."""
    if isinstance(node, Element):
        return frozenset([node.kind]), False
    if isinstance(node, Mark):
        return frozenset(), True
    if isinstance(node, Choice):
        each = [starters(option) for option in node.options]
        return frozenset().union(*(kinds for kinds, _ in each)), any(empty for _, empty in each)
    kinds: frozenset[str] = frozenset()
    for part in node.nodes:
        more, empty = starters(part)
        kinds |= more
        if not empty:
            return kinds, False
    return kinds, True


def needed(node: Node, cost: Mapping[str, float]) -> tuple[float, frozenset[str]]:
    """The cheapest set of classes of which every match of `node` holds at least one; infinite where there is none."""
    if isinstance(node, Element):
        return cost.get(node.kind, 1.0), frozenset([node.kind])
    if isinstance(node, Mark):
        return math.inf, frozenset()
    if isinstance(node, Choice):
        each = [needed(option, cost) for option in node.options]
        return sum(price for price, _ in each), frozenset().union(*(kinds for _, kinds in each))
    return min((needed(part, cost) for part in node.nodes), key=lambda pair: pair[0], default=(math.inf, frozenset()))


def _macro(name: str, macros: Mapping[str, str]) -> str:
    if name not in macros:
        raise PatternError(f"there is no macro {name!r}")
    return macros[name]


class _Parser:
    """Reads the parts of a pattern from left to right."""

    def __init__(self, parts: list[str], lexicon: Lexicon) -> None:
        self.parts = parts
        self.at = 0
        self.lexicon = lexicon

    def sequence(self) -> Sequence:
        nodes: list[Node] = []
        glued = False
        while self.at < len(self.parts) and self.parts[self.at] not in ("]", ")", "|"):
            part = self.parts[self.at]
            self.at += 1
            if part == "~":
                glued = True
                continue
            if part in ("[", "("):
                nodes.append(self._group(part))
            elif part in ("<<", ">>"):
                nodes.append(Mark(part == "<<"))
            else:
                nodes.append(self._element(part, glued))
            glued = False
        return Sequence(tuple(nodes))

    def _group(self, opening: str) -> Node:
        closing = "]" if opening == "[" else ")"
        options = [self.sequence()]
        while self.at < len(self.parts) and self.parts[self.at] == "|":
            self.at += 1
            options.append(self.sequence())
        if self.at >= len(self.parts) or self.parts[self.at] != closing:
            raise PatternError(f"{opening!r} is not closed in {' '.join(self.parts)!r}")
        self.at += 1
        if opening == "[":
            options.append(Sequence(()))
        return Choice(tuple(options))

    def _element(self, part: str, glued: bool) -> Element:
        if part.startswith('"'):
            self.lexicon.add(part[1:-1], part, part[1:-1])
            return Element(part, None, glued)
        kind, _, name = part.partition(":")
        pack = self.lexicon.pack
        if kind in pack.words and not name:
            return Element(kind, None, glued)
        if kind not in BUILT_IN and kind not in pack.values and kind not in pack.words:
            raise PatternError(f"there is no class {kind!r}")
        return Element(kind, name or kind, glued)
