"""The parties of one article, each once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from pourparlers.model import Actor, Span

Kind = Literal["state", "organisation", "bloc", "armed-group", "person", "group"]


@dataclass(eq=False, slots=True)
class Member:
    """One party while the article is read; becomes an `Actor` of the record."""

    name: str
    kind: Kind
    affiliation: str
    code: str
    sector: str | None = None
    office: str | None = None
    mentions: set[Span] = field(default_factory=set)

    def __repr__(self) -> str:
        return f"<{self.name}:{self.affiliation}>"


class Cast:
    """All members, created on first use and kept in order of first use."""

    def __init__(self) -> None:
        self.members: list[Member] = []
        self._parties: dict[tuple[str, str | None], Member] = {}
        self._people: dict[str, Member] = {}

    def party(self, key: str, name: str, kind: Kind, code: str, sector: str | None = None) -> Member:
        """The party `key`; the first sector met stays."""
        member = self._parties.get((key, None))
        if member is None:
            member = self._parties[(key, None)] = Member(name, kind, key, code, sector)
            self.members.append(member)
        return member

    def person(self, name: str, affiliation: str, code: str, sector: str | None = None) -> Member:
        """The person called `name`."""
        member = self._people.get(name)
        if member is None:
            member = self._people[name] = Member(name, "person", affiliation, code, sector)
            self.members.append(member)
        return member

    def known_person(self, name: str) -> Member | None:
        """The person of exactly this name, or the only one whose name ends with it."""
        if name in self._people:
            return self._people[name]
        tail = " " + name
        found = [member for full, member in self._people.items() if full.endswith(tail)]
        return found[0] if found else None

    def actors(self, used: Iterable[Member]) -> tuple[tuple[Actor, ...], dict[int, str]]:
        """The record's actors (in `used` or mentioned) in text order, and the id of each member by `id(member)`."""
        wanted = {id(member) for member in used}
        kept = [member for member in self.members if id(member) in wanted or member.mentions]
        kept.sort(key=lambda member: (min(member.mentions, default=Span(10**9, 10**9)), member.name))
        ids = {id(member): f"a{number}" for number, member in enumerate(kept, 1)}
        actors = tuple(
            Actor(
                id=ids[id(member)],
                name=member.name,
                kind=member.kind,
                affiliation=member.affiliation,
                code=member.code,
                sector=member.sector,
                office=member.office,
                mentions=tuple((span.start, span.end) for span in sorted(member.mentions)),
            )
            for member in kept
        )
        return actors, ids
