"""Bytes become text, what is mended is said, and offsets count what comes out."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.ingest.decode import NotText, decode, mend

TEXT = "L’été dernier, l’Élysée a réagi : « C’est à Oslo de décider… »"


def kinds(data: bytes) -> list[str]:
    return [issue.kind for issue in decode(data).issues]


def test_mojibake_is_undone_line_by_line() -> None:
    garbled = f"{TEXT.encode('utf8').decode('cp1252', 'replace')}\nUne ligne saine : âge, Âge, NÃO.\n"
    decoded = mend(garbled)
    assert decoded.text.splitlines()[1] == "Une ligne saine : âge, Âge, NÃO."
    assert "été dernier" in decoded.text and "Ã©" not in decoded.text
    assert [issue.kind for issue in decoded.issues] == ["text-mojibake"]


def test_good_text_is_not_touched() -> None:
    for text in (TEXT, "Âge, château, pâté, Île-de-France, «\u00a0non\u00a0»", "São Paulo dit NÃO", "Ångström"):
        assert mend(text).text == text
        assert mend(text).issues == ()


def test_bytes_of_cp1252_inside_utf8_are_read() -> None:
    data = TEXT.encode("utf8") + " Fin de l\u2019été".encode("cp1252")
    assert decode(data).text == TEXT + " Fin de l\u2019été"
    assert kinds(data) == ["text-encoding"]


def test_a_declared_encoding_is_taken_where_utf8_fails() -> None:
    assert decode("Żaden głos".encode("iso-8859-2"), "iso-8859-2").text == "Żaden głos"
    assert decode("été".encode("cp1252"), "no-such-encoding").text == "été"


def test_separate_accents_are_composed() -> None:
    decoded = mend(normalize("NFD", "été à Oslo"))
    assert decoded.text == "été à Oslo"
    assert [issue.kind for issue in decoded.issues] == ["text-decomposed"]


def test_control_characters_are_kept_and_told() -> None:
    decoded = mend("Oslo\x07 se\x08 tait.\n")
    assert decoded.text == "Oslo\x07 se\x08 tait.\n"
    (issue,) = decoded.issues
    assert (issue.kind, issue.start, issue.end) == ("text-control-characters", 4, 5)


def test_a_few_zeros_are_control_characters() -> None:
    data = TEXT.encode("utf8") * 20 + b"\x00" + b" Fin."
    assert kinds(data) == ["text-control-characters"]


@pytest.mark.parametrize("data", [b"\x89PNG\r\n", b"\x1f\x8b\x08", b"GIF89a", b"{\\rtf1", b"\x7fELF", b"a\x00b" * 99])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


@given(st.text())
def test_utf8_comes_back_unless_an_issue_says_otherwise(text: str) -> None:
    try:
        decoded = decode(text.encode("utf8", "surrogatepass"))
    except NotText:
        return
    assert decoded.text == text.removeprefix("\ufeff") or decoded.issues


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotText:
        return
    decoded.text.encode("utf8")


@given(st.text())
def test_mending_twice_is_mending_once(text: str) -> None:
    once = mend(text).text
    assert mend(once).text == once
