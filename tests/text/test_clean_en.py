"""What English newsrooms put around their prose is told from it, and sentences end where they end."""

import pytest

from pourparlers.model import Article
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.noise import load_noise
from pourparlers.text.clean import clean
from pourparlers.text.layout import Layout
from pourparlers.text.plain import plain
from pourparlers.text.sentences import split

PACK = load_noise(pack_folder("en"))
BODY = (
    "Norway offered on Tuesday to mediate between the two sides, which have yet to give their answer. The delegates are"
    " expected in Oslo on Monday, the ministry said. No date has been named for the talks that are to follow."
)
ARTICLE = f"""\
 date 2022-03 North Sea: Oslo offers to mediate

By Jane Marchand in Oslo

Norway offered on Tuesday to mediate between the two sides, which have yet to give their answer.

(Photo: Norwegian Army via AP)

{BODY}

Stockholm keeps silent

The Swedish government "will not comment", a spokesman said. {BODY}

(With inputs from AFP)

Sign up for our newsletter to get the day in five minutes.
"""


def laid(text: str) -> Layout:
    return clean(Article(id="x", text=text), PACK)


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in laid(text).blocks]


def noise(text: str) -> list[tuple[str, str]]:
    return [(mark.kind, text[mark.start : mark.end]) for mark in laid(text).noise]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(plain(text), 0, len(text), PACK.sentences)]


def test_every_part_of_an_article_is_told() -> None:
    assert [kind for kind, _ in blocks(ARTICLE)] == ["title", "lede", "body", "subhead", "body"]
    assert blocks(ARTICLE)[0][1] == "North Sea: Oslo offers to mediate"
    assert [kind for kind, _ in noise(ARTICLE)] == ["page-date", "byline", "credit", "signature", "subscription"]
    assert (laid(ARTICLE).header_date, laid(ARTICLE).channels) == ("2022-03", ("AFP",))


@pytest.mark.parametrize(
    "line",
    [
        "OSLO, March 14 (Reuters) -",
        "OSLO/STOCKHOLM, March 14 (Reuters) -",
        "OSLO, Norway (AP) —",
        "Oslo, 14 March 2022 (AFP) -",
        "OSLO (Newsroom) –",
        "OSLO —",
    ],
)
def test_a_dateline_is_a_block_before_its_paragraph(line: str) -> None:
    text = f"A headline\n\n{line} {BODY}\n"
    assert blocks(text)[1] == ("dateline", line)
    assert blocks(text)[2][1].startswith("Norway offered")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: 14/03/2022 - 08:15", "2022-03-14"),
        ("Updated 3:14 PM ET, Mon March 14, 2022", "2022-03-14"),
        ("3/14/2022, 5:16 PM", "2022-03-14"),
        ("Mon 14 Mar 2022 19.42 GMT", "2022-03-14"),
        ("Monday, 14th March 2022", "2022-03-14"),
        ("The Northern Light, 14 March 2022", "2022-03-14"),
        ("March 14, 2022", "2022-03-14"),
        ("Press release No. 118", None),
    ],
)
def test_headers_are_kept_for_their_dates(line: str, date: str | None) -> None:
    text = f"Oslo offers to mediate\n\n{line}\n\n{BODY}\n"
    assert ("header", line) in blocks(text)
    assert laid(text).header_date == date


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("byline", "By Jane Marchand and Ole Dahl"),
        ("byline", "BY OUR FOREIGN STAFF"),
        ("signature", "(Reporting by Jane Marchand; Editing by Ole Dahl and Anne Petit)"),
        ("signature", "Reporting by Jane Marchand; writing by Ole Dahl"),
        ("signature", "Jane Marchand contributed to this report."),
        ("see-also", "Read more: Ten days in Oslo"),
        ("see-also", "Related: What the envoy brought home"),
        ("subscription", "Sign up for our morning briefing."),
        ("subscription", "Subscribe to our newsletter for the news of the week."),
        ("credit", "© 2022 The Northern Light. All rights reserved."),
        ("credit", "REUTERS/Lise Marchand"),
        ("navigation", "Share this with Facebook"),
        ("navigation", "Story continues below advertisement"),
        ("notice", "This story has been updated."),
    ],
)
def test_a_line_of_the_newsroom_is_noise(kind: str, line: str) -> None:
    assert noise(f"A headline\n\n{BODY}\n\n{line}\n\n{BODY}")[:1] == [(kind, line)]


def test_a_caption_is_kept_for_its_date_and_loses_its_credit() -> None:
    text = f"A headline\n\nThe port of Oslo on March 14, 2022. REUTERS/Lise Marchand\n\n{BODY}"
    assert ("caption", "The port of Oslo on March 14, 2022.") in blocks(text)
    assert noise(text) == [("credit", "REUTERS/Lise Marchand")]
    assert laid(text).channels == ()


@pytest.mark.parametrize(
    "text",
    [
        "Published on Tuesday, the report accuses the army of shooting at the crowd.",
        "The minister told Reuters so.",
        "(The army denied that it had shot at the crowd.)",
        "By contrast, the ministers of both countries have not met since Monday.",
        "With the African Union, the U.N. demands a truce.",
        "Read the text at once, the envoy told both sides.",
        "Sign the treaty, the mediator told both sides.",
    ],
)
def test_prose_about_the_press_stays_prose(text: str) -> None:
    assert noise(text) == []


@pytest.mark.parametrize(
    "wanted",
    [
        ("The U.S. Army left the U.N. camp.", "It was Monday."),
        ("He lives in the U.S.", "He came in May."),
        ("Mr. Dahl met Gen. Roy and Sen. J. D. Marsh.", "They left."),
        ("They met at 7 a.m. on Friday.", "The talks ended at 9 p.m.", "Nobody spoke."),
        ("“We will go.”", "Oslo keeps silent."),
        ('"It is over," he said.', '"We are leaving."', "Nobody moved."),
        ("Oslo sent 3.5 million kroner on Jan. 10 to St. John.", "It is a start."),
    ],
    ids=" ".join,
)
def test_sentences_end_where_they_end(wanted: tuple[str, ...]) -> None:
    assert sentences(" ".join(wanted)) == list(wanted)


def test_agencies_are_named_canonically() -> None:
    assert PACK.channels("OSLO, March 14 (AP/Reuters) - According to Agence France-Presse") == ["AP", "REUTERS", "AFP"]
    assert PACK.channels("The CAP and the APIs of MAPS") == []
