"""What a ledger answers, as tables that fit 80 columns and wider ones; long words are folded, not cut."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparlers.ledger import Stage
from pourparlers.ledger.assembly.explain import Comparison, Explanation
from pourparlers.ledger.store.decisions import Decision
from pourparlers.views.crisis import (
    Appointment,
    Claim,
    Demand,
    Dyad,
    Found,
    Hit,
    Line,
    Part,
    Point,
    Shown,
    Stats,
    Threat,
    Words,
)
from pourparlers.views.crisis.phrasing import Phrasing
from pourparlers.views.safe import one_line
from pourparlers.views.styles import DIM, QUAD_STYLES, SOURCE

_PARTS = 6
_CERTAIN = {"tentative": "yellow", "confirmed": "green", "cancelled": "magenta"}
_STANDS = {"corroborated": "green", "disputed": "yellow", "denied": "magenta", "withdrawn": "magenta"}


def timeline_table(rows: Sequence[Line], words: Phrasing) -> RenderableType:
    """A line for each event: day, who toward whom, what, where, standing with origins, id."""
    table = _table(words, "day", "what", "standing", "event", wide=("what",))
    for line in rows:
        table.add_row(words.day(line.date, line.end_date), _heading(line, words), _standing(line, words), line.id)
    return _or_nothing(table, words)


def agenda_table(rows: Sequence[Appointment], words: Phrasing) -> RenderableType:
    """What is to come: day and certainty, who with whom and where, every change of date."""
    table = _table(words, "day", "what", "history", wide=("what", "history"), apart=True)
    for row in rows:
        certain = Text(words.own.certainties[row.certainty], _CERTAIN[row.certainty])
        history = _lines(*(Text(words.stage(stage)) for stage in row.life))
        table.add_row(_margin(row.event, certain, words), _told(row.event, words, status=False), history)
    return _or_nothing(table, words)


def claims_table(rows: Sequence[Claim], words: Phrasing) -> RenderableType:
    """The accusation and what it says was done beside the denials, each with its standing."""
    table = _table(words, "day", "accusation", "denial", wide=("accusation", "denial"), apart=True)
    for row in rows:
        said = _lines(_told(row.event, words), *(_inner(line, row.event, words) for line in row.content))
        table.add_row(_margin(row.event, _standing(row.event, words), words), said, _several(row.denials, words))
    return _or_nothing(table, words)


def demands_table(rows: Sequence[Demand], words: Phrasing) -> RenderableType:
    """The demand beside its answers and what came of it."""
    table = _table(words, "day", "demand", "answer", wide=("demand", "answer"), apart=True)
    for row in rows:
        asked = _lines(_told(row.event, words), *(_inner(line, row.event, words) for line in row.content))
        answer = _lines(*_outcome(row.outcome, words), *(_told(line, words, dated=True) for line in row.answers))
        table.add_row(_margin(row.event, _standing(row.event, words), words), asked, answer)
    return _or_nothing(table, words)


def threats_table(rows: Sequence[Threat], words: Phrasing) -> RenderableType:
    """The threat beside its condition, its deadline and what became of it."""
    table = _table(words, "day", "threat", "outcome", wide=("threat", "outcome"), apart=True)
    names = words.own.columns
    for row in rows:
        said = _lines(_told(row.event, words), *(_inner(line, row.event, words) for line in row.content))
        facts = _outcome(row.outcome, words)
        if row.condition:
            facts.append(_fact(names["condition"], one_line(row.condition), words))
        if row.deadline:
            facts.append(_fact(names["deadline"], words.day(row.deadline), words))
        table.add_row(_margin(row.event, _standing(row.event, words), words), said, _lines(*facts))
    return _or_nothing(table, words)


def actors_table(rows: Sequence[Dyad], words: Phrasing) -> RenderableType:
    """Who deals with whom: how often, by each and together, mean score, cooperation and conflict, from when to when."""
    table = _table(words, "pair", "events", "begun", "score", "quads", "period", wide=("pair",))
    for row in rows:
        cooperation = sum(number for quad, number in row.quads.items() if quad.endswith("cooperation"))
        table.add_row(
            f"{words.name(row.one)} – {words.name(row.other)}",
            str(row.events),
            f"{row.by_one} / {row.by_other}" + (f" / {row.together}" if row.together else ""),
            Text(f"{row.score:+.1f}", _tense(-row.score)),
            f"{cooperation} / {row.events - cooperation}",
            words.labels.dates.range.format(start=row.first or "", end=row.last or "") if row.first else "",
        )
    return _or_nothing(table, words)


def tension_table(rows: Sequence[Point], words: Phrasing) -> RenderableType:
    """The index of each dyad and week, with the sums it is worked out from and the events they are made of."""
    table = _table(words, "pair", "week", "index", "sums", "made_of", wide=("pair", "made_of"))
    for row in rows:
        table.add_row(
            f"{words.name(row.one)} – {words.name(row.other)}",
            row.week,
            Text(f"{row.tension:+.1f}", _tense(row.tension)),
            f"{row.conflict:.1f} / {row.cooperation:.1f}",
            _parts(row.made_of),
        )
    return _or_nothing(table, words)


def _parts(parts: Sequence[Part]) -> str:
    shown = [f"{part.event} {part.score:+.1f}" for part in parts[:_PARTS]]
    return "\n".join([*shown, f"… +{len(parts) - _PARTS}"] if len(parts) > _PARTS else shown)


def stats_table(stats: Stats, words: Phrasing) -> RenderableType:
    """The counts of a ledger."""
    names = words.own.columns
    table = Table.grid(padding=(0, 2, 0, 0))
    types = [f"{words.labels.types.get(key, key)} {number}" for key, number in stats.events.items()]
    standings = [f"{words.own.standings[k]} {n}" for k, n in stats.standings.items() if k in words.own.standings]
    facts = (
        ("articles", ", ".join([str(sum(stats.articles.values())), *(f"{k} {n}" for k, n in stats.articles.items())])),
        ("newest", stats.newest or ""),
        ("events", ", ".join([str(sum(stats.events.values())), *types])),
        ("standings", ", ".join(standings)),
        ("reports", str(stats.reports)),
        ("period", words.labels.dates.range.format(start=stats.first, end=stats.last) if stats.first else ""),
    )
    for name, value in facts:
        table.add_row(Text(names[name], DIM), Text(value))
    return table


def search_page(found: Found, words: Phrasing) -> RenderableType:
    """Events, quotes and articles in which the words were found, the words set off."""
    parts: list[RenderableType] = []
    for kind, title in (("event", "events"), ("quote", "quotes"), ("article", "articles")):
        hits = [hit for hit in found.hits if hit.kind == kind]
        if hits:
            parts.append(Text(f"{words.own.phrases[title]}: {found.totals[kind]}", "bold underline"))
            parts += [_hit(hit, words) for hit in hits]
    return Group(*parts) if parts else Text(words.own.phrases["nothing"], DIM)


def _hit(hit: Hit, words: Phrasing) -> RenderableType:
    source = " · ".join(one_line(part) for part in (hit.published, hit.outlet, hit.title, hit.article) if part)
    lines: list[RenderableType] = [Text(source, DIM)]
    if hit.line:
        lines.append(Text.assemble(_heading(hit.line, words), "  ", (hit.line.id, DIM)))
    elif hit.speaker:
        lines.append(Text(f"— {one_line(hit.speaker)}"))
    lines.append(Padding(_marked(hit), (0, 0, 0, 2)))
    return Group(*lines)


def _marked(hit: Hit) -> Text:
    text, at = Text(style=SOURCE), 0
    for start, end in hit.found:
        text.append(_kept(hit.text[at:start])).append(_kept(hit.text[start:end]), "bold reverse")
        at = end
    return text.append(_kept(hit.text[at:]))


def _kept(text: str) -> str:
    """Words on one line with the spaces around them, which `one_line` takes off."""
    lead, trail = " " if text[:1].isspace() else "", " " if text.strip() and text[-1:].isspace() else ""
    return lead + one_line(text) + trail


def event_page(shown: Shown, words: Phrasing) -> RenderableType:
    """One event with its life, what belongs with it, and all its reports with their words."""
    event, own = shown.event, words.own
    place = f", {one_line(event.place.name)}" if event.place else ""
    title = f"{words.parties(event.actor, event.recipient)}{words.labels.typography.colon}"
    parts: list[RenderableType] = [Text(f"{title}{words.type(event.event, event.status)}{place}", "bold")]
    facts = [words.day(event.date, event.end_date), event.id]
    if event.standing:
        count = own.phrases["origin" if event.origins == 1 else "origins"].format(count=event.origins)
        facts += [own.standings[event.standing], count]
    if event.denied_by:
        facts.append(own.phrases["denied_by"].format(names=words.names(event.denied_by)))
    parts.append(Text(" · ".join(facts)))
    if event.condition:
        parts.append(_fact(own.columns["condition"], one_line(event.condition), words))
    if event.life:
        parts.append(_title(own.phrases["life"]))
        parts += [Padding(Text(f"{words.stage(s)}  {one_line(s.article)}"), (0, 0, 0, 2)) for s in event.life]
    if shown.links:
        parts.append(_title(own.phrases["pairs"]))
        for link in shown.links:
            told = Group(_fact(own.pairs[link.kind], link.event.id, words), _told(link.event, words, dated=True))
            parts.append(Padding(told, (0, 0, 0, 2)))
    parts.append(_title(f"{own.phrases['reports']} ({len(shown.reports)})"))
    for told_by in shown.reports:
        report = told_by.report
        status = words.labels.status.get(report.status, report.status)
        facts = [report.published or own.phrases["undated"], words.source(report), one_line(report.article), status]
        parts.append(Padding(Text(" · ".join(facts), DIM), (0, 0, 0, 2)))
        if told_by.words:
            parts.append(Padding(_quotation(told_by.words, words), (0, 0, 0, 4)))
    return Group(*parts)


def explanation_page(explanation: Explanation) -> RenderableType:
    """Why accounts were put together or kept apart."""
    lines: list[RenderableType] = [Text(f"together from {explanation.needed:+.1f} on the mean of all pairs")]
    for title, comparisons in (("together", explanation.together), ("apart", explanation.apart)):
        for comparison in comparisons:
            lines.append(_comparison(title, comparison))
    return Group(*lines)


def _comparison(title: str, comparison: Comparison) -> Text:
    decided = f" (decided: {comparison.decided})" if comparison.decided else ""
    reasons = [f"\n    {reason.weight:+.2f}  {reason.kind}: {one_line(reason.detail)}" for reason in comparison.reasons]
    return Text.assemble(
        (f"{title} {comparison.total:+.2f}{decided}", "bold"),
        f"  {one_line(comparison.one)}  {one_line(comparison.other)}",
        *reasons,
    )


def decisions_table(rows: Sequence[Decision], words: Phrasing) -> RenderableType:
    """What people decided: number, when, who, what about which articles, why, and who took it back."""
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("number", "at", "author", "decision", "articles", "note", "undone"):
        table.add_column(name, overflow="fold")
    for row in rows:
        sides = (sorted({anchor.article for anchor in side}) for side in (row.ones, row.others))
        undone = f"{row.undone_by} {row.undone_at}" if row.undone_at else ""
        cells = (
            str(row.number),
            row.at,
            row.author,
            row.kind,
            " | ".join(", ".join(s) for s in sides),
            row.note,
            undone,
        )
        table.add_row(*(Text(one_line(cell or "")) for cell in cells))
    return _or_nothing(table, words)


def _table(words: Phrasing, *names: str, wide: Sequence[str] = (), apart: bool = False) -> Table:
    """A table of these columns; the `wide` ones share what the others leave; between rows `apart` is a line."""
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, int(apart), 0))
    for name in names:
        table.add_column(words.own.columns[name], overflow="fold", ratio=1 if name in wide else None)
    return table


def _or_nothing(table: Table, words: Phrasing) -> RenderableType:
    return table if table.row_count else Text(words.own.phrases["nothing"], DIM)


def _lines(*parts: Text) -> Text:
    """Texts below one another, as one: a table of such cells is drawn several times faster than one of groups."""
    return Text("\n").join(parts)


def _margin(line: Line, below: Text, words: Phrasing) -> Text:
    """Day, a word on how it stands, id: what the first column of a list holds."""
    day = Text(words.day(line.date, line.end_date))
    return _lines(*(part for part in (day, below, Text(line.id, DIM)) if part.plain))


def _heading(line: Line, words: Phrasing, status: bool = True) -> Text:
    place = f", {one_line(line.place)}" if line.place else ""
    colon = words.labels.typography.colon
    what = words.what(line) if status else words.type(line.type, "actual")
    return Text.assemble(words.who(line), colon, (what, "bold"), place)


def _told(line: Line, words: Phrasing, dated: bool = False, status: bool = True) -> Text:
    """An event with its words below it."""
    heading = _heading(line, words, status)
    if dated:
        heading = Text.assemble(f"{words.day(line.date, line.end_date)}  ", heading)
    return _lines(heading, _quotation(line.words, words)) if line.words else heading


def _quotation(said: Words, words: Phrasing) -> Text:
    found, marks = words.excerpt(said), words.labels.typography
    parts = (found.before, (found.trigger, "bold"), found.after)
    return Text.assemble(marks.quote_open, *parts, marks.quote_close, style=SOURCE)


def _inner(line: Line, outer: Line, words: Phrasing) -> Text:
    """What an event says, asks for or threatens: its words only where they are not those of the event around it."""
    text = Text.assemble("└ ", _heading(line, words))
    facts = [fact for fact in (_standing(line, words), Text(words.denied(line))) if fact.plain]
    for fact in facts:
        text = Text.assemble(text, " · ", fact)
    same = line.words and outer.words and _overlap(line.words, outer.words)
    return text if same or not line.words else _lines(text, _quotation(line.words, words))


def _overlap(one: Words, other: Words) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def _several(lines: Iterable[Line], words: Phrasing) -> Text:
    return _lines(*(_told(line, words, dated=True) for line in lines))


def _outcome(stage: Stage | None, words: Phrasing) -> list[Text]:
    return [Text(words.stage(stage), "bold")] if stage else []


def _standing(line: Line, words: Phrasing) -> Text:
    return Text(words.standing(line), _STANDS.get(line.standing or "", ""))


def _fact(name: str, value: str, words: Phrasing) -> Text:
    return Text.assemble((f"{name}{words.labels.typography.colon}", DIM), value)


def _title(text: str) -> Text:
    return Text(text, "bold underline")


def _tense(value: float) -> str:
    return QUAD_STYLES["material conflict"] if value > 0 else QUAD_STYLES["verbal cooperation"] if value < 0 else ""
