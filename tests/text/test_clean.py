"""What newsrooms put around their prose is told from it, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from pourparlers.model import Article
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.noise import load_noise
from pourparlers.text.clean import clean
from pourparlers.text.layout import Layout
from pourparlers.text.plain import plain

PACK = load_noise(pack_folder("fr"))
BODY = (
    "La Norvège a proposé mardi ses bons offices aux deux parties, qui doivent encore donner leur réponse. Les délégués"
    " sont attendus lundi à Oslo, a indiqué le ministère. Aucune date n'a été avancée pour la suite des discussions."
)
ARTICLE = f"""\
 date 2022-03 Mer du Nord : Oslo propose ses bons offices

La Norvège a proposé mardi ses bons offices aux deux parties, qui doivent encore donner leur réponse.

(ARMED FORCES PRESS OFFICE / AP)

{BODY}

Stockholm se tait

Le gouvernement suédois « ne fera aucun commentaire », a dit un porte-parole. {BODY}

(Avec AFP)

Recevez chaque matin l'essentiel de l'actualité avec notre newsletter.
"""


def laid(text: str) -> Layout:
    return clean(Article(id="x", text=text), PACK)


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in laid(text).blocks]


def noise(text: str) -> list[tuple[str, str]]:
    return [(mark.kind, text[mark.start : mark.end]) for mark in laid(text).noise]


def test_every_part_of_an_article_is_told() -> None:
    assert [kind for kind, _ in blocks(ARTICLE)] == ["title", "lede", "body", "subhead", "body"]
    assert blocks(ARTICLE)[0][1] == "Mer du Nord : Oslo propose ses bons offices"
    assert [kind for kind, _ in noise(ARTICLE)] == ["page-date", "credit", "signature", "subscription"]
    layout = laid(ARTICLE)
    assert (layout.header_date, layout.channels) == ("2022-03", ("AFP",))
    assert layout.header_span is not None
    assert ARTICLE[slice(*layout.header_span)] == "2022-03"


def test_a_sentence_of_the_lede_that_comes_again_points_back() -> None:
    layout = laid(ARTICLE)
    repeats = [(number, one.repeat_of) for number, one in enumerate(layout.sentences) if one.repeat_of is not None]
    assert repeats == [(2, 1), (7, 1), (8, 3), (9, 4)]
    texts = [ARTICLE[one.start : one.end] for one in layout.sentences]
    assert all(texts[number] == texts[known] for number, known in repeats)


def test_a_paragraph_that_comes_again_points_back() -> None:
    layout = laid(f"{BODY}\n\n{BODY}\n")
    assert [block.repeat_of for block in layout.blocks] == [None, 0]


def test_short_sentences_are_no_repeats() -> None:
    layout = laid("Oslo se tait. Oslo se tait.")
    assert [one.repeat_of for one in layout.sentences] == [None, None]


def test_a_dateline_is_a_block_before_its_paragraph() -> None:
    text = f"Un titre\n\nOSLO/STOCKHOLM, 14 mars (Reuters) - {BODY}\n\nlm-abc/def/gh\n"
    assert blocks(text)[1] == ("dateline", "OSLO/STOCKHOLM, 14 mars (Reuters) -")
    assert blocks(text)[2][1].startswith("La Norvège")
    assert laid(text).channels == ("REUTERS",)
    assert noise(text) == [("signature", "lm-abc/def/gh")]


def test_headers_are_kept_for_their_dates() -> None:
    for line, date in (
        ("Publié le 13 janvier 2022 à 19h05, mis à jour à 21h40", "2022-01-13"),
        ("Publié le : 17/12/2021 - 19:42", "2021-12-17"),
        ("Le Phare du Nord | 26.06.2017 à 06h41 • Mis à jour le 27.06.2017 à 11h02", "2017-06-26"),
        ("Par Lise Marchand, à Oslo | 8 août 2023", "2023-08-08"),
        ("Dimanche 20 mars 2011", "2011-03-20"),
        ("Mis à jour le 29/12/2023", "2023-12-29"),
    ):
        text = f"Oslo propose ses bons offices\n\n{line}\n\n{BODY}\n"
        assert ("header", line) in blocks(text)
        assert laid(text).header_date == date


def test_a_day_of_publication_goes_before_a_month_and_an_update() -> None:
    text = f" date 2021-12 Un titre\n\nMis à jour le 19/12/2021\nPublié le 17/12/2021\n\n{BODY}"
    assert laid(text).header_date == "2021-12-17"


def test_a_caption_is_kept_for_its_date_and_loses_its_credit() -> None:
    text = f"Un titre\n\nLe port d'Oslo, le 14 mars 2022. REUTERS - LISE MARCHAND\n\n{BODY}"
    assert ("caption", "Le port d'Oslo, le 14 mars 2022.") in blocks(text)
    assert noise(text) == [("credit", "REUTERS - LISE MARCHAND")]
    assert laid(text).channels == ()


def test_kickers_bullets_and_slugs_are_set_apart() -> None:
    text = f"NORVÈGE-OSLO PROPOSE SES BONS OFFICES\nNorvège-Une offre à deux voisins\n\n{BODY}\n\n● 3 mai. {BODY}"
    assert [kind for kind, _ in noise(text)] == ["kicker", "kicker", "bullet"]
    assert blocks(text)[:2] == [("title", "OSLO PROPOSE SES BONS OFFICES"), ("title", "Une offre à deux voisins")]
    assert ("dateline", "3 mai.") in blocks(text)


def test_names_beside_a_header_are_a_byline() -> None:
    header = "Mis à jour à 19 h 25\nLISE MARCHAND\nLE PHARE DU NORD"
    text = f"Un titre\n\n{BODY}\n\n{header}\n\n{BODY}\n\nSTOCKHOLM SE TAIT\n\n{BODY}"
    assert noise(text) == [("byline", "LISE MARCHAND"), ("byline", "LE PHARE DU NORD")]
    assert ("subhead", "STOCKHOLM SE TAIT") in blocks(text)


def test_lists_of_links_are_navigation() -> None:
    links = "\n".join(f"Un autre titre sur le sujet numéro {number}" for number in range(8))
    text = f"{links}\nOslo propose ses bons offices\n{BODY}\n{links}\n"
    assert [block for block in blocks(text) if block[0] != "body"] == [("title", "Oslo propose ses bons offices")]
    assert {kind for kind, _ in noise(text)} == {"navigation"}


def test_a_see_also_inside_a_paragraph_ends_the_sentence_before_it() -> None:
    text = f"{BODY} Lire aussi : La Suède se tait depuis mardi."
    assert noise(text) == [("see-also", "Lire aussi :")]
    layout = laid(text)
    assert text[layout.sentences[-1].start : layout.sentences[-1].end] == "La Suède se tait depuis mardi."


def test_prose_about_the_press_stays_prose() -> None:
    for text in (
        "Publié mardi, le rapport accuse l'armée d'avoir tiré sur la foule.",
        "Le ministre l'a dit à Reuters.",
        "(L'armée a démenti avoir tiré sur la foule.)",
        "La suite de cette affaire sera jugée à Oslo.",
        "Avec l'Union africaine, l'ONU demande une trêve.",
    ):
        assert noise(text) == []


def test_other_scripts_are_set_apart() -> None:
    assert noise(f"{BODY}\nمرحبا بالعالم\n{BODY}")[0][0] == "other-script"


def test_an_endless_line_is_cut_with_an_issue() -> None:
    layout = laid("mot " * 2000)
    assert [issue.kind for issue in layout.issues] == ["sentence-too-long"]
    assert len(layout.sentences) > 1


def test_nothing_makes_nothing() -> None:
    for text in ("", " \n\t", "\u200b\x00"):
        assert laid(text) == Layout((), (), ())


def test_marks_are_all_that_is_no_prose() -> None:
    layout = laid(ARTICLE + "\nPublié le 13 janvier 2022\n")
    assert [mark.kind for mark in layout.marks()][-1] == "header"
    assert len(layout.marks()) == len(layout.noise) + 1


PIECES = st.sampled_from(
    [
        " date 2021-12",
        "Publié le 3 mai 2021 à 9h",
        "(Avec AFP)",
        "Abonnez-vous à notre newsletter.",
        "Lire aussi : ",
        "OSLO, 3 mai (AFP) - ",
        "Norvège-Une",
        "ENQUÊTE ",
        "● ",
        "Oslo se tait.",
        "« Nous irons ! », dit-il",
        "Une ligne sans point",
        "© AFP",
        " - ",
        "\n",
        "\n\n",
        " ",
        "\u00a0",
        "\x00",
        "Il vous reste 5% de cet article à lire.",
        BODY,
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=14).map("".join))
def test_every_character_is_in_one_sentence_or_one_noise(text: str) -> None:
    layout = laid(text)
    owner = [0] * len(text)
    for stretch in (*layout.sentences, *layout.noise):
        assert 0 <= stretch.start < stretch.end <= len(text)
        for at in range(stretch.start, stretch.end):
            owner[at] += 1
    assert max(owner, default=0) <= 1
    assert all(owner[at] for at, char in enumerate(plain(text)) if char != " ")
    assert [one.start for one in layout.sentences] == sorted(one.start for one in layout.sentences)
    for number, sentence in enumerate(layout.sentences):
        block = layout.blocks[sentence.block]
        assert block.start <= sentence.start and sentence.end <= block.end
        assert sentence.repeat_of is None or sentence.repeat_of < number
