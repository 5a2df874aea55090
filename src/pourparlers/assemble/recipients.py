"""Toward whom, where the sentence itself does not say.

An answer is directed at the one who did what it answers; a demand at the one who is to act; a threat at the one whose
act would set it off.  Where nothing of this is told, a party speaks to its usual counterpart in the article.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from pourparlers.assemble.mentions import Cluster
from pourparlers.extract.actors import Member, Parties
from pourparlers.extract.events.candidate import VERBAL

_FRIENDLY = frozenset({"SUPPORT", "AID", "AGREE", "COOPERATE", "CONCEDE"})
_NEUTRAL = frozenset({"CONSULT", "DENY", "RETREAT", "PROTEST"})
_TOWARD = 2
_TARGET = 0.5
_ALIKE = 0.75
_NEAR = 1.5
_ONE_SIDED = 0.85
_MAIN = 3
_ASIDE = 0.5
# What a party that is not named close by must score: of the guesses below this most are wrong.
_AFAR = 1.0
_ANSWERS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})


def complete(clusters: Sequence[Cluster], parties: Parties) -> None:
    """Fills the recipients of directed events that have none, from what the article tells elsewhere."""
    owner = {id(mention): each for each in clusters for mention in each.mentions}
    for each in clusters:
        if each.type in _ANSWERS and _open(each):
            _fill(each, _doers(each, clusters, owner))
        if each.type == "THREATEN" and _open(each):
            _fill(each, _warned(each))
        if each.type in ("THREATEN", "AGREE") and _open(each):
            _fill(each, _served(each, clusters, owner))
    sections: dict[int, list[Cluster]] = {}
    for each in clusters:
        sections.setdefault(parties.home.section(each.mentions[0].token.i), []).append(each)
    for section in sections.values():
        _oppose(section, owner, parties)


def _oppose(clusters: Sequence[Cluster], owner: dict[int, Cluster], parties: Parties) -> None:
    """Fills what is still open with the usual counterparts in one part of the article."""
    relations = Relations(clusters)
    if _domestic(clusters):
        return
    for each in clusters:
        frame = each.mentions[0].frame
        if frame.default.opponent and not frame.symmetric and _open(each):
            _fill(each, _addressed(each, owner) or _counterpart(each, relations, parties))


def _domestic(clusters: Sequence[Cluster]) -> bool:
    """True where nearly all who act are of one country: whoever else is named is a bystander."""
    codes = Counter(member.code for each in clusters for member in each.actors)
    return bool(codes) and max(codes.values()) >= _ONE_SIDED * codes.total()


def _fill(each: Cluster, recipients: list[Member]) -> None:
    each.mentions[0].recipients = recipients
    each.completed = bool(recipients)


def _open(each: Cluster) -> bool:
    return bool(each.actors) and not each.recipients


def _others(members: Sequence[Member], each: Cluster) -> list[Member]:
    keys = {member.affiliation for member in each.actors}
    return [member for member in members if member.affiliation not in keys]


def _doers(each: Cluster, clusters: Sequence[Cluster], owner: dict[int, Cluster]) -> list[Member]:
    """Those who did, or are to do, what the event is about."""
    for other in clusters:
        for mention in other.mentions:
            if mention.governor is None or mention.inherited or owner.get(id(mention.governor)) is not each:
                continue
            doers = _others(other.actors, each)
            if doers:
                return doers
    return []


def _addressed(each: Cluster, owner: dict[int, Cluster]) -> list[Member]:
    """For what is demanded, promised or refused: the other side of the one who acts in it."""
    for mention in each.mentions:
        above = owner.get(id(mention.governor)) if mention.governor is not None else None
        if above is not None and above.type in VERBAL:
            return _others([*above.actors, *above.recipients], each)
    return []


def _served(each: Cluster, clusters: Sequence[Cluster], owner: dict[int, Cluster]) -> list[Member]:
    """Those toward whom is directed what is promised or threatened."""
    for other in clusters:
        if other.type in VERBAL:
            continue
        if any(m.governor is not None and owner.get(id(m.governor)) is each for m in other.mentions):
            served = _others(other.recipients, each)
            if served:
                return served
    return []


def _warned(each: Cluster) -> list[Member]:
    """Those whose act is the condition of a threat."""
    for mention in each.mentions:
        warned = _others(mention.condition_parties, each)
        if warned:
            return warned
    return []


class Relations:
    """How often one party of the article acts toward another, as friend and as foe."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._toward: Counter[tuple[bool, str, str]] = Counter()
        self._targets: Counter[str] = Counter()
        self._alike: dict[str, Counter[str]] = {}
        for each in clusters:
            friendly = each.type in _FRIENDLY
            if each.type in _NEUTRAL:
                continue
            for actor in {member.affiliation for member in each.actors}:
                for recipient in {member.affiliation for member in each.recipients} - {actor}:
                    self._toward[friendly, actor, recipient] += 1
                    self._targets[recipient] += not friendly
                    self._alike.setdefault(each.type, Counter())[recipient] += 1

    def scores(self, own: Collection[str], kind: str) -> dict[str, float]:
        """How likely each other party is the one that parties of the keys `own` act toward, in an event of a `kind`."""
        friendly = kind in _FRIENDLY
        scores: Counter[str] = Counter()
        for (alike, actor, recipient), count in self._toward.items():
            sign = 1 if alike == friendly else -1
            if actor in own and recipient not in own:
                scores[recipient] += sign * _TOWARD * count
            elif recipient in own and actor not in own:
                scores[actor] += sign * count
        found = {key: float(score) for key, score in scores.items()}
        if not friendly:
            for key, count in self._targets.items():
                if key not in own:
                    found[key] = found.get(key, 0.0) + _TARGET * count
        for key, count in self._alike.get(kind, Counter[str]()).items():
            if key not in own:
                found[key] = found.get(key, 0.0) + _ALIKE * count
        return found


def _counterpart(each: Cluster, relations: Relations, parties: Parties) -> list[Member]:
    own = {member.affiliation for member in each.actors}
    near = parties.opponent(each.mentions[0].token, own)
    scores = relations.scores(own, each.type)
    for member in near:
        weight = _NEAR if member.kind not in ("organisation", "bloc") else _ASIDE
        scores[member.affiliation] = scores.get(member.affiliation, 0.0) + weight
    best = max(scores, key=lambda key: (scores[key], key), default=None)
    if best is None or scores[best] <= 0:
        return []
    close = [member for member in near if member.affiliation == best]
    known = scores[best] >= _AFAR and best in parties.main(_MAIN)
    return close or ([parties.party(best)] if known else [])
