"""The words of one line of the page: who, what, in whose words, and through whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pourparlers.model import Actor, Event, Record, Report
from pourparlers.views.dates import readable_range
from pourparlers.views.labels import Labels
from pourparlers.views.safe import one_line, printable

_EXCERPT = 220
_WHITE = re.compile(r"\s+")
_OPENING = re.compile(r"[«“]\s*")
_CLOSING = re.compile(r"\s*[»”]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The source's words around a trigger, cut at word borders: `before`, the trigger itself, `after`."""

    before: str
    trigger: str
    after: str


class Wording:
    """Words for the items of one record, in the labels' language."""

    def __init__(self, record: Record, text: str, labels: Labels) -> None:
        self.labels = labels
        self._text = text
        self._outlet = record.document.outlet
        self._actors = {actor.id: actor for actor in record.actors}
        self._names = {actor.affiliation: actor.name for actor in record.actors if actor.kind != "person"}

    def parties(self, event: Event) -> str:
        """Who, and toward whom: `Russie, Chine → Etats-Unis`."""
        actors = self.names(event.actor) or self.labels.phrases["unknown_actor"]
        recipients = self.names(event.recipient)
        return f"{actors} → {recipients}" if recipients else actors

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
        """When, at the precision known."""
        if not event.date:
            return ""
        return one_line(readable_range(event.date, event.end_date, self.labels.dates, short=True))

    def place(self, event: Event) -> str:
        """Where, by the name in the text."""
        return one_line(event.place.name) if event.place else ""

    def sources(self, reports: Iterable[Report]) -> list[str]:
        """On whose word and through whom, once each: `Sergueï Riabkov (Russie) → TASS → Le Monde`."""
        return list(dict.fromkeys(self.chain(report.speaker, report.channel) for report in reports))

    def chain(self, speaker: Iterable[str], channel: Iterable[str]) -> str:
        """Speaker, then channel, then outlet, as far as they are known."""
        links = [self.names(speaker), ", ".join(map(one_line, channel))]
        known = [link for link in links if link] or [self.labels.phrases["narration"]]
        outlet = one_line(self._outlet) if self._outlet else ""
        return " → ".join(dict.fromkeys([*known, outlet] if outlet else known))

    def excerpt(self, report: Report) -> Excerpt:
        """The clause of the report, shortened around its trigger."""
        start, end = _window(report, self._text)
        trigger = report.trigger
        before, word, after = (
            self._words(*stretch)
            for stretch in ((start, trigger.start), (trigger.start, trigger.end), (trigger.end, end))
        )
        lead = "… " if start > report.start else ""
        tail = " …" if end < report.end else ""
        return Excerpt(lead + before.lstrip(), word, after.rstrip() + tail)

    def _words(self, start: int, end: int) -> str:
        """The source's words, white space and control characters tamed, its quotation marks those of a quote in one."""
        marks = self.labels.typography
        spaced = _WHITE.sub(" ", self._text[start:end])
        opened = _OPENING.sub(marks.inner_open, spaced)
        return printable(_CLOSING.sub(marks.inner_close, opened))

    def _behalf(self, actor: Actor) -> str:
        if actor.kind != "person":
            return ""
        return one_line(self._names.get(actor.affiliation, actor.affiliation))


def main_report(event: Event) -> Report:
    """The report that shows the event best: one that gives it its status, in prose, the longest words first."""
    agreeing = [report for report in event.reports if report.status == event.status] or list(event.reports)
    return max(agreeing, key=lambda report: min(report.end - report.start, _EXCERPT))


def _window(report: Report, text: str) -> tuple[int, int]:
    """The part of the clause that is shown: all of a short one, the surroundings of the trigger of a long one."""
    start, end = min(report.start, report.trigger.start), max(report.end, report.trigger.end)
    if end - start <= _EXCERPT:
        return start, end
    room = max(0, _EXCERPT - (report.trigger.end - report.trigger.start))
    left = max(start, report.trigger.start - room // 2)
    right = min(end, left + _EXCERPT)
    left = max(start, right - _EXCERPT)
    while start < left < report.trigger.start and not text[left - 1].isspace():
        left += 1
    while report.trigger.end < right < end and not text[right].isspace():
        right -= 1
    return left, right
