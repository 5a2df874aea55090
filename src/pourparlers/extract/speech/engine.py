"""Speech: composes the shapes, outermost first, and settles who speaks through which channel."""

from dataclasses import replace

from pourparlers.extract.speech import asides, quotes, sources
from pourparlers.extract.speech.bare import bare_clause, question_clause
from pourparlers.extract.speech.channels import Found, channels_of, find_channels, is_channel, speaks_for_state
from pourparlers.extract.speech.clauses import (
    clause_end,
    complement,
    holds_quote,
    infinitive_clause,
    that_clause,
    trim_end,
)
from pourparlers.extract.speech.cues import find_cues
from pourparlers.extract.speech.fronted import fronted_aside, led_clause
from pourparlers.extract.speech.labels import labelled_clauses, noun_clauses
from pourparlers.extract.speech.lexicon import lexicon_of
from pourparlers.extract.speech.model import Cue, Draft, Kind, Speech
from pourparlers.extract.speech.phrases import phrase_after
from pourparlers.extract.speech.scene import Scene, build_scene
from pourparlers.extract.speech.speakers import addressee, can_speak, passed_on, settle, subject
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


_FRAMES = {
    "clause": ("clause.that", that_clause),
    "bare": ("clause.bare", bare_clause),
    "question": ("clause.question", question_clause),
    "infinitive": ("clause.infinitive", infinitive_clause),
    "quoted-clause": ("clause.that", that_clause),
    "quoted-complement": ("clause.complement", complement),
    "colon": ("clause.colon", quotes.colon_clause),
}


_ORDER = ("clause", "bare", "question", "infinitive", "quoted-clause", "quoted-complement", "colon")

# How many words the marks must hold for a demand, promise or reproach to be a quote.
_QUOTED = {"quoted-clause": 1, "quoted-complement": 4}


class _Finder:
    """The state of one run: what is found so far and which tokens are spoken for."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.cues = find_cues(scene)
        self.by_token = {cue.token: cue for cue in self.cues}
        self.channels = find_channels(scene)
        self.drafts: list[Draft] = []
        self.taken = [False] * scene.size
        self.covered = [False] * scene.size
        self.asides: set[int] = set()
        self.floors: dict[int, int] = {}

    def run(self) -> None:
        """Asides and clauses by cue, then sources, then the quoted regions that are left."""
        found = sources.find_sources(self.scene)
        for source in found:
            if sources.leads(self.scene, source):
                self._source(source)
        for cue in reversed(self.cues):
            self._fronted(cue)
        for cue in self.cues:
            if not (self.taken[cue.token] or cue.token in self.asides):
                self._cue(cue)
        for source in found:
            if not sources.leads(self.scene, source):
                self._source(source)
        self._consequences()
        self._verbless()
        self._backward()
        self.drafts.sort(key=lambda draft: (draft.first, -draft.last))

    def _verbless(self) -> None:
        """Clauses that a label, a noun or a colon announces, then the quoted regions that are left."""
        for draft in (*labelled_clauses(self.scene), *noun_clauses(self.scene, self.taken)):
            if not self.taken[draft.first]:
                self._add(draft)
        for draft in quotes.announced_clauses(self.scene, self.cues, self.taken):
            self._add(draft)
        for number, region in enumerate(self.scene.regions):
            if not (self.taken[region.first] or self.covered[region.first]):
                self._add(quotes.region_draft(self.scene, number, self.cues))

    def _cue(self, cue: Cue) -> None:
        scene = self.scene
        unit = scene.unit_of[cue.token]
        aside = asides.find_aside(scene, cue)
        if aside is not None:
            drafts = asides.aside_drafts(scene, cue, aside, self.floors.get(unit, 0))
            quoted = scene.closes(cue.first - 1) >= 0 or scene.closes(cue.first - 2) >= 0
            if drafts or quoted or cue.pronoun is not None:
                self._aside(cue, aside, drafts)
                return
            if self._clause(cue, ("colon",), self._place_speaker(cue, aside.speaker)):
                self.asides.add(cue.token)
                return
        cue.speaker = subject(scene, cue, self.by_token)
        if self._says_nothing(cue):
            cue.mute = True
            return
        self._clause(cue, _ORDER)

    def _fronted(self, cue: Cue) -> None:
        """An aside with its subject first holds all before it, other words reported among it."""
        scene = self.scene
        if (led := led_clause(scene, cue)) is not None:
            self.asides.add(cue.token)
            self._add(Draft(led[0], led[1], "clause.aside", cue, speaker=led[2]))
            return
        aside = None if self.taken[cue.token] else fronted_aside(scene, cue)
        if aside is None:
            return
        if is_channel(scene, aside.speaker, self.channels):
            source = passed_on(scene, cue)
            if source is None and self._holds_cues(cue, aside):
                scene.borders.add(aside.before)
                return
            aside = replace(aside, speaker=aside.speaker if source is None else source)
        drafts = asides.aside_drafts(scene, cue, aside, self.floors.get(scene.unit_of[cue.token], 0))
        if drafts:
            self._aside(cue, aside, drafts)

    def _holds_cues(self, cue: Cue, aside: asides.Aside) -> bool:
        """Whether words reported stand in the sentence before the aside, which then only passes them on."""
        begin = self.scene.units[self.scene.unit_of[cue.token]][0]
        return any(begin <= other.token < aside.before for other in self.cues)

    def _aside(self, cue: Cue, aside: asides.Aside, drafts: list[Draft]) -> None:
        self.asides.add(cue.token)
        cue.speaker = self._place_speaker(cue, aside.speaker)
        for draft in drafts:
            self._add(draft)
        self.floors[self.scene.unit_of[cue.token]] = aside.end + 1
        self._clause(cue, ("colon",))

    def _place_speaker(self, cue: Cue, speaker: int) -> int | None:
        return settle(self.scene, cue, speaker, self.scene.units[self.scene.unit_of[cue.token]][0])

    def _says_nothing(self, cue: Cue) -> bool:
        """A negated cue, or one whose subject is no speaker, reports nothing."""
        lexicon = self.scene.lexicon
        if cue.speaker is None:
            return cue.negated or cue.passive or (cue.form == "infinitive" and not self._resumes(cue))
        word = self.scene.low[cue.speaker].split("-")[-1]
        if cue.kind in lexicon.words.thoughts and cue.form == "infinitive":
            return True
        return cue.negated or word in lexicon.words.empty_subjects or word in lexicon.words.first_persons

    def _resumes(self, cue: Cue) -> bool:
        """ "Et de s'étonner que ...": the one who spoke before goes on."""
        begin = self.scene.units[self.scene.unit_of[cue.token]][0]
        return self.scene.low[begin] in self.scene.lexicon.words.conjoining and cue.first - begin <= 2

    def _clause(self, cue: Cue, frames: tuple[str, ...], speaker: int | None = None) -> bool:
        """Add what the cue governs in the first of `frames` that fits; true where one does."""
        scene = self.scene
        for frame in frames:
            rule, find = _FRAMES[frame]
            found = find(scene, cue) if frame in cue.frames else None
            if found is None or self.taken[found[0]]:
                continue
            if frame.startswith("quoted") and not holds_quote(scene, *found, _QUOTED[frame]):
                continue
            if speaker is not None:
                cue.speaker = speaker
            self._add(Draft(*found, rule, cue))
            unit = scene.unit_of[cue.token]
            self.floors[unit] = max(self.floors.get(unit, 0), found[1] + 1)
            return True
        return False

    def _source(self, source: sources.Source) -> None:
        scene = self.scene
        if self.taken[source.first]:
            return
        draft = sources.source_draft(scene, source, 0)
        if draft is None:
            return
        within = range(draft.first, draft.last + 1)
        if draft.skip and any(self.taken[i] for i in within):
            return
        if any(i in self.asides for i in within):
            return
        self._add(draft)

    def _add(self, draft: Draft | None) -> None:
        if draft is None or draft.last < draft.first or not self._attributed(draft):
            return
        if draft.cue is not None and draft.speaker is None and not draft.inherit:
            if draft.cue.speaker is None:
                draft.cue.speaker = subject(self.scene, draft.cue, self.by_token)
            draft.speaker = draft.cue.speaker
            draft.inherit = draft.speaker is None
        elif draft.cue is not None and draft.cue.speaker is not None:
            draft.speaker = draft.cue.speaker
        if draft.cue is not None and is_channel(self.scene, draft.speaker, self.channels):
            draft.speaker = passed_on(self.scene, draft.cue) or draft.speaker
        if draft.speaker is not None and (self._impersonal(draft.speaker) or self._thing(draft)):
            draft.speaker, draft.inherit = None, True
        draft.unit = self.scene.unit_of[draft.first]
        self.drafts.append(draft)
        kept = self.covered if draft.source is not None else self.taken
        for i in range(draft.first, draft.last + 1):
            kept[i] = kept[i] or not any(a <= i <= b for a, b in draft.skip)

    def _thing(self, draft: Draft) -> bool:
        """Whether the subject of a cue that is no finite speech verb is a thing: whoever spoke before goes on."""
        cue = draft.cue
        weak = cue is not None and (not cue.kind or cue.form == "participle")
        return weak and draft.speaker is not None and not can_speak(self.scene, draft.speaker)

    def _impersonal(self, speaker: int) -> bool:
        return self.scene.low[speaker].split("-")[-1] in self.scene.lexicon.words.group.impersonal

    def _attributed(self, draft: Draft) -> bool:
        """Words that "one" says are somebody's only if quoted, read in a text, or of a source named before."""
        scene, cue = self.scene, draft.cue
        if draft.region is not None or cue is None or cue.speaker is None or not self._impersonal(cue.speaker):
            return True
        begin, end = scene.units[scene.unit_of[cue.token]]
        same = any(scene.match(scene.lexicon.same_source, i) for i in range(begin, end + 1))
        return same or cue.kind in scene.lexicon.words.readings

    def _consequences(self) -> None:
        """ "Faute de quoi elle prendrait « des mesures »": the threat behind a demand, where words of it are quoted."""
        scene = self.scene
        for i in range(scene.size):
            hit = scene.match(scene.lexicon.consequences, i) if scene.free(i) and not self.taken[i] else None
            if hit is None:
                continue
            begin, end = scene.units[scene.unit_of[i]]
            first, last = hit[1] + 1, clause_end(scene, hit[1] + 1, end)
            near = [cue for cue in self.cues if begin <= cue.token < i]
            if first < last and holds_quote(scene, first, last) and not self.taken[first]:
                cue = near[-1] if near else quotes.any_verb(scene, begin, i - 1)
                self._add(Draft(first, last, "clause.consequence", cue, inherit=cue is None))

    def _backward(self) -> None:
        """ "C'est ce qu'affirme X": the words are those of the sentence before."""
        scene = self.scene
        for unit, (begin, end) in enumerate(scene.units):
            hit = scene.match(scene.lexicon.backward, begin)
            if hit is None or unit == 0:
                continue
            cue = next((c for c in self.cues if hit[1] < c.token <= end), None)
            first, last = scene.units[unit - 1]
            if cue is None or any(self.taken[i] for i in range(first, last + 1)):
                continue
            cue.speaker = phrase_after(scene, cue.last + 1, end) or cue.speaker
            self._add(Draft(first, trim_end(scene, first, last), "clause.backward", cue))

    # ------------------------------------------------------------------------------------------------- results
    def found(self) -> Found:
        """What the channels are judged by."""
        return Found(self.channels, self.by_token, self.asides, self.taken)

    def speeches(self) -> list[Speech]:
        """The drafts as speeches, each with its channels; a source that is named again keeps its own."""
        found: list[Speech] = []
        for draft in self.drafts:
            speech = self._speech(draft)
            if found and not speech.channel and self._same_source(speech):
                before = found[-1]
                speech = replace(
                    speech, speaker=before.speaker, channel=before.channel, channel_tokens=before.channel_tokens
                )
            found.append(speech)
        return [self._headed(speech, found) for speech in found]

    def _same_source(self, speech: Speech) -> bool:
        """Whether the speaker is "cette source", "ce responsable" and the like."""
        scene = self.scene
        if speech.speaker is None:
            return speech.inherit and speech.cue_kind in scene.lexicon.words.readings
        near = range(max(0, speech.speaker - 2), speech.speaker + 1)
        return any((hit := scene.match(scene.lexicon.same_source, i)) and hit[1] >= speech.speaker for i in near)

    def _headed(self, speech: Speech, found: list[Speech]) -> Speech:
        """A heading that quotes words of the text below has their speaker and channel."""
        if speech.rule != "direct.heading":
            return speech
        words = self.scene.plain[speech.span.start : speech.span.end].strip(" .!?")
        for other in found:
            said = self.scene.plain[other.span.start : other.span.end]
            if other.rule != "direct.heading" and words in said and other.speaker is not None:
                return replace(
                    speech,
                    speaker=other.speaker,
                    inherit=False,
                    channel=other.channel,
                    channel_tokens=other.channel_tokens,
                )
        return speech

    def _speech(self, draft: Draft) -> Speech:
        scene, cue = self.scene, draft.cue
        kind, span = self._shape(draft)
        channels = channels_of(scene, draft, self.found())
        channel_speaker = is_channel(scene, draft.speaker, self.channels)
        if channel_speaker and draft.speaker is not None:
            own = cue is not None and cue.kind in scene.lexicon.words.charges
            channel_speaker = not (own or speaks_for_state(scene, draft.speaker, self.channels))
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
            addressee=addressee(scene, cue, self.channels) if cue is not None else None,
            channel=tuple(dict.fromkeys(channel.name for channel in channels)),
            channel_tokens=tuple(channel.first for channel in channels),
            quote=not channel_speaker,
        )

    def _shape(self, draft: Draft) -> tuple[Kind, Span]:
        """Direct, indirect or mixed, and the raw span."""
        scene = self.scene
        if draft.region is not None:
            return "direct", self._within_marks(draft.region)
        held = [i for i in range(draft.first, draft.last + 1) if scene.inside[i] >= 0]
        if not held:
            return "indirect", scene.analysis.span(draft.first, draft.last)
        number = scene.inside[held[0]]
        if scene.region_at(draft.first) == number and scene.region_at(draft.last) == number:
            return "mixed", self._within_marks(number)
        return "mixed", scene.analysis.span(draft.first, draft.last)

    def _within_marks(self, number: int) -> Span:
        """The words between two marks, without the stop that only the marks hold and without half a pair of marks."""
        scene = self.scene
        region, last = scene.regions[number], scene.regions[number].last
        lone = {mark.close for mark in scene.lexicon.words.marks}
        while last > region.first:
            word = scene.text[scene.starts[last] : scene.ends[last]]
            stray = word in lone and not any(self._opens(word, i) for i in range(region.first, last))
            if not (stray or word in scene.lexicon.words.inner_stops):
                return Span(region.start, min(region.end, scene.ends[last]))
            last -= 1
        return Span(region.start, region.end)

    def _opens(self, close: str, i: int) -> bool:
        """Whether token `i` begins with the opening mark that `close` closes."""
        pairs = [mark.open for mark in self.scene.lexicon.words.marks if mark.close == close]
        return self.scene.text.startswith(tuple(pairs), self.scene.starts[i])
