"""How well an event stands: on how many independent origins, against whose denial.  Never whether it is true."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pourparlers.ledger.assembly.account import Account
from pourparlers.ledger.model import Standing

# What nobody reported to have happened has no standing.
_UNREAL = frozenset({"hypothetical", "demanded", "threatened"})


@dataclass(frozen=True, slots=True)
class Basis:
    """Who asserts an event and who denies it.

    `origins` are the independent origins that report it, `voices` the parties or origins on whose word they do,
    `deniers` the parties that deny it, `retracted` the outlets that take their own report back.
    """

    origins: frozenset[str]
    voices: frozenset[str]
    deniers: frozenset[str]
    retracted: frozenset[str]


def basis(accounts: Sequence[Account], deniers: Iterable[str] = ()) -> Basis:
    """The basis of an event; `deniers` are those of denials that stand for themselves."""
    denials = [account for account in accounts if account.event.status == "denied"]
    asserting = [account for account in accounts if account.event.status != "denied"]
    told = {account.outlet for account in asserting if account.outlet}
    retracted = {a.outlet for a in denials if not a.speakers and a.outlet in told and _later(a, asserting)}
    by_word = [a for a in denials if a.speakers]
    return Basis(
        origins=frozenset(a.origin for a in accounts if not (a in denials and a.outlet in retracted)),
        voices=frozenset(voice for account in asserting for voice in _voices(account)),
        deniers=frozenset(deniers) | frozenset(s for a in by_word for s in a.speakers),
        retracted=frozenset(outlet for outlet in retracted if outlet),
    )


def _later(denial: Account, asserting: Sequence[Account]) -> bool:
    days = [a.published for a in asserting if a.outlet == denial.outlet and a.published]
    return denial.published is not None and bool(days) and denial.published > min(days)


def _voices(account: Account) -> list[str]:
    """On whose word an account rests: its parties, else its origin; what an accusation says has no voice of its own."""
    if account.within and account.event.status == "alleged" and not account.speakers:
        return []
    return [f"party {key}" for key in account.speakers] or [f"origin {account.origin}"]


def standing(accounts: Sequence[Account], found: Basis) -> Standing | None:
    """The standing of an event; None where all that is said of it is that it might happen."""
    if all(account.event.status in _UNREAL for account in accounts):
        return None
    asserting = {a.outlet for a in accounts if a.event.status != "denied"}
    if found.retracted and asserting <= found.retracted:
        return "withdrawn"
    if found.deniers:
        return "disputed" if len(found.voices) > 1 else "denied"
    return "corroborated" if len(found.origins) > 1 else "single-source"
