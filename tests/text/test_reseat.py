"""A participle whose place another word has taken in the tree is read all the same."""

import pytest

from events import acts


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Le Mali a démenti samedi avoir livré des armes au Niger.", "DENY MLI actual"),
        ("Le Mali a démenti samedi avoir livré des armes au Niger.", "AID MLI denied"),
        ("A Riga, le gouvernement a démenti lundi avoir livré des armes.", "DENY LVA actual"),
    ],
)
def test_a_day_behind_the_participle_is_no_predicate(text: str, act: str) -> None:
    assert act in acts(text)
