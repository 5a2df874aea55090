"""A web page gives its article, and what its metadata say."""

from pathlib import Path

import pytest

from pourparlers.ingest import read_paths
from pourparlers.ingest.pages import is_page
from pourparlers.model import Article

PARAGRAPH = (
    "La Norvège a proposé mardi ses bons offices aux deux parties, qui doivent encore donner leur réponse. Les délégués"
    " sont attendus lundi à Oslo, a indiqué le ministère norvégien. « Nous réfléchissons », a dit Stockholm."
)
PAGE = f"""<!DOCTYPE html>
<html lang="fr-FR"><head><meta charset="CHARSET"><title>Oslo propose ses bons offices - Le Phare du Nord</title>
<meta property="og:title" content="Oslo propose ses bons offices">
<meta property="og:site_name" content="Le Phare du Nord">
<meta property="og:url" content="https://phare.example/oslo">
<meta property="article:published_time" content="2022-03-15T08:00:00+01:00">
</head><body><nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav>
<article><h1>Oslo propose ses bons offices</h1>
<p>{PARAGRAPH}</p><p>{PARAGRAPH.replace("mardi", "mercredi")}</p><p>{PARAGRAPH.replace("lundi", "jeudi")}</p>
</article><footer>Mentions légales</footer></body></html>
"""


def read(path: Path) -> Article:
    (article,) = read_paths([str(path)])
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_page_gives_text_and_metadata(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.replace("CHARSET", charset).encode(charset))
    article = read(path)
    assert "« Nous réfléchissons », a dit Stockholm." in article.text
    assert "Accueil" not in article.text and "Mentions" not in article.text
    assert (article.id, article.title) == ("page", "Oslo propose ses bons offices")
    assert (article.published, article.outlet, article.language) == ("2022-03-15", "Le Phare du Nord", "fr")
    assert article.url == "https://phare.example/oslo"
    assert article.issues == ()


def test_a_page_with_an_xml_declaration_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text('<?xml version="1.0" encoding="UTF-8"?>\n' + PAGE.replace("CHARSET", "utf-8"), encoding="utf8")
    assert "Stockholm" in read(path).text


def test_a_date_is_not_guessed_from_the_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    undated = "\n".join(line for line in PAGE.splitlines() if "published_time" not in line)
    path.write_text(undated.replace("mardi", "mardi 3 mai 2011"), encoding="utf8")
    assert read(path).published is None


def test_pages_are_told_by_their_first_bytes() -> None:
    assert is_page(b"\xef\xbb\xbf  <!-- x --> <HTML>")
    assert is_page(b"<div><p>a</p><p>b</p><span>c</span></div>")
    assert not is_page(b"<< Nous irons >>, a dit Oslo.")
    assert not is_page(b"x < y")
    assert not is_page(b" " * 4096)
