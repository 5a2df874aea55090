"""Noun phrases in surface order: the subject behind an inverted verb, the antecedent of a relative pronoun."""

from pourparlers.extract.speech.scene import FULL_STOPS, NOMINAL, VERBAL, Scene

_REACH = 30


def phrase_after(scene: Scene, start: int, end: int) -> int | None:
    """The head of the first noun phrase from token `start` on that is no time and stands under no preposition."""
    i, objects = start, False
    while i <= min(end, start + _REACH):
        word, pos = scene.low[i], scene.pos[i]
        if not scene.free(i) or word in FULL_STOPS or word in {":", ";", "("}:
            return None
        if word in scene.lexicon.words.complementizers or (word in scene.lexicon.words.subordinators and pos != "ADP"):
            return None
        if pos == "ADP" or word in scene.lexicon.words.locatives:
            i, objects = _past_object(scene, i + 1, end), True
        elif word in scene.lexicon.words.time_words or pos in {"NUM", "ADV", "DET", "ADJ", "PUNCT", "X", "SYM"}:
            i = _past_date(scene, i, end) if word in scene.lexicon.words.time_words else i + 1
        elif pos in NOMINAL or pos == "PRON":
            return head_of(scene, i, end)
        elif pos in VERBAL and (scene.finite[i] or scene.infinitive[i] or not objects):
            return None
        else:
            i += 1
    return None


def _past_date(scene: Scene, i: int, end: int) -> int:
    """The first token after a date that begins at `i`."""
    while i <= end and (
        scene.low[i] in scene.lexicon.words.time_words or scene.pos[i] == "NUM" or scene.low[i][0].isdigit()
    ):
        i += 1
    return i


def _past_object(scene: Scene, i: int, end: int) -> int:
    """The first token after the object of a preposition: its noun, and a name that the noun is known to carry."""
    while i <= end and scene.pos[i] in {"DET", "ADJ", "NUM", "ADP", "ADV"}:
        i += 1
    if i > end:
        return i
    lexicon, noun = scene.lexicon, scene.low[i]
    common = scene.pos[i] == "NOUN" and scene.text[scene.starts[i]].islower()
    carries = not common or noun in lexicon.words.channel_nouns or noun in lexicon.words.people_nouns
    i += 1
    if common and noun in lexicon.words.time_words:
        return _past_date(scene, i, end)
    while i <= end and (scene.pos[i] == "ADJ" or (scene.pos[i] == "PROPN" and carries)):
        i += 1
    return i


def head_of(scene: Scene, i: int, end: int) -> int:
    """The head of the noun phrase whose first noun is token `i` (the tree may put it a little to the right)."""
    for _ in range(3):
        up = scene.head[i]
        if not (i < up <= min(i + 3, end)) or scene.pos[up] not in NOMINAL or scene.dep[i] not in _INNER:
            break
        if any(scene.low[k] == "," for k in range(i, up)):
            break
        i = up
    return i


_INNER = frozenset({"amod", "nmod", "compound", "flat", "flat:name", "appos", "det", "nummod"})


def phrase_before(scene: Scene, end: int, begin: int) -> int | None:
    """The head of the noun phrase that ends at token `end`, genitives climbed ("le chef de la mission" → chef)."""
    i = end
    found: int | None = None
    while i >= begin:
        if scene.free(i):
            if found is not None and _bounds(scene, i, found, begin):
                break
            if scene.pos[i] in NOMINAL and scene.low[i] not in scene.lexicon.words.time_words:
                found = i
        i -= 1
    return found


def _bounds(scene: Scene, i: int, found: int, begin: int) -> bool:
    """Whether token `i` stands outside the noun phrase whose leftmost noun so far is `found`."""
    word, pos = scene.low[i], scene.pos[i]
    if pos in NOMINAL and word not in scene.lexicon.words.time_words:
        titled = word in scene.lexicon.words.people_nouns or word in scene.lexicon.words.channel_nouns
        return scene.pos[found] == "PROPN" and pos == "NOUN" and i == found - 1 and not titled
    if pos == "ADP":
        return word not in scene.lexicon.words.document_links
    if pos == "DET":
        return i > begin and scene.pos[i - 1] != "ADP"
    return pos not in {"ADJ", "NUM", *NOMINAL} and word != "-"


def genitive(scene: Scene, noun: int, end: int) -> int | None:
    """The noun that a text belongs to: "un communiqué de l'armée" → armée."""
    for i in range(noun + 1, min(noun + 8, end) + 1):
        cited = scene.low[i - 1] in scene.lexicon.words.citing
        if scene.low[i] in scene.lexicon.words.author_links and not cited:
            return next(
                (head_of(scene, k, end) for k in range(i + 1, min(i + 6, end) + 1) if scene.pos[k] in NOMINAL), None
            )
        if scene.low[i] == "," or (scene.pos[i] in VERBAL and scene.finite[i]):
            return None
    return None
