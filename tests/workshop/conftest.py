"""A third pack, made once for all tests: Spanish, of a few words, with a model trained on a few sentences."""

from pathlib import Path

import pytest

import third_pack


@pytest.fixture(scope="session")
def third(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pack; nothing may be written to it."""
    return third_pack.make(tmp_path_factory.mktemp("packs"))
