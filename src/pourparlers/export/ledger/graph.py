"""GraphML: parties as nodes, dyads as directed edges with what happened in them; networkx writes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pourparlers.export.ledger.extras import needed
from pourparlers.export.ledger.parties import dyads, party, together
from pourparlers.ledger import Ledger, LedgerEvent, Query
from pourparlers.ledger.store.dyads import days_of, happened
from pourparlers.ontology.loader import QUADS


@dataclass(slots=True)
class _Edge:
    """What one party did toward another."""

    events: int = 0
    together: int = 0
    reports: int = 0
    total: float = 0.0
    scored: int = 0
    first: str = ""
    last: str = ""
    quads: dict[str, int] = field(default_factory=lambda: dict.fromkeys(QUADS, 0))

    def add(self, event: LedgerEvent) -> None:
        self.events += 1
        self.together += together(event)
        self.reports += len(event.reports)
        if event.quad in self.quads:
            self.quads[event.quad] += 1
        if event.score is not None:
            self.total += event.score
            self.scored += 1
        first, last = days_of(event)
        if first and last:
            self.first, self.last = min(self.first or first, first), max(self.last, last)

    def fields(self) -> dict[str, int | float | str]:
        """The data of the edge; GraphML has no empty value, so that what is not known is left out."""
        found: dict[str, int | float | str] = {
            "events": self.events,
            "together": self.together,
            "reports": self.reports,
        }
        found |= {name.replace(" ", "_"): count for name, count in self.quads.items()}
        if self.scored:
            found["mean_score"] = round(self.total / self.scored, 4)
        if self.first:
            found |= {"first": self.first, "last": self.last}
        return found


def graphml(ledger: Ledger, query: Query, note: Callable[[str], None]) -> Iterator[bytes]:
    """The graph of all that happened between parties; raises `extra-missing` where networkx is not installed."""
    networkx = needed("networkx", "graph")
    counts: dict[str, int] = {}
    edges: dict[tuple[str, str], _Edge] = {}
    for event in filter(happened, ledger.events(query)):
        for key in {*event.actor, *event.recipient}:
            counts[key] = counts.get(key, 0) + 1
        for pair in dyads(event):
            edges.setdefault(pair, _Edge()).add(event)
    graph = _graph(networkx, counts, edges)
    for line in networkx.generate_graphml(graph):
        yield line.encode() + b"\n"


def _graph(networkx: Any, counts: dict[str, int], edges: dict[tuple[str, str], _Edge]) -> Any:
    graph = networkx.DiGraph()
    for key in sorted(counts):
        facts = party(key)
        known = {"kind": facts.kind, "code": facts.code, "sector": facts.sector, "country": facts.country}
        told = {name: value for name, value in known.items() if value}
        graph.add_node(key, name=facts.name, events=counts[key], **told)
    for one, other in sorted(edges):
        graph.add_edge(one, other, **edges[one, other].fields())
    return graph
