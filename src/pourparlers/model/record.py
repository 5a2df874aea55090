"""What comes out: the record of one article.

Ids are deterministic; every list keeps the order of the text.  The JSON Schema of the record is generated from these
classes (`json_schema`).
"""

from typing import Any, Literal

import msgspec

from pourparlers.model.article import Issue

SCHEMA_VERSION = "pourparlers/record/1"

Status = Literal["actual", "planned", "alleged", "demanded", "threatened", "hypothetical", "denied", "cancelled"]
Phase = Literal["confirmed", "moved", "postponed"]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The article as the record knows it.

    `published` has the precision `precision` (day, month, year); `published_source` says where it was found:
    `metadata`, `header`, `dateline`, `text` or `unknown`; `published_span` the characters that say so, if any.
    """

    id: str
    language: str
    title: str | None = None
    published: str | None = None
    precision: Literal["day", "month", "year"] | None = None
    published_source: str = "unknown"
    published_span: tuple[int, int] | None = None
    outlet: str | None = None
    url: str | None = None
    length: int = 0


class Noise(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the text that is not the author's prose: header, credit, signature, subscription tail, ..."""

    start: int
    end: int
    kind: str
    rule: str


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar expression with its TIMEX3 value.

    `type` is DATE, TIME, DURATION or SET; `value` as in TIMEX3 (`2022-01-10`, `2021-W51`, `P1D`); `end_value` closes a
    range; `precision` is the finest unit known; `anchor` the date it was resolved against; `rule` the pack's rule id.
    """

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    rule: str
    end_value: str | None = None
    precision: str | None = None
    anchor: str | None = None
    modifier: str | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A party of the article: state, organisation, bloc, armed group or person.

    `affiliation` is the key that it stands for (`RUS`, `NATO`, `wagner`), `code` the PLOVER code, `sector` the PLOVER
    sector (GOV, MIL, ...); `mentions` are the spans that name it, pronouns and descriptions included.
    """

    id: str
    name: str
    kind: Literal["state", "organisation", "bloc", "armed-group", "person", "group"]
    affiliation: str
    code: str
    sector: str | None = None
    office: str | None = None
    mentions: tuple[tuple[int, int], ...] = ()


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Reported speech: the words (without quotation marks), who said them and through whom they came.

    `speaker` holds actor ids, `channel` canonical names of agencies, papers and networks; `cue` is the span of the
    words that introduce it.
    """

    start: int
    end: int
    text: str
    kind: Literal["direct", "indirect", "mixed"]
    rule: str
    speaker: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    cue: tuple[int, int] | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where: the name as written, the country (ISO 3166-1 alpha-3) and WGS84 coordinates in degrees where known."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """The words on which a threat, an offer or a promise depends."""

    start: int
    end: int
    text: str


class Trigger(msgspec.Struct, frozen=True):
    """The word or words that name the event, as raw offsets."""

    start: int
    end: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Why we say so: one place of the article that speaks of the event.

    The span is the clause, `trigger` the word that names the event; `speaker` (actor ids) and `channel` tell on whose
    word it rests, both empty for the author's own narration; `status` is the status given *there*; `rule` the frame;
    `phase` what the words there make of a plan: they confirm, move or postpone it.
    """

    start: int
    end: int
    trigger: Trigger
    status: Status
    rule: str
    speaker: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    phase: Phase | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What happened or would happen, once per article, with every report of it.

    `event` is a PLOVER 2.0 type or DENY; `actor` and `recipient` hold actor ids; `date`/`end_date` are ISO values at
    the precision known, `date_source` tells whether the event's own words date it (`text`) or only the day that the
    narration has reached (`context`); `recipient_source` likewise tells recipients that the sentence names from those
    that the rest of the article tells; `content` names the events inside it; `score` and `quad` come from the ontology.
    """

    id: str
    event: str
    status: Status
    reports: tuple[Report, ...]
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    recipient_source: Literal["text", "context"] | None = None
    date: str | None = None
    date_source: Literal["text", "context"] | None = None
    end_date: str | None = None
    place: Place | None = None
    content: tuple[str, ...] = ()
    condition: Condition | None = None
    score: float | None = None
    quad: str | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """All that one article says."""

    document: Document
    times: tuple[Time, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    noise: tuple[Noise, ...] = ()
    issues: tuple[Issue, ...] = ()
    schema: str = SCHEMA_VERSION

    def to_json(self) -> str:
        """The record as one line of JSON."""
        return msgspec.json.encode(self).decode("utf8")

    @classmethod
    def from_json(cls, data: str | bytes) -> "Record":
        """The inverse of `to_json`; raises `msgspec.ValidationError` for anything that is not a record."""
        return msgspec.json.decode(data, type=cls)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record."""
    return msgspec.json.schema(Record)
