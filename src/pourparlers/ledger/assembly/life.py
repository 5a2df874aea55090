"""The life of a plan, as the articles tell it one after the other: announced, confirmed, moved, cancelled, held, ..."""

from collections.abc import Iterator, Sequence

from pourparlers.ledger.assembly.account import Account
from pourparlers.ledger.model import Stage, State

MEETINGS = frozenset({"CONSULT"})
_AHEAD = frozenset({"planned"})
_DONE = frozenset({"actual", "alleged"})


def meeting(accounts: Sequence[Account]) -> tuple[Stage, ...]:
    """The stages of a meeting from its accounts in order of publication; none where it was only told as held."""
    stages: list[Stage] = []
    for account in accounts:
        state = _state(account, stages)
        if state is not None:
            stages.append(Stage(state, _day(account), _due(account, stages), account.article))
    return tuple(stages) if any(stage.state != "held" for stage in stages) else ()


def _state(account: Account, before: Sequence[Stage]) -> State | None:
    """What an account adds to the stages told before it."""
    last = before[-1] if before else None
    if last is not None and last.state == "held":
        return None
    told = {report.phase for report in account.event.reports}
    if account.event.status == "cancelled":
        state: State = "postponed" if "postponed" in told else "cancelled"
        return state if last is None or last.state != state or _other_day(account, last) else None
    if account.event.status in _DONE and account.told and _past(account):
        return "held" if before else None
    if account.event.status not in _AHEAD and not told & {"moved", "confirmed"}:
        return None
    if last is None:
        return "announced"
    if last.state == "cancelled":
        return None
    if "confirmed" in told:
        return "confirmed"
    return "moved" if "moved" in told or _other_day(account, last) else None


def _past(account: Account) -> bool:
    return account.last is not None and account.published is not None and account.last <= account.published


def _other_day(account: Account, last: Stage) -> bool:
    day = account.event.date
    return bool(day and last.due) and day != last.due and account.told


def _day(account: Account) -> str | None:
    return account.published.isoformat() if account.published else None


def _due(account: Account, before: Sequence[Stage]) -> str | None:
    return (account.event.date if account.told else None) or (before[-1].due if before else None)


def outcomes(accounts: Sequence[Account]) -> Iterator[Account]:
    """The accounts that tell an event as done."""
    return (account for account in accounts if account.event.status in _DONE)


def outcome(state: State, group: Sequence[Account]) -> Stage:
    """A stage that another event makes: what was demanded is met, what was threatened carried out."""
    first = next(iter(outcomes(group)), group[0])
    return Stage(state, first.event.date if first.told else _day(first), None, first.article)
