"""GDELT 2.0 event table: tab-separated, 61 columns, no header, one line for each dyad of an event, as CAMEO asks."""

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256

from pourparlers.export.ledger import cameo
from pourparlers.export.ledger.cells import tab_line
from pourparlers.export.ledger.coded import Coded, coded, first_published
from pourparlers.export.ledger.parties import dyads, fips, party, together
from pourparlers.export.ledger.sources import Sources
from pourparlers.ledger import Ledger, LedgerEvent, Query
from pourparlers.model import Place

_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"),
    *("Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
_COUNTRY, _USCITY, _WORLDCITY = 1, 3, 4
_NOWHERE = (0, *[None] * 7)


def gdelt_tsv(ledger: Ledger, query: Query, note: Callable[[str], None]) -> Iterator[bytes]:
    """One line for each dyad of an event that happened, or that someone has announced or threatened."""
    with Sources(ledger) as sources:
        for each in coded(ledger, query, "gdelt-tsv", note, _reason):
            for number, (one, other) in enumerate(_pairs(each.event)):
                yield tab_line(_row(each, number, cameo.actor(one), cameo.actor(other), sources))


def _reason(each: Coded) -> str | None:
    """Why GDELT could not hold an event that PLOVER codes: no column says that it has not happened."""
    if each.event.status in ("hypothetical", "demanded"):
        return "hypothetical"
    if each.event.status == "planned" and each.type == each.event.event:
        return "still to come"
    return None if each.fields["date"] else "without a date"


def _pairs(event: LedgerEvent) -> list[tuple[str, str]]:
    """Actor1 and Actor2 of each line, the second empty for nobody; those who act with each other stand there once."""
    found = [(one, other) for one, other in dyads(event) if not together(event) or one < other]
    return found or [(key, "") for key in event.actor]


def _row(each: Coded, number: int, one: cameo.CodedActor, other: cameo.CodedActor, sources: Sources) -> list[object]:
    event = each.event
    code = cameo.event_code(each)
    articles = list(dict.fromkeys(report.article for report in event.reports))
    outlets = {report.outlet or report.article for report in event.reports}
    published = first_published(event)
    return [
        event_number(event.id, number),
        *_day(date.fromisoformat(str(each.fields["date"]))),
        *_actor(one),
        *_actor(other),
        *(None, code, code[:3], code[:2], cameo.quad_class(code), cameo.GOLDSTEIN[code]),
        *(len(event.reports), len(outlets), len(articles), None),
        *_NOWHERE,
        *_NOWHERE,
        *_where(event.place),
        published.replace("-", "") + "000000" if published else None,
        _url(articles, sources),
    ]


def event_number(name: str, number: int = 0) -> int:
    """The number of a line: of an event's first line the digits of its id, of its further ones a digest (48 bits)."""
    digits = name.removeprefix("E") if number == 0 else sha256(f"{name}:{number}".encode()).hexdigest()[:12]
    return int(digits, 16)


def _day(day: date) -> list[object]:
    """SQLDATE, MonthYear, Year, FractionDate (the year with the share of it that is past, in months of 30 days)."""
    past = ((day.month - 1) * 30 + day.day) / 365
    return [f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", f"{day.year + past:.4f}"]


def _actor(found: cameo.CodedActor) -> list[object]:
    return [found.code, found.name, found.country, found.group, None, None, None, found.type, None, None]


def _where(place: Place | None) -> tuple[object, ...]:
    """The columns of ActionGeo."""
    if place is None:
        return _NOWHERE
    country = party(place.country) if place.country else None
    if country and (place.lat, place.lon) == (country.lat, country.lon):
        kind, name = _COUNTRY, country.name
    else:
        kind = _USCITY if place.country == "USA" else _WORLDCITY
        name = f"{place.name}, {country.name}" if country else place.name
    return kind, name, fips(place.country), None, None, place.lat, place.lon, None


def _url(articles: list[str], sources: Sources) -> str | None:
    """Where the event was read: the address of the first article that has one, else the id of the first."""
    urls = (document.url for document in map(sources.document, articles) if document)
    return next((url for url in urls if url), articles[0] if articles else None)
