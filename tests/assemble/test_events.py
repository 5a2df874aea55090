"""From mentions to events: contents, conditions, counterparts, dates and ids."""

from events import events, record_of


def test_what_is_alleged_is_the_content_of_the_accusation() -> None:
    record = record_of("Oslo a accusé lundi Minsk d'avoir bombardé un village norvégien.")
    accusation, strike = record.events
    assert (accusation.event, strike.event, strike.status) == ("ACCUSE", "ASSAULT", "alleged")
    assert accusation.content == (strike.id,)
    assert strike.content == ()


def test_a_threat_keeps_its_condition() -> None:
    text = "Ankara menace Athènes de sanctions si la Grèce envoie des troupes."
    (threat,) = [event for event in record_of(text).events if event.event == "THREATEN"]
    assert threat.condition is not None
    assert threat.condition.text == "si la Grèce envoie des troupes"
    assert text[threat.condition.start : threat.condition.end] == threat.condition.text


def test_a_condemnation_goes_to_the_one_who_did_it() -> None:
    text = "L'Iran a bombardé l'Irak. L'Allemagne a condamné ce bombardement."
    assert events(text, "ACCUSE") == ["ACCUSE DEU>IRN actual"]


def test_a_future_day_makes_an_event_planned() -> None:
    assert events("Le Japon et la Corée du Sud se rencontrent le 3 juin.") == ["CONSULT JPN+KOR planned 2024-06-03"]


def test_the_finest_date_of_the_mentions_is_kept() -> None:
    text = "Paris et Rome se sont rencontrés en mai. Cette rencontre du 13 mai a duré une heure."
    assert events(text, "CONSULT") == ["CONSULT FRA+ITA actual 2024-05-13"]


def test_ids_depend_on_the_text_alone_and_differ_from_each_other() -> None:
    text = "Oslo accuse Minsk. Minsk dément. Oslo et Minsk se rencontreront le 3 juin."
    ids = [event.id for event in record_of(text).events]
    assert len(ids) == len(set(ids)) == 3
    record_of.cache_clear()
    assert [event.id for event in record_of(text).events] == ids


def test_score_and_quad_are_those_of_the_ontology() -> None:
    (event,) = record_of("Le roi de Jordanie a reçu lundi le président égyptien.").events
    assert (event.event, event.mode, event.score, event.quad) == ("CONSULT", ("visit",), 4.0, "verbal cooperation")
