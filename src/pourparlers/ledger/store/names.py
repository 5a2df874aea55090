"""The names of parties as people read them, in every language that there is a pack for."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from pourparlers.ledger.store.passages import folded
from pourparlers.ledger.store.schema import event_parties, party_names
from pourparlers.model import Record


def put(connection: Connection, record: Record) -> None:
    """Notes the names of the parties of a record: those of the packs, else those that the articles write.

    Where articles write several, the first in the alphabet is kept, whichever came first.
    """
    keys = sorted({actor.affiliation for actor in record.actors})
    written = {actor.affiliation: actor.name for actor in reversed(record.actors) if actor.kind != "person"}
    known = _known(connection, keys)
    for key in keys:
        names = _of_packs(key)
        if not names and key in written:
            language = record.document.language
            names = {language: min(written[key], known.get((key, language), written[key]))}
        for language, name in names.items():
            if known.get((key, language)) != name:
                _write(connection, key, language, name)


def _known(connection: Connection, keys: Iterable[str]) -> dict[tuple[str, str], str]:
    chosen = select(party_names).where(party_names.c.party.in_(list(keys)))
    return {(row.party, row.language): row.name for row in connection.execute(chosen)}


def _write(connection: Connection, key: str, language: str, name: str) -> None:
    connection.execute(delete(party_names).where(party_names.c.party == key, party_names.c.language == language))
    connection.execute(insert(party_names).values(party=key, language=language, name=name))


def _of_packs(key: str) -> dict[str, str]:
    """Language → the usual name of a party that the packs know."""
    from pourparlers.packs.loader import languages, pack_folder
    from pourparlers.packs.names import load_names

    found: dict[str, str] = {}
    for language in languages():
        names = load_names(pack_folder(language))
        party = names.states.get(key) or names.organisations.get(key) or names.groups.get(key)
        usual = (party.names or party.exact) if party else ()
        if usual:
            found[language] = usual[0]
    return found


def names_in(connection: Connection, language: str) -> dict[str, str]:
    """Party → its name in `language`, in another where there is none."""
    found: dict[str, str] = {}
    for row in connection.execute(select(party_names).order_by(party_names.c.party, party_names.c.language.desc())):
        if row.language == language or row.party not in found:
            found[row.party] = row.name
    return found


def find(connection: Connection, word: str) -> str | None:
    """The party that someone means by a key or by a name in any language; accents and capitals do not count."""
    wanted = folded(word.strip())
    rows = connection.execute(select(party_names.c.party, party_names.c.name).order_by(party_names.c.party)).all()
    for found in (
        (row.party for row in rows if row.party == word),
        (row.party for row in rows if folded(row.party) == wanted),
        (row.party for row in rows if folded(row.name) == wanted),
        connection.execute(select(event_parties.c.party).where(event_parties.c.party == word).limit(1)).scalars(),
    ):
        party: str | None = next(iter(found), None)
        if party is not None:
            return party
    return None
