"""Reported speech in English: every example of the pack, and the shapes that French does not have."""

import re
from functools import lru_cache

import pytest

from pourparlers.extract.speech import Speech, find_speech
from pourparlers.model import Article
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.noise import load_noise
from pourparlers.packs.speech import SpeechPack, load_speech
from pourparlers.pipeline import Pipeline
from pourparlers.text.analysis import Analysis
from pourparlers.text.clean import clean
from pourparlers.text.parse import Parser, load_model, model_path

FOLDER = pack_folder("en")
PACK: SpeechPack = load_speech(FOLDER)


@lru_cache(maxsize=1)
def parser() -> Parser:
    return Parser(load_model(model_path(FOLDER, "model")))


def read(text: str) -> tuple[Analysis, list[Speech]]:
    article = Article(id="x", text=text, language="en")
    analysis = next(iter(parser().parse([(article, clean(article, load_noise(FOLDER)))])))
    return analysis, find_speech(analysis, PACK)[0]


def quotes(text: str) -> list[tuple[str, str, str | None]]:
    """Words, kind and speaker of every quote of `text`."""
    analysis, speeches = read(text)
    return [
        (analysis.text(s.span), s.kind, None if s.speaker is None else analysis.doc[s.speaker].text)
        for s in speeches
        if s.quote
    ]


@pytest.mark.parametrize("rule", PACK.rules, ids=[rule.id for rule in PACK.rules])
def test_rule_gives_its_example(rule) -> None:
    wanted = re.findall(r"\[\[(.*?)\]\]", rule.example)
    analysis, speeches = read(rule.example.replace("[[", "").replace("]]", ""))
    found = [s for s in speeches if s.rule == rule.id and s.quote]
    assert [analysis.text(s.span) for s in found] == wanted
    (speech,) = found
    assert speech.kind == rule.kind
    assert speech.inherit == rule.inherit
    assert speech.channel == rule.channel
    if rule.speaker is not None:
        assert speech.speaker is not None
        assert analysis.doc[speech.speaker].text.lower() == rule.speaker


@pytest.mark.parametrize("verbs", PACK.verbs, ids=[verbs.id for verbs in PACK.verbs])
def test_verb_class_gives_its_example(verbs) -> None:
    _, speeches = read(verbs.example)
    assert [s.cue_kind for s in speeches] == [verbs.id]


PHRASES = [*PACK.sources, *PACK.backward, *PACK.insistent, *PACK.clause_tails]


@pytest.mark.parametrize("rule", PHRASES, ids=[rule.id for rule in PHRASES])
def test_phrase_rule_gives_a_quote(rule) -> None:
    _, speeches = read(rule.example)
    assert len(speeches) == 1
    assert speeches[0].span.end < len(rule.example)


CASES = {
    "the subject before the verb of the aside": (
        '"We leave tonight," the Turkish minister told reporters.',
        [("We leave tonight", "direct", "minister")],
    ),
    "the subject behind it": ('"We leave tonight," said the minister.', [("We leave tonight", "direct", "minister")]),
    "a clause without a complementizer": (
        "Moscow says it may move its troops.",
        [("it may move its troops", "indirect", "Moscow")],
    ),
    "the one spoken to stands between": (
        "The general told reporters on Friday that the road was open.",
        [("the road was open", "indirect", "general")],
    ),
    "a bracket stands between": (
        "The ministry announced on Friday (local time) that it would close the port.",
        [("it would close the port", "indirect", "ministry")],
    ),
    "a verb without a subject goes on from the cue": (
        "The minister said the army was ready, but dismissed talk of a war.",
        [("the army was ready", "indirect", "minister")],
    ),
    "another speaker takes over": (
        "The mayor warned that the dyke could break, and the prefect on Monday denied it.",
        [("the dyke could break", "indirect", "mayor")],
    ),
    "a comment behind a dash is the narrator's": (
        "Guards report that the marines have left the port – though nobody saw them go.",
        [("the marines have left the port", "indirect", "Guards")],
    ),
    "a relative clause closes with its comma": (
        'The minister, who said the offer was "too late", called for a vote.',
        [('the offer was "too late"', "mixed", "minister")],
    ),
    "a condition by inversion waits for its clause": (
        "Were the truce to fail, an aide said, the army would move.",
        [("Were the truce to fail, an aide said, the army would move", "indirect", "aide")],
    ),
    "who is asked says nothing yet": (
        "Asked whether the road was open, he replied that no order had been given.",
        [("no order had been given", "indirect", "he")],
    ),
    "quoted as saying": (
        "The minister was quoted by Reuters as saying that no action was planned.",
        [("no action was planned", "indirect", "minister")],
    ),
    "an agency quotes somebody": (
        "Reuters quoted the minister as saying that no action was planned.",
        [("no action was planned", "indirect", "minister")],
    ),
    "an agency cites its source": (
        "Interfax reported, citing the defence ministry, that two ships had sunk.",
        [("two ships had sunk", "indirect", "ministry")],
    ),
    "a headline leaves out the auxiliary": (
        "Army says troops returning to base as talks resume\n\nThe talks went on for a third day in the capital.",
        [("troops returning to base", "indirect", "Army")],
    ),
    "a while-clause ends before the main clause": (
        "While he acknowledged that the losses were heavy, the general ruled out a retreat.",
        [("the losses were heavy", "indirect", "he")],
    ),
    "a clause behind the one spoken to is not about them": (
        "The minister told reporters he hoped to return before the end of the month.",
        [("he hoped to return before the end of the month", "indirect", "minister")],
    ),
    "one noun phrase before the verb leaves no choice": (
        'He also claimed the risk of a raid by foreign troops in the valley was now "very high".',
        [('the risk of a raid by foreign troops in the valley was now "very high"', "mixed", "He")],
    ),
    "the object of a speech verb opens no clause": ("The army claimed the attack the rebels had called off.", []),
    "a day with a genitive is no setting": (
        "Lawmakers said Monday's attack was the worst in years.",
        [("Monday's attack was the worst in years", "indirect", "Lawmakers")],
    ),
    "an aside between a subject clause and its verb": (
        'What was going on in the valley, he went on, amounted to "a slow siege".',
        [('What was going on in the valley, he went on, amounted to "a slow siege"', "mixed", "he")],
    ),
    "a relative clause about who speaks is no aside": (
        "“We will march,” said Ana Lopez, a spokesperson for the group that had called the march.",
        [("We will march", "direct", "Ana")],
    ),
    "a verb with a subject before its relative clause is no aside": (
        "Kenya, which resumed its patrols within hours, accused Chad of having sent the raiders.",
        [],
    ),
    "what somebody denies in an apposition is no aside": (
        "The two accuse their neighbour of arming bandits, something it has always denied.",
        [],
    ),
    "a quote keeps no stop before its closing mark": (
        "The envoy blamed “a system that paid the militias and the warlords,” and left.",
        [("a system that paid the militias and the warlords", "direct", "envoy")],
    ),
    "an abbreviation keeps its stop": (
        "“We are leaving for the U.S.,” the mayor said.",
        [("We are leaving for the U.S.", "direct", "mayor")],
    ),
    "a nested quote is closed by its own mark": (
        "“He told me: ‘We will not go,’” the mayor said.",
        [("He told me: ‘We will not go,’", "direct", "mayor")],
    ),
    "half a pair of marks is no part of a quote": (
        "“We will not go,’” the mayor said.",
        [("We will not go", "direct", "mayor")],
    ),
    "labels of an interview": (
        "Hans Weber: “Does the pact hold?”\n\nThe minister: “It does, and we know it. We have said so.”",
        [("Does the pact hold?", "direct", "Hans"), ("It does, and we know it. We have said so", "direct", "minister")],
    ),
    "an agency alone is nobody": ("Two ships had sunk, Tass reported.", []),
    "a denial is an event and no quote": ("North Korea denied firing a missile.", []),
    "an accusation is an event and no quote": ("Kyiv accused Moscow of cutting off the gas.", []),
    "a demand without quoted words is no quote": ("The president called on them to leave.", []),
    "a negated cue says nothing": ("The minister did not say that the truce held.", []),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_case(text: str, wanted: list[tuple[str, str, str | None]]) -> None:
    assert quotes(text) == wanted


def test_channels_pass_words_on() -> None:
    for text, name in (
        ("Reuters quoted the minister as saying that no action was planned.", "REUTERS"),
        ("Two ships had sunk, Tass reported, citing a military source.", "TASS"),
        ("The truce held, Interfax reported, citing a Turkish ministry source.", "INTERFAX"),
        ("According to a statement quoted by Interfax, the crew had left the ship.", "INTERFAX"),
        ("The envoy had been summoned, according to a notice read out on the state broadcaster ORTM.", "ORTM"),
        ('"We stay," the colonel told the Anadolu news agency.', "ANADOLU"),
    ):
        assert [s.channel for s in read(text)[1]] == [(name,)]


def test_quote_over_paragraphs_is_one() -> None:
    text = 'The mayor said:\n\n"We are hungry.\n\n"We are cold," he added.'
    analysis, speeches = read(text)
    assert [analysis.text(s.span) for s in speeches] == ['We are hungry.\n\n"We are cold']


def test_straight_mark_closes_a_curved_one() -> None:
    assert quotes('“We are hungry," the mayor said.') == [("We are hungry", "direct", "mayor")]


@pytest.mark.parametrize(
    "text",
    ["", "‘", "” “", '“ "', "he said that " * 200, "his claim that it, " * 200, "as he said, " * 200, "“ ' " * 1000],
)
def test_broken_input_is_read(text: str) -> None:
    assert all(0 <= s.span.start <= s.span.end <= len(text) for s in read(text)[1])


def test_apostrophes_are_no_marks() -> None:
    text = "‘It’s the farmers’ bread,’ the mayor said."
    assert quotes(text) == [("It’s the farmers’ bread", "direct", "mayor")]


def test_a_pronoun_keeps_the_speaker_before_it_and_not_the_one_told_of() -> None:
    text = (
        "The Turkish president insisted the road was open after receiving the Greek prime minister. "
        "Any talks, he said, must be fair."
    )
    record = Pipeline.load("en").read(Article(id="x", text=text, language="en"))
    keys = {actor.id: actor.affiliation for actor in record.actors}
    assert [[keys[each] for each in quote.speaker] for quote in record.quotes] == [["TUR"], ["TUR"]]


def test_what_an_aside_has_taken_gives_no_second_quote() -> None:
    text = "“We will march,” said Ana Lopez, a spokesperson for the union, who had called, police said."
    assert all(speech.tokens[0] <= speech.tokens[1] for speech in read(text)[1])
