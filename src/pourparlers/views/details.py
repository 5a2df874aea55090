"""The last parts of the page: quotes, what the program could not decide, and on request dates and parties."""

from collections.abc import Callable, Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pourparlers.model import Issue, Quote, Record, Time
from pourparlers.views.dates import readable_range
from pourparlers.views.excerpts import Quotation, tamed
from pourparlers.views.safe import one_line
from pourparlers.views.styles import DIM, QUOTE
from pourparlers.views.wording import Wording


def detail_parts(
    record: Record, words: Wording, heading: Callable[[str], RenderableType], explain: bool
) -> list[RenderableType]:
    """Headings and tables of quotes and issues, with `explain` of dates and parties too; empty ones left out."""
    tables: list[tuple[str, Iterable[RenderableType]]] = [
        ("quotes", (_quote(quote, words, explain) for quote in record.quotes))
    ]
    if explain:
        tables.append(("times", (_time(time, words) for time in record.times)))
        tables.append(("actors", _actors(record, words)))
    tables.append(("issues", (_issue(issue) for issue in record.issues)))
    parts: list[RenderableType] = []
    for name, rows in tables:
        listed = list(rows)
        if listed:
            parts += [heading(words.labels.sections[name]), _listing(listed)]
    return parts


def _listing(rows: list[RenderableType]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 1))
    table.add_column(ratio=1)
    for row in rows:
        table.add_row(row)
    return table


def _quote(quote: Quote, words: Wording, explain: bool) -> RenderableType:
    marks = words.labels.typography
    who = words.chain(quote.speaker, quote.channel, nobody="unknown_speaker")
    source = Text(f"— {who} ({words.labels.quote_kinds[quote.kind]})", DIM)
    if explain:
        source.append(f"\n    {one_line(quote.rule)} [{quote.start}–{quote.end}]")
    return Group(Quotation(Text(tamed(quote.text, marks), QUOTE), marks), source)


def _time(time: Time, words: Wording) -> Text:
    value = readable_range(time.value, time.end_value, words.labels.dates)
    anchor = f" ← {one_line(time.anchor)}" if time.anchor else ""
    return Text.assemble(
        f"{one_line(time.text)} = {one_line(value)}",
        (f"\n    {one_line(time.value)}{anchor} {one_line(time.rule)} [{time.start}–{time.end}]", DIM),
    )


def _actors(record: Record, words: Wording) -> Iterable[Text]:
    for actor in record.actors:
        facts = " ".join(one_line(fact) for fact in (actor.affiliation, actor.sector, actor.office) if fact)
        spans = ", ".join(f"{start}–{end}" for start, end in actor.mentions)
        yield Text.assemble(words.name(actor.id), (f" {facts}\n    {actor.id} [{spans}]", DIM))


def _issue(issue: Issue) -> Text:
    span = f" [{issue.start}–{issue.end}]" if issue.start is not None else ""
    return Text(f"{one_line(issue.message)} ({one_line(issue.kind)}){span}")
