"""Nothing in an article can steer a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from pourparlers.views.safe import one_line, printable


def test_an_escape_sequence_becomes_visible() -> None:
    assert printable("\x1b[31mrouge\x07") == "␛[31mrouge␇"


def test_direction_overrides_and_surrogates_are_replaced() -> None:
    assert printable("a\u202eb\ud800c\x9bd\x7f") == "a�b�c�d�"


def test_line_feeds_and_tabulators_stay_and_one_line_has_none() -> None:
    assert printable("a\n\tb") == "a\n\tb"
    assert one_line(" a\n\t b ") == "a b"


@given(st.text(alphabet=st.characters(codec=None)))
def test_offsets_stay_true_and_the_result_can_be_written(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert printable(shown) == shown
    shown.encode("utf8")
    assert not any(ord(character) < 0x20 and character not in "\n\t" for character in shown)
