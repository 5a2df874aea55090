"""Reads the times of an article: scans, resolves in the order of the text, joins ranges."""

from bisect import bisect_right
from collections.abc import Callable

from pourparlers.extract.times.context import Anchor, Context, Mention, Value
from pourparlers.extract.times.dates import parse_partial
from pourparlers.extract.times.lexicon import Lexed
from pourparlers.extract.times.operations import operate
from pourparlers.extract.times.publication import Publication
from pourparlers.extract.times.scanner import Found, scanner_for
from pourparlers.extract.times.tense import Direction, Tenses
from pourparlers.model import Issue, Time
from pourparlers.packs.times import TimePack
from pourparlers.text.analysis import Analysis
from pourparlers.text.layout import Layout

UNANCHORED = "time-unanchored"
INCONSISTENT = "time-inconsistent"
_LATE = frozenset(["clock", "part"])
_COARSE = frozenset(["month", "year"])


def find_times(analysis: Analysis, pack: TimePack, published: Publication) -> tuple[list[Time], list[Issue]]:
    """The calendar expressions of an article in the order of its text, and those that nothing anchors.

    In prose every rule of the pack reads; in headers, captions and other noise only those of full dates.
    """
    text = analysis.article.text
    scanner = scanner_for(pack)
    tenses = Tenses(analysis, pack.tense)
    reader = _Reader(anchor_of(published), tenses.direction, pack.feasts)
    layout = analysis.layout
    paragraphs = _paragraphs(layout)
    for index, sentence in enumerate(layout.sentences):
        lexed = scanner.lex(text, sentence.start, sentence.end)
        found = scanner.scan(lexed, tenses.stands_alone)
        if found:
            reader.read(found, lexed, paragraphs[sentence.block], index)
    taken = sorted((sentence.start, sentence.end) for sentence in layout.sentences)
    for noise in layout.noise:
        if not _covered(taken, noise.start, noise.end):
            lexed = scanner.lex(text, noise.start, noise.end)
            reader.read(scanner.scan(lexed, tenses.stands_alone, absolute=True), lexed, -1, -1)
    return reader.result(text)


def _paragraphs(layout: Layout) -> list[int]:
    """The paragraph of each block: a dateline belongs to the block that it opens."""
    numbers: list[int] = []
    for index, block in enumerate(layout.blocks):
        joined = index > 0 and layout.blocks[index - 1].kind == "dateline" and block.kind != "dateline"
        numbers.append(numbers[-1] if joined else index)
    return numbers


def read_expression(
    text: str, pack: TimePack, on: str, direction: str | None = None, after: str | None = None
) -> list[Time]:
    """The times of a piece of text without a parse, read on the day `on`: for the examples of the rules.

    `direction` (`past`, `future`) stands for the tense, `after` for the day that the story named last.
    """
    scanner = scanner_for(pack)
    way = Direction(direction, strong=direction is not None)  # type: ignore[arg-type]

    def ask(found: Found) -> Direction:
        if found.since or found.until:
            return Direction("past" if found.since else "future", strong=True)
        return way

    anchor = Anchor(*parse_partial(on)) if on else None
    reader = _Reader(anchor, ask, pack.feasts)
    lexed = scanner.lex(text)
    if after:
        reader.context.mentions.append(Mention(parse_partial(after)[0], 0, 0, 0, "past", since=False))
    reader.read(scanner.scan(lexed, lambda end: None), lexed, 0, 0)
    return reader.result(text)[0]


def anchor_of(published: Publication) -> Anchor | None:
    """The publication as what times are read against, None where nothing is known of it."""
    if published.value is None:
        return None
    day, precision = parse_partial(published.value)
    return Anchor(day, precision, published.clock)


class _Reader:
    """Resolves the expressions of one sentence after the other."""

    def __init__(self, anchor: Anchor | None, ask: Callable[[Found], Direction], feasts: dict[str, str]) -> None:
        self.context = Context(anchor, ask, feasts)
        self._out: list[tuple[Found, Value, str | None]] = []

    def read(self, found: list[Found], lexed: Lexed, paragraph: int, sentence: int) -> None:
        """Adds the expressions of a sentence: days first, then the hours and parts of days that lean on them."""
        context = self.context
        context.paragraph, context.sentence = paragraph, sentence
        values: dict[int, Value] = {}
        for late in (False, True):
            for index, expression in enumerate(found):
                if (expression.rule.op in _LATE) != late:
                    continue
                value = values[index] = operate(expression, context)
                if not late and paragraph >= 0:
                    self._remember(expression, value)
        ends = _ranges(found, values, lexed)
        for index, expression in enumerate(found):
            self._out.append((expression, values[index], ends.get(index)))

    def _remember(self, expression: Found, value: Value) -> None:
        if value.day is not None:
            self.context.remember(expression, value.day)
        elif value.precision in _COARSE and value.value and "X" not in value.value:
            self.context.remember(expression, parse_partial(value.value)[0], value.precision)

    def result(self, text: str) -> tuple[list[Time], list[Issue]]:
        """The times and the issues, in the order of the text."""
        times: list[Time] = []
        issues: list[Issue] = []
        for found, value, end_value in sorted(self._out, key=lambda item: item[0].start):
            words = text[found.start : found.end]
            if value.issue:
                issues.append(_issue(found, value, words))
            if value.value is not None:
                times.append(_time(found, value, end_value, words))
        return times, issues


def _issue(found: Found, value: Value, words: str) -> Issue:
    if value.value is None or "X" in value.value:
        message = f"{words!r} cannot be dated: {value.issue}; give the day of publication or read the passage"
        return Issue(kind=UNANCHORED, message=message, start=found.start, end=found.end)
    message = f"{words!r} was read as {value.value}, but {value.issue}: one of them is a slip of the text"
    return Issue(kind=INCONSISTENT, message=message, start=found.start, end=found.end)


def _time(found: Found, value: Value, end_value: str | None, words: str) -> Time:
    return Time(
        start=found.start,
        end=found.end,
        text=words,
        type=value.type,  # type: ignore[arg-type]
        value=value.value or "",
        rule=found.rule.id,
        end_value=end_value,
        precision=value.precision,
        anchor=value.anchor,
        modifier=value.modifier,
    )


def _ranges(found: list[Found], values: dict[int, Value], lexed: Lexed) -> dict[int, str]:
    """The end of each range, by the index of the expression that begins it."""
    ends: dict[int, str] = {}
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        start, end = values[index].value, values[index + 1].value
        if not start or not end or values[index].type != values[index + 1].type or values[index].type == "DURATION":
            continue
        if start <= end and _is_range(lexed, first, second):
            ends[index] = end
    return ends


def _is_range(lexed: Lexed, first: Found, second: Found) -> bool:
    """Whether the words between two times make them the ends of one range."""
    gap = second.first - first.last
    if not 1 <= gap <= 4:
        return False
    if _joins(lexed, first.last, gap, "@dash"):
        return True
    if not _joins(lexed, first.last, gap, "@link"):
        return False
    for start in range(max(0, first.first - 4), first.first):
        for length, _ in lexed.readings(start).get("@opening", ()):
            rest = first.first - start - length
            if rest == 0 or (rest == 1 and "the" in lexed.readings(start + length)):
                return True
    return False


def _joins(lexed: Lexed, at: int, gap: int, kind: str) -> bool:
    """Whether words of the class `kind`, with or without an article, fill the gap."""
    lengths = [length for length, _ in lexed.readings(at).get(kind, ())]
    return gap in lengths or (gap - 1 in lengths and "the" in lexed.readings(at + gap - 1))


def _covered(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the stretch lies inside one of the `taken` ones."""
    index = bisect_right(taken, (start, end)) - 1
    return any(taken[i][0] <= start and end <= taken[i][1] for i in (index, index + 1) if 0 <= i < len(taken))
