"""Runs the example of every rule of a pack: each must give what it says."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language

from pourparlers.extract.speech import Speech, find_speech
from pourparlers.extract.times import infer_publication, read_expression
from pourparlers.model import Article, Event, Record
from pourparlers.packs.actors import load_actors
from pourparlers.packs.events import load_events, load_status
from pourparlers.packs.loader import load_yaml
from pourparlers.packs.noise import NoiseFile, load_noise
from pourparlers.packs.speech import SpeechPack, load_speech
from pourparlers.packs.times import Example, TimePack, load_times
from pourparlers.packs.verbs import load_verbs
from pourparlers.pipeline import Pipeline, load_pack
from pourparlers.text.analysis import Analysis
from pourparlers.text.clean import clean
from pourparlers.text.layout import Layout
from pourparlers.text.parse import Parser
from pourparlers.text.plain import plain
from pourparlers.text.sentences import split
from pourparlers.workshop.problems import Problem, Steps, at

_QUOTED = re.compile(r"\[\[(.*?)\]\]")
_BRACKETS = re.compile(r"\[\[|\]\]")
Report = Callable[[Steps, str, str], Problem]


def check_without_model(folder: Path) -> list[Problem]:
    """The rules of `noise.yaml` and `time.yaml` whose examples fail: they need no pipeline."""
    return [*_noise(folder), *_times(folder)]


def check_with_model(folder: Path, nlp: Language) -> list[Problem]:
    """The rules of the other files whose examples fail, parsed by `nlp`."""
    parser, pipeline = Parser(nlp), Pipeline(load_pack(folder), nlp)
    return [
        *_frames(folder, pipeline),
        *_echoes(folder, pipeline),
        *_speech(folder, parser),
        *_words(folder, parser),
    ]


def _reporter(path: Path) -> Report:
    return lambda steps, name, reason: at(path, steps, reason, name=name)


# Noise and times: texts against patterns.


def _noise(folder: Path) -> Iterator[Problem]:
    report = _reporter(folder / "noise.yaml")
    pack = load_noise(folder)
    number_of = {rule.id: number for number, rule in enumerate(load_yaml(folder / "noise.yaml", NoiseFile).rules)}
    for compiled in (each for rules in pack.rules.values() for each in rules.rules):
        rule, text = compiled.rule, plain(compiled.rule.example)
        steps = ("rules", number_of[rule.id])
        span = compiled.find(text, 0, len(text))
        found = rule.example[slice(*span)] if span else None
        if found != rule.gives:
            yield report(steps, rule.id, f"{rule.example!r} gives {found!r}, not {rule.gives!r}")
        for refused in rule.refuses:
            if compiled.find(plain(refused), 0, len(refused)) is not None:
                yield report(steps, rule.id, f"{refused!r} is marked and should be left alone")
    for number, case in enumerate(pack.sentences.examples):
        text = plain(case.example)
        parts = tuple(case.example[a:b] for a, b in split(text, 0, len(text), pack.sentences))
        if parts != case.gives:
            yield report(("sentences", "examples", number), case.id, f"it is split into {list(parts)}")


def _times(folder: Path) -> Iterator[Problem]:
    report = _reporter(folder / "time.yaml")
    pack = load_times(folder)
    for number, rule in enumerate(pack.rules):
        for place, example in enumerate(rule.examples):
            fault = _time_fault(pack, example, rule.id if place == 0 else None)
            if fault:
                yield report(("rules", number, "examples", place), rule.id, fault)
    for number, line in enumerate(pack.publication.lines):
        for place, example in enumerate(line.examples):
            article = Article(id="x", text=example.text, published=example.date or None)
            found = infer_publication(article, Layout((), (), ()), pack)
            if (found.value, found.source) != (example.gives, line.source):
                told = f"{example.text!r} gives {found.value} ({found.source}), not {example.gives} ({line.source})"
                yield report(("publication", "lines", number, "examples", place), line.id, told)


def _time_fault(pack: TimePack, example: Example, rule: str | None) -> str:
    """What is wrong with the reading of an example, which is to be that of `rule`; empty where nothing is."""
    times = read_expression(example.text, pack, example.date, example.direction, example.after)
    found = [time.value + (f"/{time.end_value}" if time.end_value else "") for time in times]
    wanted = [example.gives] if isinstance(example.gives, str) else example.gives or []
    if found != wanted:
        return f"{example.text!r} on {example.date} gives {found}, not {wanted}"
    if rule and times and rule not in [time.rule for time in times]:
        return f"{example.text!r} is read by {times[0].rule}; the first example is to be read by the rule itself"
    return ""


# Events: the whole pipeline.


def _frames(folder: Path, pipeline: Pipeline) -> Iterator[Problem]:
    frames = load_events(folder).frames
    places: dict[str, int] = {}
    for frame, record in zip(frames, _records([frame.example.text for frame in frames], pipeline), strict=True):
        number = places[frame.type] = places.get(frame.type, -1) + 1
        found = {(given(event, record), report.rule) for event in record.events for report in event.reports}
        if (in_order(frame.example.gives), frame.id) not in found:
            path = folder / "events" / f"{frame.type.lower()}.yaml"
            yield at(path, ("frames", number), _told(frame.example.text, frame.example.gives, found), name=frame.id)


def _echoes(folder: Path, pipeline: Pipeline) -> Iterator[Problem]:
    echoes = load_events(folder).echoes
    report = _reporter(folder / "events.yaml")
    records = _records([echo.example.text for echo in echoes], pipeline)
    for number, (echo, record) in enumerate(zip(echoes, records, strict=True)):
        found = {(given(event, record), "") for event in record.events}
        if (in_order(echo.example.gives), "") not in found:
            yield report(("echoes", number), echo.id, _told(echo.example.text, echo.example.gives, found))


def _records(texts: Iterable[str], pipeline: Pipeline) -> Iterator[Record]:
    return pipeline.pipe(Article(id=str(number), text=text) for number, text in enumerate(texts))


def _told(text: str, wanted: str, found: Iterable[tuple[str, str]]) -> str:
    read = "; ".join(f"{event} ({rule})" if rule else event for event, rule in sorted(found)) or "no event"
    return f"{text!r} gives {read}, not {wanted}"


def given(event: Event, record: Record) -> str:
    """An event as examples write it: "TYPE actors>recipients status", the affiliations in the order of the alphabet."""
    affiliations = {actor.id: actor.affiliation for actor in record.actors}
    sides = ["+".join(sorted({affiliations[key] for key in ids})) for ids in (event.actor, event.recipient)]
    return f"{event.event} {'>'.join(side for side in sides if side or side is sides[0])} {event.status}"


def in_order(gives: str) -> str:
    """What an example gives, its keys in the order of the alphabet."""
    type, _, rest = gives.partition(" ")
    parties, _, status = rest.partition(" ")
    sides = ["+".join(sorted(side.split("+"))) for side in parties.split(">")]
    return f"{type} {'>'.join(sides)} {status}"


# Speech: quotes without the rest.


def _speech(folder: Path, parser: Parser) -> Iterator[Problem]:
    pack = load_speech(folder)
    report = _reporter(folder / "speech.yaml")
    noise = load_noise(folder)

    def read(texts: list[str]) -> Iterator[tuple[Analysis, list[Speech]]]:
        articles = [Article(id=str(number), text=text) for number, text in enumerate(texts)]
        for analysis in parser.parse((article, clean(article, noise)) for article in articles):
            yield analysis, find_speech(analysis, pack)[0]

    yield from _quote_rules(pack, read, report)
    for number, (verbs, (_, speeches)) in enumerate(
        zip(pack.verbs, read([verbs.example for verbs in pack.verbs]), strict=True)
    ):
        if [speech.cue_kind for speech in speeches] != [verbs.id]:
            yield report(("verbs", number), verbs.id, f"{verbs.example!r} gives {[s.cue_kind for s in speeches]}")
    for name in ("sources", "backward", "insistent", "clause_tails"):
        rules = getattr(pack, name)
        for number, (rule, (_, speeches)) in enumerate(zip(rules, read([rule.example for rule in rules]), strict=True)):
            if len(speeches) != 1 or speeches[0].span.end >= len(rule.example):
                yield report((name, number), rule.id, f"{rule.example!r} gives {len(speeches)} quotes, not one")


def _quote_rules(
    pack: SpeechPack, read: Callable[[list[str]], Iterator[tuple[Analysis, list[Speech]]]], report: Report
) -> Iterator[Problem]:
    readings = read([_BRACKETS.sub("", rule.example) for rule in pack.rules])
    for number, (rule, (analysis, speeches)) in enumerate(zip(pack.rules, readings, strict=True)):
        found = [speech for speech in speeches if speech.rule == rule.id and speech.quote]
        words = [analysis.text(speech.span) for speech in found]
        if words != _QUOTED.findall(rule.example):
            others = sorted({speech.rule for speech in speeches if speech.quote})
            yield report(("rules", number), rule.id, f"{rule.example!r} gives {words}; rules that read: {others}")
            continue
        (speech,) = found
        if (speech.kind, speech.inherit, speech.channel) != (rule.kind, rule.inherit, rule.channel):
            told = f"{speech.kind}, inherit {speech.inherit}, channel {list(speech.channel)}"
            yield report(("rules", number), rule.id, f"{rule.example!r} gives {told}")
        speaker = "" if speech.speaker is None else analysis.doc[speech.speaker].text.lower()
        if rule.speaker is not None and speaker.split("-")[-1] != rule.speaker.split("-")[-1]:
            yield report(("rules", number), rule.id, f"{rule.example!r}: the speaker is {speaker!r}")


# Word lists: the example holds one of the words.


def _words(folder: Path, parser: Parser) -> Iterator[Problem]:
    noise = load_noise(folder)
    rows = list(_word_rows(folder))
    articles = [Article(id=str(number), text=example) for number, (_, _, _, example, _) in enumerate(rows)]
    docs = parser.parse((article, clean(article, noise)) for article in articles)
    for (path, steps, name, example, words), analysis in zip(rows, docs, strict=True):
        forms = {form for token in analysis.doc for form in (token.lower_, token.lemma_.lower())}
        text = plain(example).lower()
        if not any(word in text or forms.issuperset(word.split()) for word in words):
            yield at(path, steps, f"no word of the list stands in {example!r}", name=name)


def _word_rows(folder: Path) -> Iterator[tuple[Path, Steps, str, str, list[str]]]:
    """File, place, id, example and words of every class of words whose example is to hold one of them."""
    path = folder / "actors.yaml"
    for number, each in enumerate(load_actors(folder).classes):
        yield path, ("classes", number), each.id, each.example, [noun.lower() for noun in each.nouns]
    path = folder / "status.yaml"
    for number, operator in enumerate(load_status(folder).operators):
        words = [*operator.verbs, *operator.nouns, *operator.adjectives, *operator.adpositions]
        heads = [word.partition("+")[0].split()[-1].rpartition("'")[2].lower() for word in words]
        if heads:
            yield path, ("operators", number), operator.id, operator.example, heads
    path = folder / "verbs.yaml"
    for number, tense in enumerate(load_verbs(folder).tenses):
        yield path, ("tenses", number), tense.id, tense.example, list(tense.endings)
