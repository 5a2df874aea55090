"""From clusters of mentions to the events of the record."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pourparlers.assemble.mentions import SPEECH_ACTS, Cluster, day
from pourparlers.extract import syntax
from pourparlers.extract.actors import Member
from pourparlers.extract.events import Candidate, Contexts
from pourparlers.model import Event, Report
from pourparlers.model.record import Status, Trigger
from pourparlers.ontology import Ontology
from pourparlers.text.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Facts:
    """What the events of an article are made with; `ids` maps `id(member)` to actor ids."""

    analysis: Analysis
    ids: dict[int, str]
    ontology: Ontology
    contexts: Contexts
    published: str | None


def build_events(clusters: Sequence[Cluster], facts: Facts) -> tuple[Event, ...]:
    """The events of a record in order of first mention."""
    names = {id(each): _event_id(each, facts.analysis) for each in clusters}
    owner = {id(mention): each for each in clusters for mention in each.mentions}
    return tuple(_event(each, facts, names, owner) for each in clusters)


def _event_id(cluster: Cluster, analysis: Analysis) -> str:
    first = cluster.mentions[0]
    parts = (
        cluster.type,
        *sorted(first.keys(cluster.actors)),
        ">",
        *sorted(first.keys(cluster.recipients)),
        str(cluster.date),
        status_of(cluster, None),
        str(analysis.starts[first.match.first]),
    )
    return "e" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:10]


def _event(cluster: Cluster, facts: Facts, names: dict[int, str], owner: dict[int, Cluster]) -> Event:
    mentions = cluster.mentions
    rule = mentions[0].frame.rule
    dated = cluster.date
    timed = [m.time for m in mentions if dated is not None and day(m.time) == dated]
    recipients = _ids(cluster.recipients, facts.ids)
    about = {name for mention in mentions for name in facts.contexts.around(mention.token)}
    return Event(
        id=names[id(cluster)],
        event=cluster.type,
        mode=rule.mode,
        context=tuple(sorted(about, key=facts.contexts.order.__getitem__)),
        status=status_of(cluster, facts.published),
        actor=_ids(cluster.actors, facts.ids),
        recipient=recipients,
        recipient_source=None if not recipients else "context" if cluster.completed else "text",
        date=dated or cluster.context_date,
        date_source="text" if dated else "context" if cluster.context_date else None,
        end_date=timed[0].end_value if timed and timed[0] else None,
        place=next((m.place for m in mentions if m.place is not None), None),
        content=tuple(dict.fromkeys(names[id(each)] for each in _contents(cluster, owner) if each is not cluster)),
        condition=next((m.condition for m in mentions if m.condition is not None), None),
        score=facts.ontology.score(cluster.type, rule.mode),
        quad=facts.ontology.quad(cluster.type),
        reports=tuple(_report(mention, facts.analysis, facts.ids) for mention in mentions),
    )


def _contents(cluster: Cluster, owner: dict[int, Cluster]) -> list[Cluster]:
    return [
        each
        for each in dict.fromkeys(owner.values())
        if any(m.governor is not None and owner.get(id(m.governor)) is cluster for m in each.mentions)
    ]


def _ids(members: Sequence[Member], ids: dict[int, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[id(member)] for member in members))


def _report(mention: Candidate, analysis: Analysis, ids: dict[int, str]) -> Report:
    clause = syntax.clause_of(mention.token)
    span = analysis.span(clause.left_edge.i, clause.right_edge.i)
    trigger = analysis.span(mention.match.first, mention.match.last)
    return Report(
        start=min(span.start, trigger.start),
        end=max(span.end, trigger.end),
        trigger=Trigger(trigger.start, trigger.end),
        status=mention.status,
        rule=mention.frame.rule.id,
        speaker=_ids(mention.speakers, ids),
        channel=mention.channel,
        phase=mention.phase,
    )


_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_CALENDAR = re.compile(r"\d{4}-\d{2}")
_WEAK = frozenset({"actual"})


def status_of(cluster: Cluster, published: str | None) -> Status:
    """The status of an event: a cancellation wins, then the first mention whose words give a status, then its date."""
    statuses = [mention.status for mention in cluster.mentions]
    if "cancelled" in statuses:
        return "cancelled"
    first = cluster.mentions[0]
    told: list[Status] = [m.status for m in cluster.mentions if not m.nominal]
    told = told or [m.status for m in cluster.mentions if m.status not in _WEAK]
    status = told[0] if told else first.status
    when = cluster.date
    future = when is not None and published is not None and _first_day(when) > published
    return "planned" if status == "actual" and cluster.type not in SPEECH_ACTS and future else status


def _first_day(value: str) -> str:
    """The ISO date on which a TIMEX value begins, as far as it tells: of a week its Monday, of a season its year."""
    week = _WEEK.match(value)
    if week is not None:
        return date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
    return value if _CALENDAR.match(value) else value[:4]
