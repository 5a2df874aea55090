"""The day that a narration has reached, for events told without a date of their own."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.events.candidate import Candidate
from pourparlers.extract.events.dates import Dates
from pourparlers.extract.events.status import StatusReader
from pourparlers.model import Time
from pourparlers.text.analysis import Analysis
from pourparlers.text.layout import Block

_DAY = len("2022-01-10")
_ONE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TOLD = frozenset({"actual", "alleged", "denied"})


class Narration:
    """Follows the days of one article from paragraph to paragraph."""

    def __init__(self, analysis: Analysis, dates: Dates, status: StatusReader, published: str | None) -> None:
        self._analysis = analysis
        self._dates = dates
        self._status = status
        self._published = published

    def carry(self, candidates: Sequence[Candidate]) -> None:
        """Gives told events without a date the day that heads their entry or that the narration has reached."""
        headings = self._headings()
        moments: list[tuple[int, Time | Candidate]] = [*self._anchors()]
        moments += [(candidate.token.i, candidate) for candidate in candidates]
        moments.sort(key=lambda row: row[0])
        current: Time | None = None
        block = -1
        for index, item in moments:
            sentence = self._analysis.sent_index[index]
            here = self._analysis.layout.sentences[sentence].block
            if here > block + 1:
                current = None
            if isinstance(item, Time):
                if current is None or here != block or item.value >= current.value:
                    current, block = item, here
            elif item.status in _TOLD and sentence in headings:
                item.context_time = headings[sentence]
            elif item.status in _TOLD and item.time is not None:
                if self._tells_day(item.time) and not self._dates.opens_span(item.time):
                    current, block = item.time, here
            elif item.status in _TOLD and current is not None and self._narrated(item):
                item.context_time, block = current, here

    def _narrated(self, item: Candidate) -> bool:
        host = self._dates.host(item)
        return self._status.narrated(item.token) or (host is not None and self._status.narrated(host))

    def _anchors(self) -> list[tuple[int, Time]]:
        """Where a verb that tells what happened has a day of its own, whether or not it names an event."""
        found: list[tuple[int, Time]] = []
        for sent in self._analysis.sents:
            for time, head in self._dates.around(sent[0]):
                verb = _told_by(head)
                told = self._tells_day(time) and not self._dates.opens_span(time)
                if verb is not None and told and self._status.narrated(verb):
                    found.append((max(verb.i, head.i), time))
        return found

    def _headings(self) -> dict[int, Time]:
        """The sentences under a date, as in chronologies and live reports, with that date.

        One date heads the rest of its paragraph; where several do, each heads all up to the next.
        """
        layout = self._analysis.layout
        heads = {
            number: time
            for number, sentence in enumerate(layout.sentences)
            if _may_head(layout.blocks[sentence.block]) and (time := self._dates.heading(number)) is not None
        }
        found: dict[int, Time] = {}
        current: Time | None = None
        last = -1
        for number, sentence in enumerate(layout.sentences):
            if sentence.block != last and len(heads) == 1:
                current = None
            last = sentence.block
            current = heads.get(number, current)
            if current is not None:
                found[number] = current
        return found

    def _tells_day(self, time: Time) -> bool:
        """True for one day that is over or today: what the narration can have reached."""
        past = self._published is None or time.value[:_DAY] <= self._published[:_DAY]
        return _ONE_DAY.match(time.value) is not None and time.end_value is None and past


def _told_by(head: Token) -> Token | None:
    """The verb of the main line of the story that a time hangs on directly."""
    verb = head.head
    if verb.i == head.i or verb.pos_ != "VERB" or syntax.relation(verb) not in ("ROOT", "conj", "parataxis", "ccomp"):
        return None
    return verb


def _may_head(block: Block) -> bool:
    return block.is_prose or block.kind == "dateline"
