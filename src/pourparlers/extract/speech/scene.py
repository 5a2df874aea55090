"""The article as the speech rules see it: tokens in surface order, quoted regions and the units they stand in.

A unit is a stretch in which one cue can govern: a sentence, or what a semicolon cuts out of it.  Sentence borders
within quotation marks and before a lower-case continuation ("... ? a-t-il demandé") do not count.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Token

from pourparlers.extract.speech.lexicon import Lexicon, PhraseTable, normalise
from pourparlers.extract.speech.marks import Quoted, find_quoted
from pourparlers.extract.speech.model import Region
from pourparlers.extract.syntax import feature
from pourparlers.model import Issue
from pourparlers.text.analysis import Analysis

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
_LONG = 6
FULL_STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", ".."})
QUESTIONS = frozenset({"!", "?", "…", "...", "?!", "!?"})


@dataclass(slots=True)
class Scene:
    """Token arrays, regions and units of one article; every index is a token index unless it says raw."""

    analysis: Analysis
    lexicon: Lexicon
    text: str
    plain: str
    low: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    starts: list[int]
    ends: list[int]
    finite: list[bool]
    infinitive: list[bool]
    regions: list[Region]
    inside: list[int]
    mark: list[int]
    units: list[tuple[int, int]] = field(default_factory=list)
    unit_of: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    borders: set[int] = field(default_factory=set)

    @property
    def size(self) -> int:
        return len(self.low)

    def free(self, i: int) -> bool:
        """True where token `i` is the narrator's: neither quoted nor a quotation mark."""
        return self.inside[i] < 0 and self.mark[i] < 0

    def opens(self, i: int) -> int:
        """The region whose opening mark is token `i`, or -1."""
        region = self.mark[i]
        return region if region >= 0 and i < self.regions[region].first else -1

    def closes(self, i: int) -> int:
        """The region whose closing mark is token `i`, or -1."""
        region = self.mark[i]
        return region if region >= 0 and i > self.regions[region].last else -1

    def region_at(self, i: int) -> int:
        """The region that token `i` belongs to, marks included, or -1."""
        return self.mark[i] if self.mark[i] >= 0 else self.inside[i]

    def past(self, i: int) -> int:
        """The first token after the region that `i` belongs to (`i` + 1 where it belongs to none)."""
        region = self.region_at(i)
        if region < 0:
            return i + 1
        while i < self.size and self.region_at(i) == region:
            i += 1
        return i

    def match(self, table: PhraseTable, i: int) -> tuple[str, int] | None:
        """The phrase of `table` that begins at token `i`: its value and its last token."""
        hit = table.match(self.plain, self.starts[i])
        if hit is None:
            return None
        value, end = hit
        last = i
        while last + 1 < self.size and self.starts[last + 1] < end:
            last += 1
        return value, last


def build_scene(analysis: Analysis, lexicon: Lexicon) -> tuple[Scene, list[Issue]]:
    """The scene of an article, and an `Issue` for each quotation mark without its partner."""
    text, doc = analysis.article.text, analysis.doc
    quoted, issues = find_quoted(text, analysis.layout, lexicon.words.marks)
    starts = list(analysis.starts)
    ends = [start + len(token) for start, token in zip(starts, doc, strict=True)]
    forms = [feature(token, "VerbForm") for token in doc]
    regions, inside, mark = _place(quoted, text, starts, ends)
    scene = Scene(
        analysis=analysis,
        lexicon=lexicon,
        text=text,
        plain=normalise(text),
        low=[_lower(token) for token in doc],
        pos=["DET" if token.pos_ == "PRON" and feature(token, "Poss") == "Yes" else token.pos_ for token in doc],
        dep=[token.dep_ for token in doc],
        head=[token.head.i for token in doc],
        starts=starts,
        ends=ends,
        finite=[form == "Fin" for form in forms],
        infinitive=[form == "Inf" and token.is_lower for form, token in zip(forms, doc, strict=True)],
        regions=regions,
        inside=inside,
        mark=mark,
    )
    _mend_tags(scene)
    scene.children = [[] for _ in range(scene.size)]
    for i, head in enumerate(scene.head):
        if head != i:
            scene.children[head].append(i)
    if lexicon.words.past_like_participle:
        _mend_participles(scene)
    _cut_units(scene)
    return scene, issues


def _lower(token: Token) -> str:
    """The lower case of a token, of the same length."""
    lower: str = token.lower_
    return lower if len(lower) == len(token) else normalise(token.text)


def _mend_tags(scene: Scene) -> None:
    """Finite verbs that the tagger missed: endings that only they have, and speech verbs right after a noun."""
    endings = scene.lexicon.words.finite_endings
    for i, word in enumerate(scene.low):
        if scene.pos[i] in VERBAL or len(word) < _LONG or scene.pos[i] == "PUNCT":
            continue
        entries = scene.lexicon.forms.get(word, ())
        spoken = entries and all(entry.form == "finite" for entry in entries)
        spoken = spoken and word not in scene.lexicon.words.doubtful
        if word.endswith(endings) or (
            spoken and i and scene.pos[i] != "PROPN" and scene.pos[i - 1] in NOMINAL | {"PRON"}
        ):
            scene.pos[i], scene.finite[i] = "VERB", True


def _mend_participles(scene: Scene) -> None:
    """Pasts that the tagger took for participles: they have a subject of their own and no auxiliary."""
    for i, token in enumerate(scene.analysis.doc):
        if scene.pos[i] != "VERB" or scene.finite[i] or feature(token, "VerbForm") != "Part":
            continue
        if "Past" not in token.morph.get("Tense", []):
            continue
        labels = {scene.dep[k] for k in scene.children[i]}
        scene.finite[i] = "nsubj" in labels and not any(label.startswith("aux") for label in labels)


def _place(
    quoted: list[Quoted], text: str, starts: list[int], ends: list[int]
) -> tuple[list[Region], list[int], list[int]]:
    """The regions as token ranges, and for every token the region it stands in or marks."""
    inside, mark = [-1] * len(starts), [-1] * len(starts)
    regions: list[Region] = []
    for item in quoted:
        first, last = bisect_right(ends, item.start), bisect_left(starts, item.end) - 1
        if item.start >= item.end or first > last:
            continue
        number = len(regions)
        words = len(text[item.start : item.end].split())
        regions.append(Region(item.start, item.end, item.outer_start, item.outer_end, first, last, words, item.closed))
        for i in range(first, last + 1):
            inside[i] = number
        for i in range(bisect_right(ends, item.outer_start), first):
            mark[i] = number
        for i in range(last + 1, bisect_left(starts, item.outer_end)):
            mark[i] = number
    return regions, inside, mark


def _cut_units(scene: Scene) -> None:
    begin = 0
    for i in range(scene.size):
        if i and _begins_unit(scene, i):
            scene.units.append((begin, i - 1))
            begin = i
        scene.unit_of.append(len(scene.units))
    if scene.size:
        scene.units.append((begin, scene.size - 1))


def _begins_unit(scene: Scene, i: int) -> bool:
    region = scene.region_at(i)
    if region >= 0 and scene.region_at(i - 1) == region:
        return False
    if scene.low[i - 1] == ";" and scene.free(i - 1):
        return True
    analysis = scene.analysis
    here, before = analysis.sent_index[i], analysis.sent_index[i - 1]
    if here == before:
        return False
    sentences = analysis.layout.sentences
    if sentences[here].block != sentences[before].block:
        return True
    goes_on = scene.text[scene.starts[i]].islower() and (scene.low[i - 1] in QUESTIONS or scene.closes(i - 1) >= 0)
    return not (goes_on or scene.low[i] == ",")
