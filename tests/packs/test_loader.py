"""Which packs there are, and what is said of a file that does not fit."""

import os
from pathlib import Path

import pytest

from pourparlers.errors import PourparlersError
from pourparlers.packs.loader import (
    PACKS_VARIABLE,
    comments_of,
    languages,
    line_of_path,
    load_manifest,
    pack_folder,
    parse_yaml,
)

MANIFEST = "{{language: {}, name: x, model: x, tokens: x}}"


def begun(folder: Path, language: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(MANIFEST.format(language), encoding="utf8")
    return folder


def test_folders_of_packs_and_packs_are_found_by_the_language_they_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = languages()
    one, other = begun(tmp_path / "packs" / "spanish", "es"), begun(tmp_path / "swedish", "sv")
    monkeypatch.setenv(PACKS_VARIABLE, os.pathsep.join([str(one.parent), str(other), ""]))
    assert languages() == tuple(sorted({*known, "es", "sv"}))
    assert (pack_folder("es"), pack_folder("sv")) == (one, other)


def test_the_first_folder_named_goes_before_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = begun(tmp_path / "one" / "fr", "fr"), begun(tmp_path / "two" / "fr", "fr")
    monkeypatch.setenv(PACKS_VARIABLE, os.pathsep.join([str(first.parent), str(second.parent)]))
    assert pack_folder("fr") == first


def test_a_broken_manifest_is_told_when_its_pack_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = begun(tmp_path / "qq", "qq")
    (folder / "pack.yaml").write_text("language: qq\nname: x\nmodel: [x]\ntokens: x\n", encoding="utf8")
    monkeypatch.setenv(PACKS_VARIABLE, str(tmp_path))
    assert "qq" in languages()
    with pytest.raises(PourparlersError, match=r"pack\.yaml, line 3, \$\.model") as caught:
        load_manifest(pack_folder("qq"))
    assert caught.value.details["line"] == 3


@pytest.mark.parametrize("language", ["xx", "", "../fr", "fr/../fr", "FR"])
def test_an_unknown_language_is_told_with_those_there_are(language: str) -> None:
    with pytest.raises(PourparlersError, match="there are: en, fr") as caught:
        pack_folder(language)
    assert caught.value.code == "language-unknown"


def test_places_and_comments_are_found(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("# head\n\na:\n  # why b\n  # and how\n  'é b': [1,\n    2]\n# why c\nc: []\n", encoding="utf8")
    text = path.read_text(encoding="utf8")
    assert line_of_path(text, ("a", "é b", 1)) == 7
    assert line_of_path(text, ("a", "none")) == 6
    assert comments_of(path) == {("a", "é b"): ["# why b", "# and how"], ("c",): ["# why c"]}


def test_a_file_that_is_not_there_or_not_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"a: \xff\xfe")
    for name, reason in (("none.yaml", "there is no such file"), ("x.yaml", "invalid start byte")):
        with pytest.raises(PourparlersError, match=reason):
            parse_yaml(tmp_path / name)
