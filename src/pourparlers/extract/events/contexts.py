"""What an event is about: the contexts of PLOVER that the words around a trigger show."""

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.events.frames import Cut, words_of
from pourparlers.packs.contexts import ContextPack

_REACH = 25


class Contexts:
    """The context words of one language, by their first word."""

    def __init__(self, pack: ContextPack, cut: Cut) -> None:
        self.order = {name: number for number, name in enumerate(pack.contexts)}
        self._words: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, words in pack.contexts.items():
            for word in words:
                parts = tuple(cut(word))
                self._words.setdefault(parts[0], []).append((parts, name))

    def around(self, trigger: Token) -> tuple[str, ...]:
        """The contexts that the clause of `trigger` shows, in the order of the pack."""
        clause = syntax.clause_of(trigger)
        first = max(clause.left_edge.i, trigger.i - _REACH)
        last = min(clause.right_edge.i, trigger.i + _REACH)
        found = {name for token in trigger.doc[first : last + 1] for name in self._at(token)}
        return tuple(sorted(found, key=self.order.__getitem__))

    def _at(self, token: Token) -> list[str]:
        if not token.is_alpha and "-" not in token.text:
            return []
        rows = [row for word in words_of(token) for row in self._words.get(word, ())]
        return [name for parts, name in rows if len(parts) == 1 or _stands(parts, token)]


def _stands(parts: tuple[str, ...], token: Token) -> bool:
    """True where all the words `parts` stand in a row from `token` on."""
    if token.i + len(parts) > token.sent.end:
        return False
    return all(part in words_of(token.doc[token.i + n]) for n, part in enumerate(parts) if n)
