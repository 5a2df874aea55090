"""Why two accounts were put together or kept apart, in words and figures."""

import msgspec

from pourparlers.ledger.assembly.account import Account
from pourparlers.ledger.assembly.assemble import Material, compare, first_homes
from pourparlers.ledger.assembly.grouping import candidates
from pourparlers.ledger.assembly.likeness import SAME, Reason, total
from pourparlers.ledger.model import LedgerEvent

_NEAREST = 5


class Comparison(msgspec.Struct, frozen=True):
    """Two accounts, as ARTICLE#EVENT, with what speaks for (above 0) and against them being of one event."""

    one: str
    other: str
    total: float
    decided: str | None
    reasons: tuple[Reason, ...]


class Explanation(msgspec.Struct, frozen=True):
    """An event's accounts, each with the one of its fellows most like it; and what is most like it outside.

    Groups are joined while the mean over all their pairs is at least `needed`.
    """

    event: str
    needed: float
    together: tuple[Comparison, ...]
    apart: tuple[Comparison, ...]


def explain(event: LedgerEvent, material: Material) -> Explanation:
    """The explanation of one event; the figures are those that assembly decided by."""
    inside = set(event.accounts)
    by_key = {account.key: account for account in material.accounts}
    of_type = [account for account in material.accounts if account.type == event.event]
    homes = first_homes(material)
    found = [
        _comparison(by_key[one], by_key[other], material, homes)
        for one, other in candidates(sorted(of_type, key=lambda account: account.key))
        if one in inside or other in inside
    ]
    found.sort(key=lambda each: (-each.total, each.one, each.other))
    within = [each for each in found if each.one in inside and each.other in inside]
    outside = [each for each in found if (each.one in inside) != (each.other in inside)]
    return Explanation(event.id, SAME, tuple(_best(within)), tuple(outside[:_NEAREST]))


def _best(comparisons: list[Comparison]) -> list[Comparison]:
    """For each account the comparison with the one most like it, each told once."""
    kept: list[Comparison] = []
    seen: set[str] = set()
    for each in comparisons:
        if not {each.one, each.other} <= seen:
            kept.append(each)
            seen |= {each.one, each.other}
    return kept


def _comparison(one: Account, other: Account, material: Material, homes: dict[str, int]) -> Comparison:
    reasons = [reason for reason in compare(one, other, material.origins, homes) if reason.weight]
    pair = {one.key, other.key}
    decided = "merge" if any(pair == set(d) for d in material.same) else None
    decided = "split" if any(pair == set(d) for d in material.apart) else decided
    return Comparison(one.key, other.key, round(total(reasons), 2), decided, tuple(reasons))
