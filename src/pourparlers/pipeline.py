"""The only composer: from articles to records, batch first."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from pourparlers.assemble.echoes import Echoes
from pourparlers.assemble.events import Facts, build_events
from pourparlers.assemble.mentions import cluster
from pourparlers.assemble.recipients import complete
from pourparlers.extract.actors import Member, Mention, Parties, find_mentions
from pourparlers.extract.actors.world import World, build_world
from pourparlers.extract.events import Contexts, EventReader, FrameIndex, Reading
from pourparlers.extract.speech import Speech, find_speech
from pourparlers.extract.syntax import relation
from pourparlers.extract.times import Publication, find_times, infer_publication
from pourparlers.gazetteer import load_gazetteer
from pourparlers.model import Article, Document, Quote, Record, Span
from pourparlers.ontology import Ontology, load_ontology
from pourparlers.packs.actors import ActorPack, load_actors
from pourparlers.packs.contexts import load_contexts
from pourparlers.packs.events import StatusPack, load_events, load_status
from pourparlers.packs.loader import cutter, load_manifest, pack_folder
from pourparlers.packs.names import load_names
from pourparlers.packs.noise import NoisePack, load_noise
from pourparlers.packs.speech import SpeechPack, load_speech
from pourparlers.packs.times import TimePack, load_times
from pourparlers.packs.verbs import load_verbs
from pourparlers.text.analysis import Analysis
from pourparlers.text.clean import clean
from pourparlers.text.conjugation import Conjugation
from pourparlers.text.layout import Layout
from pourparlers.text.parse import Parser, load_model, model_path


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that one language brings, loaded and compiled."""

    language: str
    noise: NoisePack
    times: TimePack
    actors: ActorPack
    speech: SpeechPack
    status: StatusPack
    frames: FrameIndex
    contexts: Contexts
    world: World
    ontology: Ontology
    conjugation: Conjugation


def load_pack(folder: Path) -> Pack:
    """The pack in `folder`; raises `PourparlersError("pack-invalid")`."""
    status = load_status(folder)
    cut = cutter(folder)
    frames = FrameIndex(load_events(folder), status, cut)
    return Pack(
        language=load_manifest(folder).language,
        noise=load_noise(folder),
        times=load_times(folder),
        actors=load_actors(folder),
        speech=load_speech(folder),
        status=status,
        frames=frames,
        contexts=Contexts(load_contexts(folder), cut),
        world=build_world(load_names(folder), load_gazetteer()),
        ontology=load_ontology(),
        conjugation=Conjugation(load_verbs(folder), frames.verbs),
    )


class Pipeline:
    """Reads articles of one language."""

    def __init__(self, pack: Pack, nlp: Language) -> None:
        self._pack = pack
        self._parser = Parser(nlp)

    @classmethod
    def load(cls, language: str, model: str | None = None) -> "Pipeline":
        """The pipeline of `language`, with the pack's own model unless another is named."""
        return cls.of_folder(pack_folder(language), model)

    @classmethod
    def of_folder(cls, folder: Path, model: str | None = None) -> "Pipeline":
        """The pipeline of the pack in `folder`, with its own model unless another is named."""
        name = model or model_path(folder, load_manifest(folder).model)
        return cls(load_pack(folder), load_model(name))

    def read(self, article: Article) -> Record:
        """The record of one article."""
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article], batch_size: int = 4) -> Iterator[Record]:
        """The records of `articles`, one each, in order."""
        items = ((article, clean(article, self._pack.noise)) for article in articles)
        for analysis in self._parser.parse(items, batch_size):
            yield self.record(analysis)

    def record(self, analysis: Analysis) -> Record:
        """The record of one parsed article."""
        pack, article = self._pack, analysis.article
        pack.conjugation.mend(analysis.doc)
        speeches, speech_issues = find_speech(analysis, pack.speech)
        channels = {i for speech in speeches for i in speech.channel_tokens}
        mentions = find_mentions(analysis, pack.world.lexicon, pack.actors, channels)
        published = self._published(article, analysis, mentions)
        times, time_issues = find_times(analysis, pack.times, published)
        parties = Parties(analysis, mentions, pack.world, pack.actors, published.value)
        readings = resolve_speech(speeches, parties)
        reader = EventReader(parties, pack.frames, pack.status, readings, times, published.value)
        candidates = reader.read()
        clusters = cluster(candidates, analysis, pack.status, reader.stands)
        homed = {id(mention) for each in clusters for mention in each.mentions}
        left_over = [candidate for candidate in candidates if id(candidate) not in homed]
        echoes = Echoes(clusters, parties, pack.frames, pack.status)
        echoes.fold()
        echoes.join(left_over)
        complete(clusters, parties)
        used = [m for each in clusters for m in (*each.actors, *each.recipients)]
        used += [m for each in clusters for mention in each.mentions for m in mention.speakers]
        used += [m for reading in readings for m in reading.speakers]
        actors, ids = parties.cast.actors(used)
        return Record(
            document=_document(article, analysis.layout, pack.language, published),
            times=tuple(times),
            actors=actors,
            quotes=tuple(_quote(reading, analysis, ids) for reading in readings if reading.speech.quote),
            events=build_events(clusters, Facts(analysis, ids, pack.ontology, pack.contexts, published.value)),
            noise=analysis.layout.marks(),
            issues=(*article.issues, *analysis.layout.issues, *time_issues, *speech_issues),
        )

    def _published(self, article: Article, analysis: Analysis, mentions: list[Mention]) -> Publication:
        """The publication day; where no year is told, that in which the people named were in office."""
        published = Publication()
        for slack in (0, 1, 2):
            years = self._pack.world.years(mentions, slack)
            published = infer_publication(article, analysis.layout, self._pack.times, years)
            if published.value is not None or years is None:
                break
        return published


def resolve_speech(speeches: list[Speech], parties: Parties) -> list[Reading]:
    """Speeches with their speakers; one without a cue of its own keeps the speaker before it."""
    readings: list[Reading] = []
    doc = parties.analysis.doc
    for speech in speeches:
        first, last = speech.tokens
        words = range(first, last + 1)
        speakers = parties.voice(doc[speech.speaker], words) if speech.speaker is not None else ()
        if readings and speech.speaker is not None and parties.points_back(doc[speech.speaker]):
            speakers = _goes_on(readings[-1], speech, speakers, parties.analysis)
        if not speakers and speech.speaker is not None:
            speakers = parties.stranger(doc[speech.speaker])
        if not speakers and speech.inherit and readings:
            speakers = readings[-1].speakers
        if speech.speaker is not None:
            parties.note(doc[speech.speaker], speakers)
        readings.append(Reading(speech, speakers))
    voices = {}
    for reading in readings:
        for i in range(reading.speech.tokens[0], reading.speech.tokens[1] + 1):
            voices[i] = reading.speakers
    parties.bind_speakers(voices)
    return readings


def _goes_on(last: Reading, speech: Speech, found: tuple[Member, ...], analysis: Analysis) -> tuple[Member, ...]:
    """Who a pronoun that speaks is: the speaker before, unless another came in since or the quotes lie far apart."""
    pronoun = speech.speaker or 0
    here = last.speech.cue if last.speech.cue is not None else last.speech.tokens[1]
    if not last.speakers or analysis.sent_index[pronoun] - analysis.sent_index[here] > 2 or here >= pronoun:
        return found
    since, until = analysis.starts[here], min(analysis.starts[pronoun], speech.span.start)
    others = [span for member in found if member not in last.speakers for span in member.mentions]
    named = any(since < span.start < until and _takes_turn(span, here, analysis) for span in others)
    return found if named else last.speakers


_OBJECTS = frozenset({"obj", "iobj", "obl"})


def _takes_turn(span: Span, cue: int, analysis: Analysis) -> bool:
    """Whether someone named after a cue may speak next: one who is no object in the sentence of the cue."""
    first, end = bisect_left(analysis.starts, span.start), bisect_left(analysis.starts, span.end)
    if first >= end or analysis.sent_index[first] != analysis.sent_index[cue]:
        return True
    return relation(analysis.doc[first:end].root) not in _OBJECTS


def _quote(reading: Reading, analysis: Analysis, ids: dict[int, str]) -> Quote:
    speech = reading.speech
    return Quote(
        start=speech.span.start,
        end=speech.span.end,
        text=analysis.text(speech.span),
        kind=speech.kind,
        rule=speech.rule,
        speaker=tuple(ids[id(member)] for member in reading.speakers),
        channel=speech.channel,
        cue=(speech.cue_span.start, speech.cue_span.end) if speech.cue_span else None,
    )


def _headline(article: Article, layout: Layout) -> str | None:
    """The first line set as a title; one in capitals, as kickers are, only where there is no other."""
    lines = [" ".join(article.text[each.start : each.end].split()) for each in layout.blocks if each.kind == "title"]
    return next((line for line in lines if not line.isupper()), lines[0] if lines else None)


def _document(article: Article, layout: Layout, language: str, published: Publication) -> Document:
    return Document(
        id=article.id,
        language=language,
        title=article.title or _headline(article, layout),
        published=published.value,
        precision=published.precision,
        published_source=published.source,
        published_span=published.span,
        outlet=article.outlet,
        url=article.url,
        length=len(article.text),
    )
