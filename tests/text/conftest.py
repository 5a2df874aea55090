"""The French noise pack, which every test of this folder reads with."""

import pytest

from pourparlers.packs.loader import pack_folder
from pourparlers.packs.noise import NoisePack, load_noise


@pytest.fixture(scope="session")
def pack() -> NoisePack:
    return load_noise(pack_folder("fr"))
