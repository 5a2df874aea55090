"""One event per article: which of its mentions speak of the same event.

Mentions are merged by type, parties, date and words; a definite or demonstrative noun prefers to merge, a new finite
verb prefers to stand for itself.  What names no party of its own joins an earlier event or is left out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pourparlers.extract import syntax
from pourparlers.extract.actors import Member
from pourparlers.extract.events import Candidate
from pourparlers.model import Time
from pourparlers.model.record import Status
from pourparlers.packs.events import StatusPack
from pourparlers.text.analysis import Analysis

Stands = Callable[[Candidate], bool]

SPEECH_ACTS = frozenset({"ACCUSE", "REQUEST", "DENY", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
_HEADINGS = frozenset({"title", "lede", "subhead"})
# How many sentences below a heading what it tells is told again.
_BELOW = 3
_UNREAL: frozenset[Status] = frozenset({"denied", "cancelled", "hypothetical"})


@dataclass(eq=False, slots=True)
class Cluster:
    """The mentions of one event, in text order; `completed` tells that its recipients were found elsewhere."""

    type: str
    mentions: list[Candidate] = field(default_factory=list)
    completed: bool = False

    @property
    def actors(self) -> list[Member]:
        """The actors of the mention that names most of them itself."""
        return self._best(lambda c: c.actors)

    @property
    def recipients(self) -> list[Member]:
        """The recipients of the mention that names most of them."""
        return self._best(lambda c: c.recipients)

    def _best(self, read: Callable[[Candidate], list[Member]]) -> list[Member]:
        best: list[Member] = []
        for mention in sorted(self.mentions, key=lambda c: c.inherited):
            if len({m.affiliation for m in read(mention)}) > len({m.affiliation for m in best}):
                best = read(mention)
        return best

    @property
    def date(self) -> str | None:
        """The most precise date among the mentions."""
        return _finest(day(mention.time) for mention in self.mentions)

    @property
    def context_date(self) -> str | None:
        """The day that the narration has reached where the event is told, for an event without a date of its own."""
        return _finest(day(mention.context_time) for mention in self.mentions)


def _finest(dates: Iterable[str | None]) -> str | None:
    return max((date for date in dates if date), key=lambda date: (len(date), date), default=None)


def day(time: Time | None) -> str | None:
    """The date of a time without its hour; None where it is not anchored."""
    if time is None or time.value.startswith("X"):
        return None
    return time.value.partition("T")[0]


def cluster(candidates: list[Candidate], analysis: Analysis, pack: StatusPack, stands: Stands) -> list[Cluster]:
    """The events of an article; `stands(candidate)` tells whether a mention may found an event."""
    clusters: list[Cluster] = []
    for candidate in candidates:
        home = _repeated(candidate, clusters, analysis) or _deed(candidate, clusters)
        home = home or _headlined(candidate, clusters, analysis) or _home(candidate, clusters, pack)
        if home is not None:
            home.mentions.append(candidate)
        elif stands(candidate):
            clusters.append(Cluster(candidate.type, [candidate]))
    return clusters


def _repeated(candidate: Candidate, clusters: list[Cluster], analysis: Analysis) -> Cluster | None:
    """The event of the same word in an earlier sentence that this one repeats."""
    number = analysis.sent_index[candidate.token.i]
    original = analysis.layout.sentences[number].repeat_of
    if original is None:
        return None
    offset = candidate.token.i - analysis.sents[number].start
    twin = analysis.sents[original].start + offset
    return next((c for c in clusters if any(m.token.i == twin and m.type == candidate.type for m in c.mentions)), None)


def _deed(candidate: Candidate, clusters: list[Cluster]) -> Cluster | None:
    """The deed that a verb only tells the outcome of: "they opened fire, wounding six", "the raid killed two"."""
    if candidate.nominal or candidate.frame.symmetric or candidate.type in SPEECH_ACTS:
        return None
    token = candidate.token
    trailing = syntax.is_gerund(token) and syntax.relation(token) == "advcl"
    deed = token.head if trailing else syntax.subject(token)
    if deed is None or deed.i == token.i or syntax.is_passive(token):
        return None
    alike = (each for each in clusters if each.type == candidate.type)
    return next((each for each in alike if any(m.token.i == deed.i for m in each.mentions)), None)


def _headlined(candidate: Candidate, clusters: list[Cluster], analysis: Analysis) -> Cluster | None:
    """The event that a heading right above told in other words, and told of the same parties."""
    if analysis.block_of(candidate.token).kind in _HEADINGS:
        return None
    at = analysis.sent_index[candidate.token.i]
    for each in clusters:
        heads = [m for m in each.mentions if analysis.block_of(m.token).kind in _HEADINGS]
        near = heads and at - analysis.sent_index[heads[-1].token.i] <= _BELOW
        if near and len(heads) == len(each.mentions) and _same_event(candidate, each):
            return each
    return None


def _same_event(candidate: Candidate, other: Cluster) -> bool:
    """True where type, mode, parties, day and reality are alike, whatever the words."""
    first = other.mentions[0]
    own, theirs = candidate.keys(candidate.actors), candidate.keys(other.actors)
    to, toward = candidate.keys(candidate.recipients), candidate.keys(other.recipients)
    modes = candidate.frame.symmetric or candidate.frame.rule.mode == first.frame.rule.mode
    alike = candidate.type == other.type and modes
    parties = bool(own) and own == theirs and (to == toward or not to or not toward)
    return alike and parties and _same_day(day(candidate.time), other.date) and _same_reality(candidate, other)


def _home(candidate: Candidate, clusters: list[Cluster], pack: StatusPack) -> Cluster | None:
    best: tuple[float, Cluster] | None = None
    for each in reversed(clusters):
        if each.type != candidate.type:
            continue
        score = _affinity(candidate, each, pack)
        if score >= 1 and (best is None or score > best[0]):
            best = (score, each)
    return best[1] if best else None


def _affinity(candidate: Candidate, other: Cluster, pack: StatusPack) -> float:
    """How much speaks for merging: below 1 the two stay apart."""
    own, theirs = candidate.keys(candidate.actors), candidate.keys(other.actors)
    if not _compatible(own, theirs, candidate) or not _compatible(
        candidate.keys(candidate.recipients), candidate.keys(other.recipients), candidate
    ):
        return 0
    if not _same_day(day(candidate.time), other.date) or _other_voice(candidate, other):
        return 0
    if not _same_reality(candidate, other):
        return 0
    score = 0.0
    lemmas = {mention.token.lemma_ for mention in other.mentions}
    if candidate.token.lemma_ in lemmas:
        score += 1.0 if candidate.nominal else 0.5
    if own and own == theirs:
        score += 0.5
        to, toward = candidate.keys(candidate.recipients), candidate.keys(other.recipients)
        score += 0.2 if candidate.nominal and to and to == toward else 0.0
    if day(candidate.time) and day(candidate.time) == other.date:
        score += 0.5 if candidate.type == "CONSULT" else 0.4
    score += _reference(candidate, other, pack)
    if candidate.type == "CONSULT" and candidate.nominal:
        score += _same_talks(candidate, own, theirs, pack)
    return score


def _other_voice(candidate: Candidate, other: Cluster) -> bool:
    """True for verbs with different subjects of one key: the opposition's call is not the ministry's."""
    own = _speaker_noun(candidate)
    theirs = {noun for noun in map(_speaker_noun, other.mentions) if noun}
    return own is not None and bool(theirs) and own not in theirs


def _speaker_noun(mention: Candidate) -> str | None:
    """Whose deed a verb tells, where a common noun tells it."""
    subject = None if mention.nominal else syntax.subject(mention.token)
    common = subject is not None and subject.pos_ == "NOUN" and subject.text.islower()
    return subject.lemma_.lower() if subject is not None and common else None


def _same_talks(candidate: Candidate, own: frozenset[str], theirs: frozenset[str], pack: StatusPack) -> float:
    """Talks of which a definite noun names fewer parties, or the same ones again, are those spoken of before."""
    definite = any(child.lower_ in pack.anaphoric for child in candidate.token.children)
    if not definite or any(child.lower_ in pack.indefinite for child in candidate.token.children):
        return 0.0
    return 0.8 if own < theirs else 0.4 if own == theirs else 0.0


def _reference(candidate: Candidate, other: Cluster, pack: StatusPack) -> float:
    if not candidate.nominal:
        repeated = any(m.token.lemma_ == candidate.token.lemma_ and not m.nominal for m in other.mentions)
        return 0.5 if repeated and candidate.type not in SPEECH_ACTS else 0.0
    determiners = [c for c in candidate.token.children if syntax.relation(c) in ("det", "amod", "nummod")]
    if any(c.lower_ in pack.indefinite for c in determiners):
        return -0.6
    demonstrative = any(syntax.feature(c, "PronType") == "Dem" for c in determiners)
    definite = any(c.lower_ in pack.anaphoric for c in determiners)
    if demonstrative:
        return 1.0
    return 0.3 if definite else 0.0


def _compatible(own: frozenset[str], theirs: frozenset[str], candidate: Candidate) -> bool:
    if not own or not theirs or own == theirs:
        return True
    if candidate.frame.symmetric or candidate.inherited:
        return own <= theirs or theirs <= own
    return candidate.nominal and own <= theirs


def _same_day(own: str | None, theirs: str | None) -> bool:
    return own is None or theirs is None or own.startswith(theirs) or theirs.startswith(own)


def _same_reality(candidate: Candidate, other: Cluster) -> bool:
    statuses = {mention.status for mention in other.mentions}
    if candidate.type in ("CONSULT", "PROTEST"):
        return True
    if candidate.status in statuses:
        return True
    return not (candidate.status in _UNREAL or statuses & _UNREAL)
