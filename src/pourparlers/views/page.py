"""One record as a page for people: the agenda first, then who demands, accuses, denies, threatens and agrees."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pourparlers.model import Event, Record
from pourparlers.views.dates import readable
from pourparlers.views.details import detail_parts
from pourparlers.views.labels import Labels, labels_for
from pourparlers.views.safe import one_line
from pourparlers.views.sections import SECTION_OF_TYPE, Entry, Section, sections
from pourparlers.views.styles import DIM, HEADING, STATUS_STYLES, TITLE, style_of
from pourparlers.views.wording import Wording

Line = tuple[int, RenderableType]  # how far in, and what

_SOURCES_SHOWN = 3
_DATE_WIDTH = 20
_STEP = 2
_TYPE_OF_SECTION = {section: type for type, section in SECTION_OF_TYPE.items()}


def page(record: Record, text: str, labels: Labels | None = None, explain: bool = False) -> RenderableType:
    """The record as a Rich renderable.

    `text` is the raw text that the record's offsets count.  `labels` gives the page's own words, by default those of
    the article's language.  `explain` adds rule and span of each item, and the dates and parties that were read.
    """
    words = Wording(record, text, labels or labels_for(record.document.language))
    parts: list[RenderableType] = [_header(record, words.labels)]
    for section in sections(record):
        parts += [_heading(_title(section, words.labels)), _section(section, words, explain)]
    if len(parts) == 1:
        parts.append(Padding(Text(words.labels.phrases["nothing"], DIM), (1, _STEP)))
    parts += detail_parts(record, words, _heading, explain)
    return Group(*parts, Text())


def _header(record: Record, labels: Labels) -> RenderableType:
    document = record.document
    title = Text(one_line(document.title or document.id), TITLE)
    facts = [one_line(document.outlet)] if document.outlet else []
    facts.append(_published(record, labels))
    if document.url:
        facts.append(one_line(document.url))
    return Group(Rule(style=DIM), title, Text(" · ".join(facts), DIM))


def _published(record: Record, labels: Labels) -> str:
    document = record.document
    phrase = labels.phrases["published"] + labels.typography.colon
    source = labels.published_source.get(document.published_source, document.published_source)
    if not document.published:
        return phrase + labels.published_source["unknown"]
    return f"{phrase}{one_line(readable(document.published, labels.dates))} ({source})"


def _heading(title: str) -> RenderableType:
    return Padding(Text(title, HEADING), (1, 0, 0, 0))


def _title(section: Section, labels: Labels) -> str:
    title = labels.sections[section.name]
    return (
        title if section.status is None else f"{title}{labels.typography.colon}{labels.status_titles[section.status]}"
    )


def _section(section: Section, words: Wording, explain: bool) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 1))
    table.add_column(width=_DATE_WIDTH)
    table.add_column(ratio=1)
    for entry in section.entries:
        date = words.date(entry.event) or words.labels.phrases["no_date"]
        typed = _TYPE_OF_SECTION.get(section.name) != entry.event.event
        shown_status = None if section.name == "others" else entry.event.status
        lines = _lines(entry, words, explain, _summary(entry.event, words, typed, shown_status is not None))
        body = Group(*(Padding(line, (0, 0, 0, indent)) for indent, line in lines))
        table.add_row(Text(date, "" if entry.event.date else DIM), body)
    return table


def _lines(entry: Entry, words: Wording, explain: bool, summary: Text) -> Iterator[Line]:
    """The lines of an entry, each with its indent: the event, its condition, what it is about, the answers to it."""
    event = entry.event
    yield 0, summary
    yield from _evidence(event, words, explain)
    if event.condition:
        phrase = words.labels.phrases["condition"] + words.labels.typography.colon
        yield _STEP, Text.assemble((phrase, DIM), one_line(event.condition.text))
    yield from _inner(entry, words, explain, _STEP)
    for denial in entry.denials:
        yield _STEP, _inner_summary(denial.event, words)
        for indent, line in _evidence(denial.event, words, explain):
            yield 2 * _STEP + indent, line


def _inner(entry: Entry, words: Wording, explain: bool, indent: int) -> Iterator[Line]:
    """What the event is about: one line each, further in at each step."""
    for inner in entry.content:
        yield indent, _inner_summary(inner.event, words)
        if explain:
            yield from _explanation(inner.event, indent + _STEP)
        yield from _inner(inner, words, explain, indent + _STEP)


def _inner_summary(event: Event, words: Wording) -> Text:
    date = words.date(event)
    return Text.assemble("↳ ", _summary(event, words), (f" · {date}" if date else "", DIM))


def _summary(event: Event, words: Wording, typed: bool = True, with_status: bool = True) -> Text:
    """Type, parties, place and status on one line."""
    line = Text()
    if typed:
        line.append(words.labels.types.get(event.event, event.event), style_of(event)).append(" · ", DIM)
    line.append(words.parties(event), "bold")
    if event.place:
        line.append(" · ", DIM).append(words.place(event))
    if with_status and event.status != "actual":
        line.append(f" [{words.labels.status[event.status]}]", STATUS_STYLES[event.status])
    return line


def _evidence(event: Event, words: Wording, explain: bool) -> Iterator[Line]:
    """The source's words and on whose word they rest; with `explain`, every place and rule."""
    if event.reports:
        yield 0, words.quotation(event)
        yield 0, _attribution(event, words)
    if explain:
        yield from _explanation(event, _STEP)


def _attribution(event: Event, words: Wording) -> Text:
    sources = words.sources(event.reports)
    shown = " ; ".join(sources[:_SOURCES_SHOWN])
    counts = words.labels.counts
    if len(sources) > _SOURCES_SHOWN:
        shown += " " + counts["more_sources"].of(len(sources) - _SOURCES_SHOWN)
    if len(event.reports) > 1:
        shown += " · " + counts["more_mentions"].of(len(event.reports) - 1)
    return Text(f"— {shown}", DIM)


def _explanation(event: Event, indent: int) -> Iterator[Line]:
    for report in event.reports:
        span = f"{report.start}–{report.end}"
        trigger = f"{report.trigger.start}–{report.trigger.end}"
        yield indent, Text(f"{event.id} {one_line(report.rule)} [{span}, {trigger}] {report.status}", DIM)
