"""Reading takes time in proportion to the text, whatever it is made of."""

from time import process_time

import pytest

from pourparlers import Article, Reader

PROSE = "Moscou a accusé mardi Kiev d'avoir massé des troupes près de la frontière, ce que Kiev dément"
TEXTS = {
    "prose": PROSE + ". ",
    "no full stop": PROSE + " et ",
    "one name to a line": "Kiev\n",
    "dates": "le 3 mai 2024, ",
    "quotes never closed": "« Il a dit : « non ",
    "words": "mot ",
}
SHORT, TIMES = 8_000, 4


@pytest.fixture(scope="module")
def reader() -> Reader:
    reader = Reader()
    reader.read(Article(id="warm", text=PROSE))
    return reader


def seconds(reader: Reader, text: str) -> float:
    start = process_time()
    reader.read(Article(id="x", text=text, published="2024-05-15"))
    return process_time() - start


@pytest.mark.parametrize("part", TEXTS.values(), ids=TEXTS)
def test_a_text_four_times_as_long_takes_about_four_times_as_long(part: str, reader: Reader) -> None:
    short = part * (SHORT // len(part))
    assert seconds(reader, short * TIMES) < 2 * TIMES * seconds(reader, short) + 0.2
