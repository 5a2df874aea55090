"""The ledgers of the tests of the store: a file, and PostgreSQL where its programs are there."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from story import fill

from pourparlers.ledger import Ledger

_NAME = "ledgers_to_test_on"


def _store_fixtures():
    """The module of the fixtures, which pytest knows by their own folder only."""
    if _NAME not in sys.modules:
        place = Path(__file__).parents[2] / "ledger" / "conftest.py"
        spec = spec_from_file_location(_NAME, place)
        assert spec and spec.loader
        module = module_from_spec(spec)
        sys.modules[_NAME] = module
        spec.loader.exec_module(module)
    return sys.modules[_NAME]


cluster = _store_fixtures().cluster
open_ledger = _store_fixtures().open_ledger


@pytest.fixture
def story(open_ledger) -> Ledger:
    """The small crisis, told in full."""
    return fill(open_ledger())
