"""Events of a ledger in words: who toward whom, what, when, where, and how well it stands."""

import re
from collections.abc import Iterable, Iterator, Mapping

from pourparlers.ledger import LedgerReport, Stage
from pourparlers.model.record import Report, Trigger
from pourparlers.views.crisis.agenda import Appointment
from pourparlers.views.crisis.labels import crisis_labels
from pourparlers.views.crisis.lines import Line, Words
from pourparlers.views.dates import readable_range
from pourparlers.views.excerpts import Excerpt, excerpt
from pourparlers.views.labels import labels_for
from pourparlers.views.safe import one_line

_DAY = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?$")


class Phrasing:
    """Words in one language for the parties of one ledger; all of them safe to show."""

    def __init__(self, language: str, names: Mapping[str, str]) -> None:
        self.labels = labels_for(language)
        self.own = crisis_labels(language)
        self._names = names

    def plain(self, text: str) -> str:
        """Words of an article on one line, harmless."""
        return one_line(text)

    def name(self, key: str) -> str:
        """A party by name, by its key where none is known."""
        return one_line(self._names.get(key, key))

    def names(self, keys: Iterable[str]) -> str:
        """Several parties."""
        return ", ".join(map(self.name, keys))

    def who(self, line: Line) -> str:
        """Who, and toward whom: `Algeria → Morocco`."""
        return self.parties(line.actor, line.recipient)

    def parties(self, actor: Iterable[str], recipient: Iterable[str]) -> str:
        """The same for keys."""
        acting = tuple(actor)
        toward = self.names(key for key in recipient if key not in acting)
        who = self.names(acting) or self.own.phrases["unknown"]
        return f"{who} → {toward}" if toward else who

    def what(self, line: Line) -> str:
        """The type of an event, with its status where it is not told as a fact: `attack (alleged)`."""
        return self.type(line.type, line.status)

    def type(self, type: str, status: str) -> str:
        """The same for a type and a status."""
        word = self.labels.types.get(type, type)
        return word if status == "actual" else f"{word} ({self.labels.status.get(status, status)})"

    def short(self, line: Line) -> str:
        """A plan in one line: who, toward whom, what, where."""
        place = f", {one_line(line.place)}" if line.place else ""
        return f"{self.who(line)}{self.labels.typography.colon}{self.type(line.type, 'actual')}{place}"

    def day(self, value: str | None, end: str | None = None) -> str:
        """A date: days as ISO, all else in words; `undated` where there is none."""
        if not value:
            return self.own.phrases["undated"]
        if _DAY.match(value) and (not end or end == value):
            return value.replace("T", " ")
        if end and _DAY.match(value) and _DAY.match(end):
            return self.labels.dates.range.format(start=value, end=end)
        return one_line(readable_range(value, end, self.labels.dates, short=True))

    def standing(self, line: Line) -> str:
        """How well an event stands: `corroborated (3)`, with its independent origins; empty for what was not."""
        if line.standing is None:
            return ""
        many = f" ({line.origins})" if line.origins and line.origins > 1 else ""
        return self.own.standings[line.standing] + many

    def denied(self, line: Line) -> str:
        """Who denies an event, empty where nobody does."""
        return self.own.phrases["denied_by"].format(names=self.names(line.denied_by)) if line.denied_by else ""

    def stage(self, stage: Stage) -> str:
        """One stage of a life: `moved 2024-03-11, for 2024-03-20`."""
        text = self.own.states[stage.state]
        if stage.date:
            text += f" {self.day(stage.date)}"
        return f"{text}, {self.own.phrases['for'].format(date=self.day(stage.due))}" if stage.due else text

    def excerpt(self, words: Words) -> Excerpt:
        """The words of an article, shortened around those that name the event; a cut shows as `…`."""
        length, (first, last) = len(words.text), words.trigger
        trigger = Trigger(min(length, max(0, first - words.start)), min(length, max(0, last - words.start)))
        report = Report(start=0, end=length, trigger=trigger, status="actual", rule="")
        return excerpt(report, words.text, self.labels.typography)

    def quoted(self, words: Words) -> str:
        """The same between quotation marks, as plain text."""
        marks, found = self.labels.typography, self.excerpt(words)
        return f"{marks.quote_open}{found.before}{found.trigger}{found.after}{marks.quote_close}"

    def source(self, report: LedgerReport) -> str:
        """On whose word and through whom: `Algeria → APS → Le Carnet`."""
        links = [self.names(report.speaker), ", ".join(map(one_line, report.channel)), one_line(report.outlet or "")]
        return " → ".join(dict.fromkeys(link for link in links if link)) or one_line(report.article)

    def title(self, appointment: Appointment) -> str:
        """What a calendar shows of an appointment; what is off, or known only to a month, says so."""
        line, text = appointment.event, self.short(appointment.event)
        if line.date and not _DAY.match(line.date):
            text += f" ({self.own.phrases['during'].format(date=self.day(line.date))})"
        if appointment.certainty != "cancelled":
            return text
        off = appointment.life[-1].state if appointment.life else "cancelled"
        why = self.own.phrases["postponed"] if off == "postponed" else self.own.states["cancelled"]
        return f"{why[:1].upper()}{why[1:]}{self.labels.typography.colon}{text}"

    def description(self, appointment: Appointment) -> Iterator[str]:
        """Its history, its words and its standing, a line each."""
        yield from map(self.stage, appointment.life)
        line = appointment.event
        if line.words:
            yield self.quoted(line.words)
        yield from filter(None, (self.standing(line), self.denied(line), line.id))
