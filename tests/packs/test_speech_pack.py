"""speech.yaml: what it holds, and what is refused."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from pourparlers.errors import PourparlersError
from pourparlers.extract.speech.lexicon import lexicon_of, normalise
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.speech import load_speech

FOLDER = pack_folder("fr")
PACK = load_speech(FOLDER)


def test_it_knows_many_verbs_and_channels() -> None:
    verbs = {word for verbs in PACK.verbs for words in verbs.words.values() for word in words}
    channels = {name for group in PACK.channels.values() for name in group}
    assert len(verbs) >= 180
    assert len(channels) >= 150


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in (*PACK.rules, *PACK.sources, *PACK.backward, *PACK.insistent, *PACK.clause_tails)]
    ids += [verbs.id for verbs in PACK.verbs]
    assert [name for name, count in Counter(ids).items() if count > 1] == []


def test_every_verb_fits_its_paradigm() -> None:
    for verbs in PACK.verbs:
        for name, words in verbs.words.items():
            endings = PACK.paradigms[name].infinitive
            for word in words:
                bare = word.removeprefix("s'").removeprefix("se ")
                assert bare.split(" ")[0].endswith(endings), f"{word} is no verb of the paradigm {name}"


def test_channel_surfaces_name_one_channel() -> None:
    surfaces = Counter(s for group in PACK.channels.values() for all_ in group.values() for s in set(all_))
    assert [surface for surface, count in surfaces.items() if count > 1] == []


@pytest.mark.parametrize(
    ("form", "verb", "kind"),
    [
        ("déclaré", "déclarer", "participle"),
        ("répètent", "répéter", "finite"),
        ("soutient", "soutenir", "finite"),
        ("prévenant", "prévenir", "gerund"),
        ("martèle", "marteler", "finite"),
        ("croit", "croire", "finite"),
        ("écrivait", "écrire", "finite"),
        ("lu", "lire", "participle"),
    ],
)
def test_forms(form: str, verb: str, kind: str) -> None:
    entries = lexicon_of(PACK).forms[form]
    assert (verb, kind) in {(entry.verb, entry.form) for entry in entries}


def test_phrases_match_with_a_bare_capital() -> None:
    text = normalise("A en croire la presse")
    assert lexicon_of(PACK).sources.match(text, 0) == ("source.according", len("A en croire"))


def test_phrases_end_at_a_word() -> None:
    assert lexicon_of(PACK).sources.match(normalise("d'après-midi"), 0) is None


def test_an_unknown_field_is_refused(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "speech.yaml", tmp_path)
    with (tmp_path / "speech.yaml").open("a", encoding="utf8") as file:
        file.write("\nwhispers: [psst]\n")
    with pytest.raises(PourparlersError) as error:
        load_speech(tmp_path)
    assert error.value.code == "pack-invalid"
