"""Toward whom, where the sentence itself does not say.

An answer is directed at the one who did what it answers; a demand at the one who is to act; a threat at the one whose
act would set it off.  Where nothing of this is told, a party speaks to its usual counterpart in the article.
"""

from collections import Counter
from collections.abc import Sequence

from pourparlers.assemble.mentions import Cluster
from pourparlers.extract.actors import Member, Parties

_ANSWERS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})


def complete(clusters: Sequence[Cluster], parties: Parties) -> None:
    """Fills the recipients of directed events that have none, from what the article tells elsewhere."""
    owner = {id(mention): each for each in clusters for mention in each.mentions}
    for each in clusters:
        if each.type in _ANSWERS and _open(each):
            each.mentions[0].recipients = _doers(each, clusters, owner)
        if each.type == "THREATEN" and _open(each):
            each.mentions[0].recipients = _warned(each)
    dyads = _dyads(clusters)
    for each in clusters:
        if each.mentions[0].frame.default.opponent and _open(each):
            each.mentions[0].recipients = _counterpart(each, dyads, parties)


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


def _warned(each: Cluster) -> list[Member]:
    """Those whose act is the condition of a threat."""
    for mention in each.mentions:
        warned = _others(mention.condition_parties, each)
        if warned:
            return warned
    return []


def _dyads(clusters: Sequence[Cluster]) -> Counter[tuple[str, str]]:
    """How often two parties stand on the two sides of an event, in either direction."""
    counts: Counter[tuple[str, str]] = Counter()
    for each in clusters:
        for actor in {member.affiliation for member in each.actors}:
            for recipient in {member.affiliation for member in each.recipients} - {actor}:
                counts[actor, recipient] += 2
                counts[recipient, actor] += 1
    return counts


def _counterpart(each: Cluster, dyads: Counter[tuple[str, str]], parties: Parties) -> list[Member]:
    own = {member.affiliation for member in each.actors}
    near = parties.opponent(each.mentions[0].token, own)
    scores = {key: count for (actor, key), count in dyads.items() if actor in own and key not in own}
    for member in near:
        scores[member.affiliation] = scores.get(member.affiliation, 0) + 1
    if not scores:
        return []
    best = max(scores, key=lambda key: (scores[key], key))
    return [member for member in near if member.affiliation == best] or [parties.party(best)]
