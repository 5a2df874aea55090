"""Speech: composes the shapes, outermost first, and settles who speaks through which channel."""

from pourparlers.extract.speech import asides, quotes, sources
from pourparlers.extract.speech.channels import Channel, find_channels, is_channel
from pourparlers.extract.speech.clauses import infinitive_clause, that_clause, trim_end
from pourparlers.extract.speech.cues import find_cues
from pourparlers.extract.speech.lexicon import lexicon_of
from pourparlers.extract.speech.model import Cue, Draft, Speech
from pourparlers.extract.speech.scene import NOMINAL, VERBAL, Scene, build_scene
from pourparlers.extract.speech.speakers import subject
from pourparlers.model import Issue, Span
from pourparlers.packs.speech import SpeechPack
from pourparlers.text.analysis import Analysis


def find_speech(analysis: Analysis, pack: SpeechPack) -> tuple[list[Speech], list[Issue]]:
    """All reported speech of an article in text order, and what was wrong with its quotation marks.

    Runs in time linear in the length of the article.
    """
    scene, issues = build_scene(analysis, lexicon_of(pack))
    finder = _Finder(scene)
    finder.run()
    return finder.speeches(), issues


class _Finder:
    """The state of one run: what is found so far and which tokens are spoken for."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.cues = find_cues(scene)
        self.by_token = {cue.token: cue for cue in self.cues}
        self.channels = find_channels(scene)
        self.drafts: list[Draft] = []
        self.taken = [False] * scene.size
        self.floors: dict[int, int] = {}

    def run(self) -> None:
        """Asides and clauses by cue, then sources, then the quoted regions that are left."""
        for cue in self.cues:
            if not self.taken[cue.token]:
                self._cue(cue)
        for source in sources.find_sources(self.scene):
            self._source(source)
        for number, region in enumerate(self.scene.regions):
            if not self.taken[region.first]:
                self._add(quotes.region_draft(self.scene, number, self.cues))
        self._backward()
        self.drafts.sort(key=lambda draft: (draft.first, -draft.last))

    def _cue(self, cue: Cue) -> None:
        scene = self.scene
        unit = scene.unit_of[cue.token]
        aside = asides.find_aside(scene, cue)
        if aside is not None:
            cue.speaker = self._place_speaker(cue, aside.speaker)
            for draft in asides.aside_drafts(scene, cue, aside, self.floors.get(unit, 0)):
                self._add(draft)
            self.floors[unit] = aside.end + 1
            self._clause(cue, ("colon",))
            return
        cue.speaker = subject(scene, cue, self.by_token)
        if self._says_nothing(cue):
            cue.mute = True
            return
        self._clause(cue, ("clause", "infinitive", "colon"))

    def _place_speaker(self, cue: Cue, speaker: int) -> int | None:
        from pourparlers.extract.speech.speakers import settle

        return settle(self.scene, cue, speaker, self.scene.units[self.scene.unit_of[cue.token]][0])

    def _says_nothing(self, cue: Cue) -> bool:
        """A negated cue, or one whose subject is no speaker, reports nothing."""
        subject_word = "" if cue.speaker is None else self.scene.low[cue.speaker]
        return cue.negated or subject_word in self.scene.lexicon.empty_subjects

    def _clause(self, cue: Cue, frames: tuple[str, ...]) -> None:
        scene = self.scene
        finders = {"clause": that_clause, "infinitive": infinitive_clause, "colon": quotes.colon_clause}
        rules = {"clause": "clause.that", "infinitive": "clause.infinitive", "colon": "clause.colon"}
        for frame in frames:
            found = finders[frame](scene, cue) if frame in cue.frames else None
            if found is None:
                continue
            self._add(Draft(*found, rules[frame], cue))
            unit = scene.unit_of[cue.token]
            self.floors[unit] = max(self.floors.get(unit, 0), found[1] + 1)
            return

    def _source(self, source: sources.Source) -> None:
        scene = self.scene
        if self.taken[source.first]:
            return
        draft = sources.source_draft(scene, source, 0)
        if draft is None or any(self.taken[i] for i in range(draft.first, draft.last + 1)):
            return
        self._add(draft)

    def _add(self, draft: Draft | None) -> None:
        if draft is None:
            return
        if draft.cue is not None and draft.speaker is None and not draft.inherit:
            if draft.cue.speaker is None:
                draft.cue.speaker = subject(self.scene, draft.cue, self.by_token)
            draft.speaker = draft.cue.speaker
        elif draft.cue is not None and draft.cue.speaker is not None:
            draft.speaker = draft.cue.speaker
        draft.unit = self.scene.unit_of[draft.first]
        self.drafts.append(draft)
        for i in range(draft.first, draft.last + 1):
            self.taken[i] = not any(a <= i <= b for a, b in draft.skip)

    def _backward(self) -> None:
        """"C'est ce qu'affirme X": the words are those of the sentence before."""
        scene = self.scene
        for unit, (begin, end) in enumerate(scene.units):
            hit = scene.match(scene.lexicon.backward, begin)
            if hit is None or unit == 0:
                continue
            cue = next((c for c in self.cues if hit[1] < c.token <= end), None)
            first, last = scene.units[unit - 1]
            if cue is None or any(self.taken[i] for i in range(first, last + 1)):
                continue
            from pourparlers.extract.speech.phrases import phrase_after

            cue.speaker = phrase_after(scene, cue.last + 1, end) or cue.speaker
            self._add(Draft(first, trim_end(scene, first, last), "clause.backward", cue))

    # ------------------------------------------------------------------------------------------------- results
    def speeches(self) -> list[Speech]:
        """The drafts as speeches, each with its channels."""
        return [self._speech(draft) for draft in self.drafts]

    def _speech(self, draft: Draft) -> Speech:
        scene, cue = self.scene, draft.cue
        kind, span = self._shape(draft)
        channels = self._channels(draft)
        channel_speaker = is_channel(scene, draft.speaker, self.channels)
        source_span = None
        if draft.source is not None:
            source_span = scene.analysis.span(*draft.source)
        elif cue is not None:
            source_span = scene.analysis.span(cue.first, cue.last)
        return Speech(
            span=span,
            kind=kind,
            tokens=(draft.first, draft.last),
            rule=draft.rule,
            cue=cue.token if cue is not None else draft.source[0] if draft.source else None,
            cue_kind=cue.kind if cue is not None else "according" if draft.source else "",
            cue_span=source_span,
            speaker=None if channel_speaker else draft.speaker,
            inherit=draft.inherit,
            channel=tuple(dict.fromkeys(channel.name for channel in channels)),
            channel_tokens=tuple(channel.first for channel in channels),
            quote=not channel_speaker,
        )

    def _shape(self, draft: Draft) -> tuple[str, Span]:
        """Direct, indirect or mixed, and the raw span."""
        scene = self.scene
        if draft.region is not None:
            region = scene.regions[draft.region]
            return "direct", Span(region.start, region.end)
        held = [i for i in range(draft.first, draft.last + 1) if scene.inside[i] >= 0]
        if not held:
            return "indirect", scene.analysis.span(draft.first, draft.last)
        number = scene.inside[held[0]]
        region = scene.regions[number]
        if scene.region_at(draft.first) == number and scene.region_at(draft.last) == number:
            return "mixed", Span(region.start, region.end)
        return "mixed", scene.analysis.span(draft.first, draft.last)

    def _channels(self, draft: Draft) -> list[Channel]:
        """The channels that the narrator names around the words, in the unit of the cue."""
        scene = self.scene
        at = draft.cue.token if draft.cue is not None else draft.source[0] if draft.source else draft.first
        unit = scene.unit_of[at]
        if draft.inherit:
            return []
        found = [c for c in self.channels if scene.unit_of[c.first] == unit and not self.taken[c.first]]
        return [c for c in found if c.led or c.first == draft.speaker]
