"""Names for accounts that outlive a new reading: the words of the article that an account rests on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from pourparlers.ledger.assembly.account import Account


class Anchor(msgspec.Struct, frozen=True, order=True):
    """The words from `start` to `end` of an article, which name an event of `type`."""

    article: str
    start: int
    end: int
    type: str


def anchor_of(account: Account) -> Anchor:
    """The anchor of an account: its first trigger."""
    trigger = account.event.reports[0].trigger
    return Anchor(account.article, trigger.start, trigger.end, account.type)


class Anchors:
    """Finds the accounts that anchors stand for."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._by_article: dict[str, list[Account]] = defaultdict(list)
        for account in accounts:
            self._by_article[account.article].append(account)

    def find(self, anchor: Anchor) -> str | None:
        """The key of the account that names its event with the words of `anchor`, one of its type first."""
        found = [a for a in self._by_article.get(anchor.article, ()) if _touches(a, anchor)]
        found.sort(key=lambda a: (a.type != anchor.type, a.position, a.key))
        return found[0].key if found else None

    def pairs(self, ones: Sequence[Anchor], others: Sequence[Anchor]) -> list[tuple[str, str]]:
        """The pairs of keys that each of `ones` makes with each of `others`, as far as both are still told."""
        keys = [[self.find(anchor) for anchor in side] for side in (ones, others)]
        return [(one, other) for one in keys[0] for other in keys[1] if one and other and one != other]


def _touches(account: Account, anchor: Anchor) -> bool:
    return any(r.trigger.start < anchor.end and anchor.start < r.trigger.end for r in account.event.reports)
