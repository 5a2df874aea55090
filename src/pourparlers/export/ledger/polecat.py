"""POLECAT: a tab-separated table with the forty columns of the POLECAT event data, PLOVER coded; "None" where empty."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pourparlers.export.ledger.cells import tab_line
from pourparlers.export.ledger.coded import Coded, coded, coder, first_published
from pourparlers.export.ledger.parties import party
from pourparlers.export.ledger.sources import Sources
from pourparlers.ledger import Ledger, Query
from pourparlers.ontology.loader import QUADS

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations"),
    *("Story Locations", "Language", "Version"),
)
_EMPTY = "None"


def polecat_tsv(ledger: Ledger, query: Query, note: Callable[[str], None]) -> Iterator[bytes]:
    """The header and one line for each event that PLOVER codes and that has a date."""
    yield tab_line(COLUMNS)
    with Sources(ledger) as sources:
        for each in coded(ledger, query, "polecat-tsv", note, _undated):
            yield tab_line(_row(each, sources), _EMPTY)


def _undated(each: Coded) -> str | None:
    return None if each.fields["date"] else "without a date"


def _row(each: Coded, sources: Sources) -> list[object]:
    event, fields = each.event, each.fields
    articles = list(dict.fromkeys(report.article for report in event.reports))
    documents = [document for document in map(sources.document, articles) if document]
    return [
        *(event.id, fields["date"], each.type, _list(fields.get("mode")), fields.get("event_scale")),
        *(QUADS[int(str(fields["quad_code"])) - 1].upper(), _list(fields.get("context"))),
        *_entity(event.actor),
        *_entity(event.recipient),
        *_place(each),
        _list(report.outlet or report.article for report in event.reports),
        first_published(event),
        *(None, None, None),
        _list(document.language for document in documents),
        coder(),
    ]


def _entity(keys: Iterable[str]) -> list[object]:
    """Name, country, COW, primary sector, sectors, title, raw name, Wikipedia id of all parties of one side."""
    found = [party(key) for key in keys]
    sectors = _list(facts.sector for facts in found)
    names = _list(facts.name for facts in found)
    primary = next((facts.sector for facts in found if facts.sector), None)
    return [
        names,
        _list(facts.country for facts in found),
        None,
        primary,
        sectors,
        None,
        _list(facts.key for facts in found),
        None,
    ]


def _place(each: Coded) -> list[object]:
    """Place name, city, district, province, country, latitude, longitude, GeoNames id, raw name, feature type."""
    place = each.event.place
    if place is None:
        return [None] * 10
    located = (place.lat, place.lon)
    return [place.name, None, None, None, place.country, *located, None, place.name, None]


def _list(values: Any) -> str | None:
    """Values one after the other, each once."""
    return "; ".join(dict.fromkeys(value for value in values or () if value)) or None
