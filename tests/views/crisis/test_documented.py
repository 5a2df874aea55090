"""docs/ledger.md names every command of a ledger, every option of its lists and every field of its rows."""

import inspect
import re
from pathlib import Path

import pytest

from pourparlers.cli import crisis as commands
from pourparlers.views import crisis
from pourparlers.views.crisis.tension import DAMPING, index

TEXT = (Path(__file__).parents[3] / "docs" / "ledger.md").read_text(encoding="utf8")
ROWS = ("Line", "Words", "Appointment", "Claim", "Demand", "Threat", "Dyad", "Point", "Hit", "Shown", "Stats")


@pytest.mark.parametrize("name", ROWS)
def test_every_field_of_a_row_is_documented_and_no_other(name) -> None:
    part = TEXT.split(f"### {name}\n")[1].split("\n### ")[0]
    rows = re.findall(r"^\| (`.+?) \|", part, re.MULTILINE)
    assert {field for row in rows for field in re.findall(r"`(\w+)`", row)} == set(
        getattr(crisis, name).__struct_fields__
    )


def test_every_command_is_documented() -> None:
    for name in ("agenda", "claims", "demands", "threats", "timeline", "actors", "tension", "stats", "decisions"):
        assert f"| `{name}` |" in TEXT
        assert callable(getattr(commands, name))
    for name in ("search WORDS...", "show EVENT", "explain EVENT", "merge EVENT OTHER", "split EVENT ARTICLE"):
        assert f"| `{name}` |" in TEXT


def test_every_option_of_a_list_is_documented() -> None:
    for name in inspect.signature(commands.timeline).parameters:
        assert f"--{name}" in TEXT, name


def test_the_example_of_the_index_adds_up() -> None:
    assert f"+ {DAMPING:.0f})" in TEXT
    for conflict, cooperation, given in ((3.5, 0, "25.9"), (0, 4, "-28.6"), (10, 0, "50")):
        assert f"{index(conflict, cooperation):.1f}".removesuffix(".0") == given
        assert given in TEXT
