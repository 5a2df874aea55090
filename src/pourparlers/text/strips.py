"""Takes the pack's rules to every paragraph: what they mark is set apart, the rest is prose, split into sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pourparlers.packs.noise import NoisePack, Rule
from pourparlers.text.layout import MARGIN, PROSE
from pourparlers.text.paragraphs import Paragraph
from pourparlers.text.sentences import split

_LONG = 200
_MOST_PREFIXES = 5
_MOST_SUFFIXES = 3
_LONGEST_CAPTION = 300
_ENDS = ".!?…"
_CLOSES = " \"»)]'"
# Letters beyond Latin; a line without any is in the script of the language.
_ELSEWHERE = re.compile(r"[\u0370-\u1cff\u3040-\ud7ff]")


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of one paragraph: noise, margin or prose, with the rule that says so.

    `line` and `group` count the paragraphs and the blank lines before it, `sentences` are the sentences of prose and
    margins.  The kind of prose is `prose` until `assign_roles` gives it one.
    """

    start: int
    end: int
    kind: str
    line: int
    group: int
    rule: str | None = None
    date: str | None = None
    channel: bool = False
    leaves: str | None = None
    sentences: tuple[tuple[int, int], ...] = ()

    @property
    def is_prose(self) -> bool:
        """True for what the author writes."""
        return self.kind == "prose" or self.kind in PROSE

    @property
    def is_noise(self) -> bool:
        """True for what is neither prose nor a margin that is read."""
        return not self.is_prose and self.kind not in MARGIN


@dataclass(frozen=True, slots=True)
class Zones:
    """Where the body of an article stands, as numbers of paragraphs.

    The head ends before the second paragraph of the body, as the first may be a lede; the tail begins after the last.
    """

    head_end: int
    last_body: int

    def admit(self, rule: Rule, line: int) -> bool:
        """Whether a rule may be taken to a paragraph."""
        if rule.where == "start":
            return line == 0
        if rule.where == "head":
            return line < self.head_end
        if rule.where == "tail":
            return line > self.last_body or (line == self.last_body and rule.scope in ("suffix", "sentence"))
        return True


def strip_paragraphs(text: str, paragraphs: Sequence[Paragraph], pack: NoisePack) -> list[Strip]:
    """The strips of all paragraphs of plain `text` in order."""
    bodies = [number for number, one in enumerate(paragraphs) if _is_body(text, one)]
    zones = Zones(
        head_end=bodies[1] if len(bodies) > 1 else len(paragraphs),
        last_body=bodies[-1] if bodies else -1,
    )
    strips: list[Strip] = []
    for line, paragraph in enumerate(paragraphs):
        stripper = _Stripper(text, pack, zones, line, paragraph)
        for strip in stripper.strips():
            strips += stripper.prose(strip) if strip.is_prose else [strip]
    return strips


def _is_body(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph reads like the body of an article: long, and ending as a sentence does."""
    return paragraph.end - paragraph.start >= _LONG and ends_sentence(text, paragraph.start, paragraph.end)


def ends_sentence(text: str, start: int, end: int, marks: str = _ENDS) -> bool:
    """Whether `text[start:end]` ends in one of `marks`, closing quotation marks and brackets left aside."""
    return text[max(start, end - 8) : end].rstrip(_CLOSES)[-1:] in tuple(marks)


@dataclass(slots=True)
class _Stripper:
    text: str
    pack: NoisePack
    zones: Zones
    line: int
    paragraph: Paragraph

    def strips(self) -> list[Strip]:
        """The strips of the paragraph, in order."""
        start, end = self.paragraph.start, self.paragraph.end
        if self._other_script(start, end):
            return [Strip(start, end, "other-script", self.line, self.paragraph.group, "other-script")]
        front: list[Strip] = []
        back: list[Strip] = []
        whole = self._match("line", start, end)
        while whole is None and len(front) < _MOST_PREFIXES and (strip := self._match("prefix", start, end)):
            front.append(strip)
            start = self._skip(strip.end, end)
            whole = self._match("line", start, end)
        leaves = None
        while whole is None and len(back) < _MOST_SUFFIXES and (strip := self._match("suffix", start, end)):
            back.insert(0, strip)
            leaves = leaves or strip.leaves
            end = self._back(start, strip.start)
            whole = self._match("line", start, end)
        middle = whole or Strip(start, end, "prose", self.line, self.paragraph.group)
        if whole is None and leaves and end - start <= _LONGEST_CAPTION:
            spans = tuple(split(self.text, start, end, self.pack.sentences))
            middle = replace(middle, kind=leaves, rule=back[-1].rule, sentences=spans)
        return [*front, *([middle] if start < end else []), *back]

    def _other_script(self, start: int, end: int) -> bool:
        """Whether most letters of the paragraph are of a script that the language does not use."""
        if not _ELSEWHERE.search(self.text, start, end):
            return False
        letters = sum(map(str.isalpha, self.text[start:end]))
        return 2 * len(self.pack.script.findall(self.text, start, end)) < letters

    def _match(self, scope: str, start: int, end: int) -> Strip | None:
        """What the first rule of `scope` that applies marks of `text[start:end]`."""
        if start >= end:
            return None
        rules = self.pack.rules.get(scope)
        found = rules.find(self.text, start, end, self._admit) if rules else None
        if found is None:
            return None
        rule, (first, last) = found
        return self._marked(rule, first, last)

    def _admit(self, rule: Rule) -> bool:
        return self.zones.admit(rule, self.line)

    def _marked(self, rule: Rule, start: int, end: int) -> Strip | None:
        """The strip that a rule gives, without outer spaces; a margin is one sentence."""
        start, end = self._skip(start, end), self._back(start, end)
        if start >= end:
            return None
        strip = Strip(start, end, rule.kind, self.line, self.paragraph.group, rule.id)
        strip = replace(strip, date=rule.date, channel=rule.channel, leaves=rule.leaves)
        return replace(strip, sentences=((start, end),)) if rule.read else strip

    def prose(self, strip: Strip) -> Iterator[Strip]:
        """A stretch of prose, divided where a rule marks something inside it or knows one of its sentences."""
        at = strip.start
        for mark in self._inside(strip):
            yield from self._sentences(strip, at, mark.start)
            yield mark
            at = mark.end
        yield from self._sentences(strip, at, strip.end)

    def _inside(self, strip: Strip) -> list[Strip]:
        """What inline rules mark, in order, none overlapping another."""
        found: list[Strip] = []
        rules = self.pack.rules.get("inline")
        for compiled in rules.rules if rules else ():
            for match in compiled.pattern.finditer(self.text, strip.start, strip.end):
                mark = self._marked(compiled.rule, *match.span())
                found += [mark] if mark else []
        found.sort(key=lambda mark: mark.start)
        kept: list[Strip] = []
        for mark in found:
            if not kept or mark.start >= kept[-1].end:
                kept.append(mark)
        return kept

    def _sentences(self, strip: Strip, start: int, end: int) -> Iterator[Strip]:
        """The sentences of a stretch: runs of prose, and those that a rule marks."""
        run: list[tuple[int, int]] = []
        for span in split(self.text, start, end, self.pack.sentences):
            mark = self._match("sentence", *span) if strip.kind == "prose" else None
            if mark is None:
                run.append(span)
                continue
            yield from self._run(strip, run)
            yield mark
            run = []
        yield from self._run(strip, run)

    def _run(self, strip: Strip, run: list[tuple[int, int]]) -> Iterator[Strip]:
        if run:
            yield replace(strip, start=run[0][0], end=run[-1][1], sentences=tuple(run))

    def _skip(self, at: int, end: int) -> int:
        while at < end and self.text[at] == " ":
            at += 1
        return at

    def _back(self, start: int, at: int) -> int:
        while at > start and self.text[at - 1] == " ":
            at -= 1
        return at


def by_group(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """The strips between two blank lines, group by group."""
    group: list[Strip] = []
    for strip in strips:
        if group and strip.group != group[-1].group:
            yield group
            group = []
        group.append(strip)
    if group:
        yield group
