"""The words of one line of the page: who, what, in whose words, and through whom."""

from collections.abc import Iterable

from rich.text import Text

from pourparlers.model import Actor, Event, Record, Report
from pourparlers.views.dates import readable_range
from pourparlers.views.excerpts import Quotation, excerpt, main_report
from pourparlers.views.labels import Labels
from pourparlers.views.safe import one_line
from pourparlers.views.styles import SOURCE


class Wording:
    """Words for the items of one record, in the labels' language."""

    def __init__(self, record: Record, text: str, labels: Labels) -> None:
        self.labels = labels
        self._text = text
        self._outlet = record.document.outlet
        self._actors = {actor.id: actor for actor in record.actors}
        self._names = {actor.affiliation: actor.name for actor in record.actors if actor.kind != "person"}

    def parties(self, event: Event) -> str:
        """Who, and toward whom: `Russie, Chine → Etats-Unis`; after `~` where only the rest of the article tells it."""
        actors = self.names(event.actor) or self.labels.phrases["unknown_actor"]
        recipients = self.names(event.recipient)
        sign = "~ " if event.recipient_source == "context" else ""
        return f"{actors} → {sign}{recipients}" if recipients else actors

    def names(self, ids: Iterable[str]) -> str:
        """The parties of these ids, by their readable names."""
        return ", ".join(dict.fromkeys(self.name(key) for key in ids))

    def name(self, key: str) -> str:
        """A party by name; a person with the country or organisation that he or she stands for."""
        actor = self._actors.get(key)
        if actor is None:
            return one_line(key)
        name = one_line(actor.name)
        behalf = self._behalf(actor)
        return f"{name} ({behalf})" if behalf and behalf != name else name

    def date(self, event: Event) -> str:
        """When, at the precision known; after `~` where only the day that the narration has reached tells it."""
        if not event.date:
            return ""
        sign = "~ " if event.date_source == "context" else ""
        return sign + one_line(readable_range(event.date, event.end_date, self.labels.dates, short=True))

    def place(self, event: Event) -> str:
        """Where, by the name in the text."""
        return one_line(event.place.name) if event.place else ""

    def sources(self, reports: Iterable[Report]) -> list[str]:
        """On whose word and through whom, once each: `Sergueï Riabkov (Russie) → TASS → Le Monde`."""
        return list(dict.fromkeys(self.chain(report.speaker, report.channel) for report in reports))

    def chain(self, speaker: Iterable[str], channel: Iterable[str], nobody: str = "narration") -> str:
        """Speaker, then channel, then outlet, as far as they are known; the phrase `nobody` where none is."""
        links = [self.names(speaker), ", ".join(map(one_line, channel))]
        known = [link for link in links if link] or [self.labels.phrases[nobody]]
        outlet = one_line(self._outlet) if self._outlet else ""
        return " → ".join(dict.fromkeys([*known, outlet] if outlet else known))

    def quotation(self, event: Event) -> Quotation:
        """The source's words for the event, its trigger underlined."""
        marks = self.labels.typography
        found = excerpt(main_report(event), self._text, marks)
        words = Text(found.before, SOURCE).append(found.trigger, "underline").append(found.after)
        return Quotation(words, marks)

    def _behalf(self, actor: Actor) -> str:
        if actor.kind != "person":
            return ""
        return one_line(self._names.get(actor.affiliation, actor.affiliation))
