"""The public names of the package are exactly this list."""

import pourparlers

PUBLIC = ["Article", "PourparlersError", "Reader", "Record", "read"]


def test_the_public_names_are_exactly_the_list() -> None:
    assert sorted(pourparlers.__all__) == PUBLIC
    assert all(hasattr(pourparlers, name) for name in PUBLIC)
    assert set(PUBLIC) <= set(dir(pourparlers))
