"""Groups of accounts that are of one event: the two most alike are joined first, as long as they are alike enough.

Nothing depends on the order of the accounts: they are sorted by key first, and equal likeness is decided by key.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from pourparlers.ledger.assembly.account import Account
from pourparlers.ledger.assembly.likeness import SAME, VETO

Score = Callable[[Account, Account], float]
Pair = tuple[str, str]

# Accounts whose days of publication lie further apart are compared only where they name the same day.
_WINDOW = 45


def group(
    accounts: Sequence[Account], score: Score, same: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> list[list[Account]]:
    """The groups, each in order of publication; `same` and `apart` are pairs of keys that people decided on."""
    ordered = sorted(accounts, key=lambda account: account.key)
    by_key = {account.key: account for account in ordered}
    scores = {pair: score(by_key[pair[0]], by_key[pair[1]]) for pair in candidates(ordered)}
    decided_apart = {_pair(*pair) for pair in apart}
    joined = _decided(ordered, [_pair(*pair) for pair in same if pair[0] in by_key and pair[1] in by_key])
    groups = _Merger(joined, scores, decided_apart).run()
    return [sorted((by_key[key] for key in keys), key=order) for keys in groups]


def order(account: Account) -> tuple[str, str, int, str]:
    """The order of accounts in a group: by day of publication, then article, then place in it."""
    day = account.published.isoformat() if account.published else "9999"
    return day, account.article, account.position, account.key


def candidates(accounts: Sequence[Account]) -> list[Pair]:
    """Pairs that may be of one event: of one type, with a party in common or one without any, and near in time."""
    by_type: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        by_type[account.type].append(account)
    return [
        _pair(one.key, other.key)
        for several in by_type.values()
        for one, other in combinations(several, 2)
        if _may(one, other)
    ]


def _may(one: Account, other: Account) -> bool:
    placed = bool(one.place_names & other.place_names)
    if one.parties and other.parties and not one.parties & other.parties and not placed:
        return False
    if one.published is None or other.published is None or abs((one.published - other.published).days) <= _WINDOW:
        return True
    return one.first is not None and one.first == other.first


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _decided(accounts: Sequence[Account], same: Sequence[Pair]) -> list[list[str]]:
    """Each account on its own, but for those that people put together."""
    home = {account.key: [account.key] for account in accounts}
    for one, other in sorted(same):
        if home[one] is not home[other]:
            home[one].extend(home[other])
            for key in home[other][:]:
                home[key] = home[one]
    return [keys for keys in {id(keys): keys for keys in home.values()}.values()]


class _Merger:
    """Average linkage over the pairs that were scored; a pair that was not scored counts nothing for and forbids."""

    def __init__(self, groups: Sequence[Sequence[str]], scores: dict[Pair, float], apart: set[Pair]) -> None:
        self.scores, self.apart = scores, apart
        self.members: dict[int, list[str]] = {number: sorted(keys) for number, keys in enumerate(groups)}
        self.links: dict[int, dict[int, tuple[float, int, float]]] = defaultdict(dict)
        home = {key: number for number, keys in self.members.items() for key in keys}
        for (one, other), value in scores.items():
            if home[one] != home[other]:
                self._link(home[one], home[other], (value, 1, value))
        self.heap: list[tuple[float, str, str, int, int]] = []
        for number, links in self.links.items():
            for neighbour in links:
                if number < neighbour:
                    self._push(number, neighbour)

    def run(self) -> list[list[str]]:
        """Joins until no two groups are alike enough."""
        while self.heap:
            _, _, _, one, other = heapq.heappop(self.heap)
            if one in self.members and other in self.members and self._alike(one, other) is not None:
                self._join(one, other)
        return [sorted(keys) for keys in self.members.values()]

    def _link(self, one: int, other: int, more: tuple[float, int, float]) -> None:
        value, count, least = self.links[one].get(other, (0.0, 0, more[2]))
        link = (value + more[0], count + more[1], min(least, more[2]))
        self.links[one][other] = self.links[other][one] = link

    def _alike(self, one: int, other: int) -> float | None:
        """The mean likeness of two groups; None where it is too little, or any two of their accounts forbid it."""
        value, _, least = self.links[one].get(other, (0.0, 0, VETO))
        mean = value / (len(self.members[one]) * len(self.members[other]))
        if mean < SAME or least <= VETO / 2 or self._kept_apart(one, other):
            return None
        return mean

    def _kept_apart(self, one: int, other: int) -> bool:
        if not self.apart:
            return False
        return any(_pair(a, b) in self.apart for a in self.members[one] for b in self.members[other])

    def _push(self, one: int, other: int) -> None:
        mean = self._alike(one, other)
        if mean is not None:
            first, second = sorted((self.members[one][0], self.members[other][0]))
            heapq.heappush(self.heap, (-round(mean, 6), first, second, one, other))

    def _join(self, one: int, other: int) -> None:
        new = max(self.members) + 1
        self.members[new] = sorted(self.members.pop(one) + self.members.pop(other))
        for old in (one, other):
            for neighbour, link in self.links.pop(old).items():
                if neighbour in self.members:
                    self.links[neighbour].pop(old, None)
                    self._link(new, neighbour, link)
        for neighbour in list(self.links[new]):
            self._push(new, neighbour)
