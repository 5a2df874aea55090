"""Names in the text: what the lexicon knows, and persons that only their capitals and their office betray."""

from bisect import bisect_right
from collections.abc import Container
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from pourparlers.extract import syntax
from pourparlers.extract.actors.lexicon import Entry, Hit, Lexicon
from pourparlers.packs.actors import ActorPack
from pourparlers.text.analysis import Analysis

_STANCE = 6
_SHORT = 3
_GRAMMAR = frozenset({"AUX", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "PART", "ADV"})
_NOMINAL = frozenset({*syntax.SUBJECTS, "obj", "iobj", "obl", "obl:agent", "nmod"})
PARTY_SORTS = frozenset({"name", "capital", "metonym", "organ", "demonym", "person"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last` (inclusive) name something; `entry` is None for a person met here for the first time.

    `also` holds what else the same token names ("russo-biélorusse" where the tokenizer keeps it whole).
    """

    first: int
    last: int
    sort: str
    entry: Entry | None
    text: str
    also: tuple[Entry, ...] = ()

    @property
    def is_adjective(self) -> bool:
        """True for "russe" and for the first half of "russo-américain"."""
        return self.sort in ("adjective", "prefix")


def find_mentions(
    analysis: Analysis, lexicon: Lexicon, pack: ActorPack, channels: Container[int] = ()
) -> list[Mention]:
    """All names of the article in text order, none overlapping another; tokens in `channels` name media, no persons."""
    found: list[Mention] = []
    page = _page(analysis)
    for hit in lexicon.find(page.text):
        mention = _mention(hit, page, pack)
        if mention is None:
            continue
        if mention.sort == "adjective" and mention.text[0].isupper() and _stands_alone(page.doc, mention):
            mention = replace(mention, sort="demonym")
        if found and found[-1].last == mention.first and found[-1].first == mention.last and mention.entry:
            found[-1] = replace(found[-1], also=(*found[-1].also, mention.entry))
        else:
            found.append(mention)
    taken = {i for mention in found for i in range(mention.first, mention.last + 1)}
    runs = _name_runs(analysis, pack, found, taken)
    replaced = {i for run in runs for i in range(run.first, run.last + 1)}
    kept = [m for m in found if not any(i in replaced for i in range(m.first, m.last + 1))]
    runs = [run for run in runs if run.first not in channels]
    return sorted(kept + runs, key=lambda mention: mention.first)


@dataclass(frozen=True, slots=True)
class _Page:
    """The text of a parse; `offsets` are where its tokens begin in it."""

    doc: Doc
    text: str
    offsets: list[int]

    def is_word(self, hit: Hit, first: int, last: int) -> bool:
        """Whether the hit is all of its tokens, or parted from the rest of them by a hyphen."""
        if self.offsets[first] == hit.start and hit.end >= self.offsets[last] + len(self.doc[last]):
            return True
        return "-" in (self.text[hit.start - 1 : hit.start], self.text[hit.end : hit.end + 1])


def _page(analysis: Analysis) -> _Page:
    return _Page(analysis.doc, analysis.doc.text, [token.idx for token in analysis.doc])


def _mention(hit: Hit, page: _Page, pack: ActorPack) -> Mention | None:
    """The tokens of a hit: whole words, or a part between hyphens of one."""
    first, last = bisect_right(page.offsets, hit.start) - 1, bisect_right(page.offsets, hit.end - 1) - 1
    if not _allowed(hit.entry, first, page.doc, pack) or _shouted(page.doc, first, last):
        return None
    if not page.is_word(hit, first, last) and not hit.entry.text.endswith("-"):
        return None
    if page.text[max(0, hit.start - _STANCE) : hit.start].lower().endswith(pack.stances):
        return None
    return Mention(first, last, hit.entry.sort, hit.entry, page.text[hit.start : hit.end])


def _shouted(doc: Doc, first: int, last: int) -> bool:
    """True for a word of grammar in a line of capitals, which looks like a short name: "PRESIDENT IS IN ROME"."""
    word = doc[first]
    if first != last or len(word) > _SHORT or not word.text.isupper() or word.pos_ not in _GRAMMAR:
        return False
    beside = (doc[i] for i in (first - 1, first + 1) if 0 <= i < len(doc))
    return any(len(token) > 1 and token.text.isalpha() and token.text.isupper() for token in beside)


def _stands_alone(doc: Doc, mention: Mention) -> bool:
    """True for an adjective with a capital that has no noun: "the French"."""
    head = syntax.head_within(doc, mention.first, mention.last)
    first = head
    while syntax.relation(first) == "conj" and first.head.i != first.i:
        first = first.head
    articled = syntax.children(head, "det") or syntax.children(first, "det")
    return bool(articled) and syntax.relation(first) in _NOMINAL


def _allowed(entry: Entry, first: int, doc: Doc, pack: ActorPack) -> bool:
    """Checks what the entry asks of the word before it."""
    if not (entry.determiner or entry.locative):
        return True
    if first == 0 or (entry.determiner and _extended(doc, first, pack)):
        return False
    before = doc[first - 1]
    name = pack.canonical_adposition.get(before.lower_)
    if entry.locative:
        return name in pack.locative
    return before.pos_ == "DET" or before.lower_ in pack.articles


def _extended(doc: Doc, first: int, pack: ActorPack) -> bool:
    """True for a short name that is the head of another: "l'Union des jeunes", "l'Alliance contre le coup d'État"."""
    return first + 1 < len(doc) and doc[first + 1].lower_ in pack.extenders


def _name_runs(analysis: Analysis, pack: ActorPack, found: list[Mention], taken: set[int]) -> list[Mention]:
    """Runs of capitalised words that look like a person's name and hold no known party."""
    people = {i for m in found if m.sort in ("person", "place") for i in range(m.first, m.last + 1)}
    known = {i: m for m in found if m.sort == "person" for i in range(m.first, m.last + 1)}
    blocked = taken - people
    doc = analysis.doc
    runs: list[Mention] = []
    behind = 0
    for token in filter(_capital, doc):
        end = _run_end(token, pack, blocked) if token.i >= behind else None
        if end is None:
            continue
        namesake = end in known and _namesake(token, known[end])
        if namesake or (end not in known and (end > token.i or token.i not in people)):
            runs.append(Mention(token.i, end, "unknown", None, doc[token.i : end + 1].text))
        elif end in known and known[end].first > token.i and _one_name(doc, token.i, known[end]):
            runs.append(replace(known[end], first=token.i, text=doc[token.i : end + 1].text))
        behind = end + 1
    return [run for run in runs if run.sort == "person" or _plausible(analysis, run, people, pack)]


def _namesake(token: Token, person: Mention) -> bool:
    """True for "Ahmed Fahmy" where only the surname is that of the person known, Nabil Fahmy."""
    if person.first != person.last or person.first <= token.i or token.is_sent_start or token.pos_ != "PROPN":
        return False
    other = person.entry is not None and not person.entry.key.lower().startswith(token.lower_[0])
    return other and _one_name(token.doc, token.i, person)


def _one_name(doc: Doc, first: int, person: Mention) -> bool:
    """True where the tree holds together what stands before a known name with it: "Jane Anne Roe"."""
    inside = range(first, person.last + 1)
    return sum(doc[i].head.i not in inside or doc[i].head.i == i for i in inside) == 1


def _run_end(token: Token, pack: ActorPack, blocked: set[int]) -> int | None:
    """The last token of the name that starts at the capitalised `token`, or None."""
    doc = token.doc
    if token.i in blocked or token.lower_ in pack.titles or token.lower_ in pack.class_of:
        return None
    if token.lower_ in pack.articles or (token.is_sent_start and token.pos_ in ("ADP", "DET", "CCONJ", "SCONJ", "ADV")):
        return None
    end, i = token.i, token.i + 1
    while i < len(doc) and i - token.i < 10 and i not in blocked and not doc[i].is_sent_start:
        if _capital(doc[i]):
            if _opens(doc[i], pack):
                return None
            end = i
        elif doc[i].text == "-" and not doc[i - 1].whitespace_ and not doc[i].whitespace_:
            if i + 1 < len(doc) and doc[i + 1].is_alpha and i + 1 not in blocked:
                end = i + 1
                i += 1
            else:
                break
        elif doc[i].lower_ not in pack.particles:
            break
        i += 1
    return end


def _opens(token: Token, pack: ActorPack) -> bool:
    """True for the "Minister" of "Foreign Minister Jane Roe": the name only begins after it."""
    word = token.lower_
    follows = token.i + 1 < len(token.doc) and _capital(token.doc[token.i + 1])
    return follows and not token.doc[token.i + 1].is_sent_start and (word in pack.titles or word in pack.class_of)


def _capital(token: Token) -> bool:
    word = token.text
    return word[0].isupper() and any(c.isalpha() for c in word)


def _plausible(analysis: Analysis, run: Mention, places: set[int], pack: ActorPack) -> bool:
    """A single capitalised word, or the first word of a sentence, needs more than its capital to be a name."""
    doc = analysis.doc
    tokens = doc[run.first : run.last + 1]
    if all(token.i in places for token in tokens) or tokens[-1].lower_ in pack.class_of:
        return False
    if run.first == run.last and (run.text.isupper() or _numbered(doc, run.first)):
        return False
    if run.first == run.last and run.first > 0 and doc[run.first - 1].pos_ in ("ADP", "DET"):
        return False
    before = doc[run.first - 1].lower_ if run.first else ""
    if before not in pack.titles and before not in pack.class_of and _headlined(doc[run.first].sent):
        return False
    if tokens[0].is_sent_start and tokens[0].pos_ not in ("PROPN", "X") and run.first == run.last:
        return False
    return any(token.pos_ in ("PROPN", "X", "NOUN") for token in tokens)


def _headlined(line: Span) -> bool:
    """True for a headline in which every long word has a capital, as names have: "Peru Bans Rubber From Laos"."""
    long = [token.text for token in line if len(token) > _SHORT and token.text.isalpha()]
    return len(long) > _SHORT and all(w[0].isupper() for w in long) and not all(w.isupper() for w in long)


def _numbered(doc: Doc, i: int) -> bool:
    """True for a word with a number beside it, as the months have: no name of a person."""
    return any(doc[n].text.isdigit() for n in (i - 1, i + 1) if 0 <= n < len(doc))
