"""Which way a clause looks: back on what happened, or ahead to what is to come.

The words of the pack come first ("depuis", "d'ici"), then the verb that governs the expression, by its UD features and
those of its auxiliaries.  Without a parse the answer is "nobody knows".
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from pourparlers.extract.times.scanner import Found
from pourparlers.packs.times import TenseWords
from pourparlers.text.analysis import Analysis

Way = Literal["past", "future", "present", "near"]
_MAX_STEPS = 8
_ADJUNCTS = ("obl", "advmod", "nmod", "advcl")
_AUXILIARY = ("aux", "cop")
_OF_NOUN = ("nmod:poss", "compound")
_MOVED = ("obj", "nsubj:pass")
_NOUNS = frozenset(["NOUN", "PROPN", "ADJ", "SYM", "NUM"])


@dataclass(frozen=True, slots=True)
class Direction:
    """The way a clause looks, None where nothing tells, `near` where the day itself is the closest either way.

    `strong` where the expression depends on the verb itself, `fronted` where it opens the sentence, `background` where
    it only describes a noun ("les otages enlevés le 7 octobre"), `scheduled` where a present tells no story and so
    speaks of what is set ("the ministers meet on Friday").
    """

    way: Way | None = None
    strong: bool = False
    fronted: bool = False
    background: bool = False
    scheduled: bool = False


class Tenses:
    """Answers for one article: the direction of the clause around an expression."""

    def __init__(self, analysis: Analysis, words: TenseWords) -> None:
        self._doc = analysis.doc
        self._starts = analysis.starts
        self._sent_index = analysis.sent_index
        self._words = words
        self._future, self._past = tuple(words.future_endings), tuple(words.past_endings)
        self._parsed = analysis.doc.has_annotation("DEP") and analysis.doc.has_annotation("POS")

    def direction(self, found: Found) -> Direction:
        """The direction of the clause that `found` stands in."""
        fronted = self._starts_clause(found)
        if found.since:
            return Direction("past", strong=True)
        if found.until:
            return Direction("future", strong=True)
        governor = self._governor(found)
        if governor is None:
            return Direction(fronted=fronted)
        verb, adjacent, direct = governor
        if found.target and verb.lemma_ in self._words.postponing:
            return Direction("future", strong=True)
        if verb.lemma_ in self._words.summons and not adjacent and self._first_token(found) > verb.i:
            return Direction("future", strong=True)
        way = self.way(verb)
        if found.deadline and found.genitive:
            return Direction("near", strong=True)
        if found.deadline and not (way == "past" and (fronted or self._is_perfect(verb))):
            return Direction("future", strong=True)
        way = self._way_of_noun(found, way)
        background = verb.dep_.startswith("acl") and not fronted
        scheduled = way == "present" and not self._words.narrative
        strong = direct or adjacent or fronted or (scheduled and self._is_of_occasion(found))
        return Direction(way, strong, fronted, background, scheduled)

    def stands_alone(self, end: int) -> bool | None:
        """Whether no noun follows a number that ends at this raw offset; None without a parse."""
        if not self._parsed:
            return None
        index = bisect_left(self._starts, end)
        return index >= len(self._doc) or self._doc[index].pos_ not in _NOUNS

    def way(self, verb: Token, steps: int = 0) -> Way | None:
        """The direction that the forms of `verb` and its auxiliaries give."""
        if steps > _MAX_STEPS:
            return None
        auxiliaries = _auxiliaries(verb)
        form = verb.morph.get("VerbForm", [])
        if "Fin" not in form and not auxiliaries and self._is_planned(verb):
            return "future"
        if auxiliaries:
            return self._compound_way(verb, auxiliaries, steps)
        if "Part" in form or "Ger" in form:
            return self._participle_way(verb, steps)
        if "Inf" in form:
            return self._infinitive_way(verb, steps)
        return self._finite_way(verb, steps)

    def _finite_way(self, verb: Token, steps: int) -> Way | None:
        tense, mood = verb.morph.get("Tense", []), verb.morph.get("Mood", [])
        if "Cnd" in mood or "Fut" in tense or self._is_prospective(verb):
            return "future"
        if verb.lower_.endswith(self._future):
            return "future"
        if "Imp" in tense or ("Past" in tense and (not self._past or verb.lower_.endswith(self._past))):
            return "past"
        if "Sub" in mood or "Imp" in mood:
            above = self._verb_above(verb)
            return (self.way(above, steps + 1) if above is not None else None) or "present"
        if tense and verb.dep_.startswith("advcl") and not self._words.narrative:
            above = self._verb_above(verb)
            return "future" if above is not None and self.way(above, steps + 1) == "future" else "present"
        return "present" if tense else None

    def _is_prospective(self, verb: Token) -> bool:
        """A verb such as "doit", "va" with an infinitive: what it governs is to come."""
        return verb.lemma_ in self._words.prospective and any(
            "Inf" in child.morph.get("VerbForm", []) and not any(aux.dep_.startswith("aux") for aux in child.children)
            for child in verb.children
        )

    def _participle_way(self, verb: Token, steps: int) -> Way | None:
        gerund = "Pres" in verb.morph.get("Tense", []) or "Ger" in verb.morph.get("VerbForm", [])
        if gerund or verb.lemma_ in self._words.summons:
            above = self._verb_above(verb)
            return (self.way(above, steps + 1) if above is not None else None) or "past"
        return "past"

    def _compound_way(self, verb: Token, auxiliaries: list[Token], steps: int) -> Way | None:
        having = [aux for aux in auxiliaries if aux.lemma_ in self._words.having]
        first = auxiliaries[0]
        if having and self._is_planned(verb) and any(child.dep_ == "aux:pass" for child in auxiliaries):
            return "present"
        if having:
            return None if "Fut" in having[0].morph.get("Tense", []) else "past"
        if self._is_planned(verb) or any(self._is_future(auxiliary) for auxiliary in auxiliaries):
            return "future"
        if _is_to_be_done(verb, auxiliaries):
            return "future"
        if any("Inf" in auxiliary.morph.get("VerbForm", []) for auxiliary in auxiliaries):
            return "past" if self._is_active(verb) else self._infinitive_way(verb, steps)
        if "Fut" in first.morph.get("Tense", []):
            return "future"
        if "Cnd" in first.morph.get("Mood", []):
            return "past" if self._is_active(verb) else "future"
        if "Part" not in verb.morph.get("VerbForm", []) or not self._words.unaccusative:
            return self._finite_way(first, steps)
        return "past"

    def _is_future(self, auxiliary: Token) -> bool:
        return auxiliary.lemma_ in self._words.future or auxiliary.lower_ in self._words.future

    def _is_perfect(self, verb: Token) -> bool:
        return any(auxiliary.lemma_ in self._words.having for auxiliary in _auxiliaries(verb))

    def _way_of_noun(self, found: Found, way: Way | None) -> Way | None:
        """The way of an expression that tells of which day a noun is ("Monday's talks"), where that is not the verb's.

        An occasion may be over or to come under a future verb, and under a past one that puts it off.
        """
        head = self._head(found)
        if head is None or not self._words.occasions or not head.dep_.startswith(_OF_NOUN) or head.head.pos_ != "NOUN":
            return way
        noun = head.head
        if noun.lemma_ not in self._words.occasions:
            return "present" if way == "future" else way
        if way == "future":
            return way if noun.dep_.startswith("nsubj") else "near"
        put_off = noun.dep_.startswith(_MOVED) and noun.head.lemma_ in self._words.postponing
        return "near" if way == "past" and put_off else way

    def _is_of_occasion(self, found: Found) -> bool:
        """Whether the expression tells when an occasion is ("a vote on Monday")."""
        head = self._head(found)
        if head is None or head.dep_.startswith(_OF_NOUN):
            return False
        return head.head.pos_ == "NOUN" and head.head.lemma_ in self._words.occasions

    def _infinitive_way(self, verb: Token, steps: int) -> Way | None:
        above = self._verb_above(verb)
        if above is None:
            return "future"
        if above.lemma_ in self._words.recent and above.morph.get("Tense", []) != ["Fut"]:
            return "past"
        if self._is_planned(above) and self._is_perfect(above):
            return "present"
        if above.lemma_ in self._words.implicative or verb.dep_.startswith("advcl"):
            return self.way(above, steps + 1)
        return "future"

    def _is_active(self, verb: Token) -> bool:
        """Whether "être" makes a past of this verb: one of motion, or a reflexive one."""
        return verb.lemma_ in self._words.unaccusative or any(child.dep_.startswith("expl") for child in verb.children)

    def _is_planned(self, verb: Token) -> bool:
        return verb.lemma_ in self._words.planned or verb.lower_ in self._words.planned

    def _verb_above(self, token: Token) -> Token | None:
        for _ in range(_MAX_STEPS):
            if token.head.i == token.i:
                return None
            token = token.head
            if (token.pos_ in ("VERB", "AUX") and not token.dep_.startswith("aux")) or self._is_planned(token):
                return token
        return None

    def _first_token(self, found: Found) -> int:
        return max(0, bisect_right(self._starts, found.start) - 1)

    def _governor(self, found: Found) -> tuple[Token, bool, bool] | None:
        """The verb that the expression depends on, whether it stands right before it, whether it is its direct head."""
        if not self._parsed or not self._starts:
            return None
        first = self._first_token(found)
        before = None if found.genitive else self._verb_before(first)
        if before is not None:
            return before, True, True
        head = self._head(found) or self._doc[first]
        if head.head.i != head.i and (head.head.pos_ in ("VERB", "AUX") or self._is_planned(head.head)):
            return head.head, False, head.dep_.startswith(_ADJUNCTS)
        above = self._planned_or_verb(head) or _verb_beside(head)
        return (above, False, False) if above is not None else None

    def _head(self, found: Found) -> Token | None:
        """The token of the expression on which its others depend."""
        first = self._first_token(found)
        inside = range(first, max(first, bisect_left(self._starts, found.end) - 1) + 1)
        outward = next((self._doc[i] for i in inside if self._doc[i].head.i not in inside), None)
        return outward or next((self._doc[i] for i in inside if self._doc[i].head.i == i), None)

    def _planned_or_verb(self, token: Token) -> Token | None:
        for _ in range(_MAX_STEPS):
            if token.head.i == token.i:
                return token if token.pos_ in ("VERB", "AUX") or _has_copula(token) else None
            token = token.head
            if token.pos_ in ("VERB", "AUX") or self._is_planned(token) or _has_copula(token):
                return token
        return None

    def _verb_before(self, first: int) -> Token | None:
        """The verb right before token `first`, over prepositions, articles and adverbs."""
        for index in range(first - 1, max(-1, first - 4), -1):
            token = self._doc[index]
            if self._sent_index and self._sent_index[index] != self._sent_index[first]:
                return None
            if token.pos_ in ("ADP", "DET", "ADV") or token.lower_ in self._words.target:
                continue
            if token.pos_ == "VERB" or self._is_planned(token):
                return token
            return None
        return None

    def _starts_clause(self, found: Found) -> bool:
        """Whether nothing but a preposition or an article stands between the start of the sentence and the time."""
        if not self._starts:
            return False
        first = self._first_token(found)
        sent = self._sent_index[first] if self._sent_index else 0
        for index in range(first - 1, max(-1, first - 3), -1):
            if self._sent_index and self._sent_index[index] != sent:
                return True
            if self._doc[index].text[0].isupper() and index and self._sent_index[index - 1] != sent:
                return True
        return first == 0


def _verb_beside(token: Token) -> Token | None:
    """The last verb before `token` that hangs on the same noun, as in a headline ("Paris to host talks on Saturday").

    Where the whole sentence hangs on `token` itself, it is the first finite verb.
    """
    if token.head.i == token.i:
        finite = (each for each in token.subtree if each.pos_ == "VERB" and "Fin" in each.morph.get("VerbForm", []))
        return next(finite, None)
    before = [child for child in token.head.children if child.i < token.i and child.pos_ == "VERB"]
    return before[-1] if before else None


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.pos_ == "AUX" and child.dep_.startswith(_AUXILIARY)]


def _is_to_be_done(verb: Token, auxiliaries: list[Token]) -> bool:
    """Whether a finite auxiliary and a particle make an infinitive what is to come ("is to meet", "was to be held")."""
    marked = any(child.pos_ == "PART" and child.dep_.startswith("mark") for child in verb.children)
    return marked and any("Fin" in auxiliary.morph.get("VerbForm", []) for auxiliary in auxiliaries)


def _has_copula(token: Token) -> bool:
    return any(child.dep_ == "cop" for child in token.children)
