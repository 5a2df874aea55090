"""The packs of the program are without fault: every rule gives its example, nothing is missing or left over."""

import pytest

from pourparlers.errors import PourparlersError
from pourparlers.packs.loader import languages, pack_folder
from pourparlers.workshop import check_pack, describe_packs


@pytest.mark.parametrize("language", languages())
def test_nothing_is_wrong_with_a_pack_and_nothing_is_missing(language: str) -> None:
    assert [str(problem) for problem in check_pack(pack_folder(language))] == []


def test_the_packs_are_described() -> None:
    found = {each.language: each for each in describe_packs()}
    assert tuple(found) == languages()
    assert [each.language for each in found.values() if each.default] == ["fr"]
    assert all(each.rules > 300 and each.folder == pack_folder(each.language) for each in found.values())


def test_a_folder_without_a_pack_is_told(tmp_path) -> None:
    with pytest.raises(PourparlersError, match="pack-folder-missing"):
        check_pack(tmp_path)
