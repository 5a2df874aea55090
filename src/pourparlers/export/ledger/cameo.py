"""CAMEO, as GDELT writes it: the code of an event, its quad class and Goldstein score, and the codes of actors.

PLOVER's types come from the roots of CAMEO (the `roots` of the ontology); where a type has several, its mode decides.
"""

from typing import NamedTuple

from pourparlers.export.ledger.coded import Coded
from pourparlers.export.ledger.parties import party
from pourparlers.ontology import load_ontology

# The code of a mode, where it is of another root than the type's first, or tells more.
_BY_MODE = {
    ("ACCUSE", "investigate"): "090",
    ("ASSAULT", "unconventional"): "200",
    ("ASSAULT", "firearms"): "190",
    ("ASSAULT", "aerial"): "190",
    ("ASSAULT", "drone"): "190",
    ("ASSAULT", "heavy-weapons"): "190",
    ("REQUEST", "assist"): "020",
    ("RETREAT", "release"): "084",
    ("RETREAT", "access"): "086",
    ("RETREAT", "ceasefire"): "087",
    ("RETREAT", "disarm"): "087",
    ("RETREAT", "withdraw"): "087",
}
# "Yield, not specified below": the roots of CONCEDE and RETREAT are parts of it.
_PARTS_OF = {"CONCEDE": "080", "RETREAT": "080"}

# Goldstein scores of the codes used here, from the table that GDELT publishes (CAMEO.goldsteinscale).
GOLDSTEIN = {
    **{"016": -2.0, "020": 3.0, "030": 4.0, "040": 1.0, "050": 3.5, "060": 6.0, "070": 7.0, "080": 5.0, "084": 7.0},
    **{"086": 9.0, "087": 9.0, "090": -2.0, "100": -5.0, "110": -2.0, "120": -4.0, "130": -4.4, "140": -6.5},
    **{"150": -7.2, "160": -4.0, "170": -7.0, "180": -9.0, "190": -10.0, "200": -10.0},
}
# The last root of each quad class.
_QUADS = (("05", 1), ("08", 2), ("13", 3), ("20", 4))

_COUNTRIES = {"ROU": "ROM", "TLS": "TMP", "KOS": "KSV"}
_GROUPS = {"UN": "UNO", "EU": "EEC", "NATO": "NAT"}
_TYPES = {"UNO": "IGO", "EUR": "IGO", "IGO": "IGO", "NGO": "NGO"}
# Sectors of PLOVER that CAMEO writes otherwise, or has not.
_SECTORS = {"MED": "HLH", "JRN": "MED", "PRM": "", "PRE": "", "SOC": "", "UNK": ""}


class CodedActor(NamedTuple):
    """The columns that GDELT has for an actor: its whole code, name, country, known group and type."""

    code: str = ""
    name: str = ""
    country: str = ""
    group: str = ""
    type: str = ""


def event_code(each: Coded) -> str:
    """The three digits of an event; a denial keeps CAMEO's own code, which PLOVER has no type for."""
    types = load_ontology().types
    event = each.event
    name = event.event if types[event.event].extension and event.status == "actual" else each.type
    modes = event.mode if name == event.event else ()
    found = next((_BY_MODE[name, mode] for mode in modes if (name, mode) in _BY_MODE), None)
    return found or _PARTS_OF.get(name) or types[name].roots[0].ljust(3, "0")


def quad_class(code: str) -> int:
    """The quad class of a code, 1 to 4, by its root."""
    return next(quad for last, quad in _QUADS if code[:2] <= last)


def actor(key: str) -> CodedActor:
    """The codes of a party; empty for one that CAMEO has none for."""
    facts = party(key)
    sector = _SECTORS.get(facts.sector or "", facts.sector or "")
    name = facts.name.upper()
    if facts.code in _TYPES:
        group = _GROUPS.get(key, "")
        return CodedActor(_TYPES[facts.code] + group, name, "", group, _TYPES[facts.code])
    if not facts.code:
        return CodedActor()
    country = _COUNTRIES.get(facts.code, facts.code)
    return CodedActor(country + sector, name, country, "", sector)
