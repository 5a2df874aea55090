"""The words of a line."""

from msgspec.structs import replace

from pourparlers.views.labels import labels_for
from pourparlers.views.wording import Wording
from records import TEXT, sample


def wording() -> Wording:
    return Wording(sample(), TEXT, labels_for("fr"))


def test_people_are_named_with_the_state_they_stand_for() -> None:
    assert wording().names(("a3", "a2", "a2")) == "Rosaura Quispe (Pérou), Chili"


def test_an_id_that_no_actor_has_is_shown_as_it_is() -> None:
    assert wording().name("a99") == "a99"


def test_a_chain_without_outlet_speaker_or_channel_is_the_narration() -> None:
    record = sample()
    words = Wording(replace(record, document=replace(record.document, outlet=None)), TEXT, labels_for("fr"))
    assert words.chain((), ()) == "récit de l'article"
    assert words.chain((), ("AFP",)) == "AFP"


def test_a_date_that_only_the_narration_tells_is_marked() -> None:
    event = sample().events[0]
    assert wording().date(event) == "lun. 8 avril 2024"
    assert wording().date(replace(event, date_source="context")) == "~ lun. 8 avril 2024"
    assert wording().date(replace(event, date=None)) == ""


def test_a_recipient_that_only_the_rest_of_the_article_tells_is_marked() -> None:
    event = next(each for each in sample().events if each.recipient)
    assert "→ ~ " in wording().parties(replace(event, recipient_source="context"))
    assert "→ ~ " not in wording().parties(replace(event, recipient_source="text"))
