"""Questions to a Universal Dependencies tree, answered so that usual parse faults do little harm.

Nothing here knows a language: adpositions are told apart by the canonical names that the pack gives them.
"""

from collections.abc import Callable, Container, Iterator

from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "xcomp", "conj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
VERBAL = frozenset({"VERB", "AUX"})


_SUBTYPES = frozenset({"nsubj:pass", "acl:relcl", "obl:agent", "aux:pass", "csubj:pass"})
# What was read before: relations by label, features by the hash that spaCy gives their set. A treebank has few of each.
_relations: dict[str, str] = {}
_features: dict[int, dict[str, str]] = {}


def relation(token: Token) -> str:
    """The dependency label without the subtypes that differ from treebank to treebank (`obl:arg` is `obl`)."""
    label: str = token.dep_
    known = _relations.get(label)
    if known is None:
        known = _relations[label] = label if label in _SUBTYPES else label.partition(":")[0]
    return known


def children(token: Token, *labels: str) -> list[Token]:
    """The children of `token` with one of the relations `labels`, in text order."""
    return [child for child in token.children if relation(child) in labels]


def feature(token: Token, name: str) -> str:
    """The value of one morphological feature, or the empty string."""
    morph = token.morph
    known = _features.get(hash(morph))
    if known is None:
        known = _features[hash(morph)] = {each: morph.get(each, [""])[0] for each in morph.to_dict()}
    return known.get(name, "")


def is_finite(token: Token) -> bool:
    """True for a verb form with a mood, or one whose auxiliary or copula has it."""
    if feature(token, "VerbForm") == "Fin":
        return True
    return any(feature(child, "VerbForm") == "Fin" for child in children(token, "aux", "aux:pass", "cop"))


def finite_of(token: Token) -> Token | None:
    """The token that carries mood and tense of the clause headed by `token`: itself, an auxiliary or the copula."""
    carriers = [child for child in children(token, "aux", "aux:pass", "cop") if feature(child, "VerbForm") == "Fin"]
    if carriers:
        return carriers[0]
    return token if feature(token, "VerbForm") == "Fin" else None


def is_infinitive(token: Token) -> bool:
    """True for an infinitive, also a compound one ("avoir massé"), that no auxiliary makes finite ("will meet")."""
    if feature(token, "VerbForm") == "Inf":
        return not is_finite(token)
    return any(feature(child, "VerbForm") == "Inf" for child in children(token, "aux", "aux:pass", "cop"))


def is_gerund(token: Token) -> bool:
    """True for a present participle, also a compound one ("ayant pris"), that no auxiliary makes finite."""
    if is_finite(token):
        return False
    return any(_is_present_participle(form) for form in (token, *children(token, "aux", "aux:pass", "cop")))


def _is_present_participle(token: Token) -> bool:
    form = feature(token, "VerbForm")
    return form == "Ger" or (form == "Part" and feature(token, "Tense") == "Pres")


def is_participle(token: Token) -> bool:
    """True for a participle without an auxiliary."""
    bare = not children(token, "aux", "aux:pass")
    return token.pos_ == "VERB" and feature(token, "VerbForm") == "Part" and bare


def is_compound_past(token: Token) -> bool:
    """True for a past participle with an auxiliary of tense: the event lies before the time of its governor."""
    past = feature(token, "VerbForm") == "Part" and feature(token, "Tense") != "Pres"
    return past and bool(children(token, "aux"))


def is_passive(token: Token) -> bool:
    """True for passives, and for past participles that modify a noun."""
    if any(relation(child) in ("aux:pass", "nsubj:pass") for child in token.children):
        return True
    bare = (
        feature(token, "VerbForm") == "Part"
        and feature(token, "Tense") == "Past"
        and not children(token, "aux", "obj", "nsubj")
    )
    if relation(token) == "conj" and children(token.head, "aux") and not children(token.head, "aux:pass"):
        return False
    if relation(token) == "acl" and is_participle(token) and feature(token, "Tense") == "Past":
        return True
    return bare and relation(token) in ("amod", "advcl", "conj", "ROOT", "acl:relcl", "xcomp", "parataxis")


def ancestors(token: Token, limit: int = 60) -> Iterator[Token]:
    """The heads of `token`, nearest first."""
    node = token
    for _ in range(limit):
        if node.head.i == node.i:
            return
        node = node.head
        yield node


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that `token` stands in (itself where there is none)."""
    node = token
    for _ in range(20):
        if relation(node) != "conj" or node.head.i == node.i:
            return node
        node = node.head
    return node


def conjuncts(token: Token) -> list[Token]:
    """`token` and everything coordinated to it below it, in text order.

    What is joined by commas alone belongs to the list only if a conjunction closes it.
    """
    found, stack = [token], [token]
    while stack:
        for child in stack.pop().children:
            if relation(child) == "conj":
                found.append(child)
                stack.append(child)
    found.sort(key=lambda item: item.i)
    closed = [n for n, each in enumerate(found) if n and any(relation(child) == "cc" for child in each.children)]
    return found[: max(closed) + 1] if closed else found[:1]


def strays(token: Token) -> bool:
    """True for a finite verb coordinated with anything but a finite verb: it heads a clause of its own."""
    if relation(token) != "conj" or token.pos_ not in VERBAL:
        return False
    return is_finite(token) and not is_finite(token.head)


def finite_above(token: Token) -> Token | None:
    """The nearest finite verb above `token`."""
    return next((node for node in ancestors(token) if node.pos_ in VERBAL and is_finite(node)), None)


def clause_of(token: Token) -> Token:
    """The head of the smallest clause around `token`: the nearest verb or predicate above it, or itself."""
    node = token
    for _ in range(60):
        if node.pos_ in VERBAL and relation(node) not in ("aux", "aux:pass", "cop", "fixed"):
            return node
        if children(node, "cop") or relation(node) in ("ROOT", "ccomp", "advcl", "acl:relcl", "parataxis"):
            return node
        if node.head.i == node.i:
            return node
        node = node.head
    return node


def adposition(token: Token, canonical: Callable[[Token], str | None]) -> str | None:
    """The canonical name of the adposition that governs the nominal `token`, or None."""
    for child in token.children:
        if relation(child) == "case":
            name = canonical(child)
            if name:
                return name
    if relation(token) == "conj" and token.head.pos_ in NOMINAL:
        return adposition(token.head, canonical)
    return None


def _own_subjects(verb: Token) -> list[Token]:
    """The subjects of a clause head, also those that the parser hung on its auxiliary."""
    own = [child for child in verb.children if relation(child) in SUBJECTS]
    if own:
        return own
    return [child for aux in children(verb, "aux", "aux:pass", "cop") for child in children(aux, *SUBJECTS)]


def _relative_head(verb: Token) -> Token:
    """The noun a relative clause speaks of: a whole coordination where its verb is plural and its noun is not."""
    finite = finite_of(verb)
    plural = finite is not None and feature(finite, "Number") == "Plur" and feature(verb.head, "Number") != "Plur"
    return first_conjunct(verb.head) if plural else verb.head


def _nearest(subjects: list[Token], verb: Token) -> Token:
    """The subject that counts of several: a noun rather than a pronoun doubling it, else the last before the verb."""
    if len(subjects) > 1 and subjects[0].pos_ == "PRON" and subjects[-1].pos_ != "PRON":
        return subjects[-1]
    before = [token for token in subjects if token.i < verb.i and token.pos_ != "PRON"]
    return before[-1] if before else subjects[0]


def _coordinated_to(verb: Token) -> Token | None:
    """The predicate that shares its subject with the conjunct `verb`, whatever noun the parser hung it on."""
    first, last = sorted((verb.i, verb.head.i))
    if is_finite(verb) and any(token.text == ";" for token in verb.doc[first:last]):
        return None
    if strays(verb):
        return finite_above(verb)
    if verb.head.pos_ in VERBAL | {"ADJ"} or children(verb.head, "cop"):
        return verb.head
    return next((node for node in ancestors(verb) if node.pos_ in VERBAL), None)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject of a clause head, found through relatives, coordination, participles and control."""
    if depth > 6:
        return None
    own = _own_subjects(verb)
    for child in own:
        if relation(verb) == "acl:relcl" and feature(child, "PronType") == "Rel":
            return _relative_head(verb)
    if own:
        return _nearest(own, verb)
    if relation(verb) == "acl:relcl" and any(feature(child, "PronType") == "Rel" for child in verb.children):
        return None if children(verb, "obj") else verb.head
    if relation(verb) == "acl" and not is_infinitive(verb) and not _detached(verb):
        return verb.head
    sharing = _shares_with(verb)
    return subject(sharing, depth + 1) if sharing is not None else None


def _detached(verb: Token) -> bool:
    """True for a gerund after a comma: it is said of the clause's subject, not of the noun it hangs on."""
    set_off = is_gerund(verb) and verb.i > 0 and verb.nbor(-1).is_punct
    return set_off and clause_of(verb.head) != verb.head


def _shares_with(verb: Token) -> Token | None:
    """The predicate whose subject is also that of `verb`, by coordination, control or as its auxiliary."""
    label = relation(verb)
    if label == "aux" and verb.head.pos_ in VERBAL:
        return verb.head
    if label == "conj":
        return _coordinated_to(verb)
    if label == "acl" and not is_infinitive(verb):
        return clause_of(verb.head)
    if label in ("advcl", "xcomp", "parataxis") and not is_finite(verb) and verb.head.i != verb.i:
        return clause_of(verb.head)
    return None


def negation(token: Token, words: Container[str]) -> Token | None:
    """The child that negates `token`: one of `words` that is no noun and measures nothing ("plus de 50 personnes")."""
    return next((child for child in token.children if child.lower_ in words and _negates(child)), None)


def _negates(child: Token) -> bool:
    if child.pos_ in ("NOUN", "PROPN") or children(child, "det", "nummod", "nmod", "obl"):
        return False
    return relation(child) in ("advmod", "advcl", "det", "fixed", "cc", "nsubj", "nsubj:pass", "obj", "expl")


def head_within(doc: Doc, first: int, last: int) -> Token:
    """The token of a stretch that the tree hangs on: the first whose head lies outside of it."""
    inside = range(first, last + 1)
    return next((doc[i] for i in inside if doc[i].head.i not in inside or doc[i].head.i == i), doc[first])
