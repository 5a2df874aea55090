"""What the words of one noun phrase say of a party: its class, its adjectives, its complements."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.actors.mentions import Mention
from pourparlers.packs.actors import ActorPack, NounClass
from pourparlers.text.analysis import Analysis

REACH = 12
_APPOSITION = 8
_ADPOSITIONAL = frozenset({"ADP", "DET", "ADV", "SCONJ", "VERB", "NOUN", "PUNCT", "PART", "X"})
_LOOSE = frozenset({"nsubj", "nsubj:pass", "ROOT", "dep", "nmod:poss", "nmod:desc"})
_HYPHENS = ("-", "–", "‑")


class Phrases:
    """Reads noun phrases of one article, without looking outside of them."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention], pack: ActorPack) -> None:
        self._doc = analysis.doc
        self._pack = pack
        self._roles = pack.roles
        self.at: dict[int, Mention] = {}
        for mention in mentions:
            for i in range(mention.first, mention.last + 1):
                self.at[i] = mention

    # ------------------------------------------------------------------ words
    def noun_class(self, token: Token) -> NounClass | None:
        """The class of a common noun that can stand for a party, if it is one."""
        if token.pos_ not in ("NOUN", "ADJ", "PROPN", "VERB"):
            return None
        classes = self._pack.class_of
        lower = token.lower_
        plural = lower.rstrip("s") if syntax.feature(token, "Number") == "Plur" else lower
        found = classes.get(lower) or classes.get(token.lemma_.lower()) or classes.get(plural)
        if found is None and "-" in lower:
            parts = lower.split("-")
            found = classes.get(parts[-1]) or classes.get(parts[0])
        return found

    def adposition_name(self, token: Token) -> str | None:
        """The canonical name of an adposition token, or None; a capital without its accent counts too."""
        if token.pos_ not in _ADPOSITIONAL and not token.text.isupper():
            return None
        return self._pack.canonical_adposition.get(token.lower_)

    def adposition_of(self, token: Token) -> str | None:
        """The canonical name of the adposition that governs the nominal `token`."""
        return syntax.adposition(token, self.adposition_name)

    def adposition_before(self, first: int) -> str | None:
        """The canonical name of the adposition before token `first`, an article between them or not."""
        if first == 0:
            return None
        before = self._doc[first - 1]
        if before.pos_ == "DET" and first > 1 and self.adposition_name(before) is None:
            before = self._doc[first - 2]
        return self.adposition_name(before)

    def head_of(self, mention: Mention) -> Token:
        """The token of a mention that the tree hangs on."""
        return syntax.head_within(self._doc, mention.first, mention.last)

    # ------------------------------------------------------------------ phrases
    def adjectives(self, noun: Token) -> list[Mention]:
        """The adjectives of parties that belong to `noun`: "les ministres russe et turc"."""
        if self._pack.attributes == "before":
            name = self.at.get(noun.i)
            return self._premodifiers(noun, name.first if name is not None else noun.i)
        found: list[Mention] = []
        i = noun.i + 1
        end = min(noun.sent.end, noun.i + REACH)
        while i < end:
            mention = self.at.get(i)
            if mention is not None and mention.is_adjective and self._doc[i].pos_ != "VERB":
                found.append(mention)
                i = mention.last + 1
                continue
            if mention is not None or not self._continues(self._doc[i], found):
                break
            i += 1
        if not found and noun.i > 0:
            left = self.at.get(noun.i - 1)
            if left is not None and left.is_adjective:
                found.append(left)
        return found

    def _premodifiers(self, noun: Token, start: int) -> list[Mention]:
        """What names parties before token `start` in the phrase of `noun`: "the Russian and Turkish envoys"."""
        found: list[Mention] = []
        i, least = start - 1, max(noun.sent.start, start - REACH)
        while i >= least:
            token, mention = self._doc[i], self.at.get(i)
            if mention is not None and (mention.is_adjective or self._hangs_on(mention, noun)):
                if not self._endorses(mention):
                    found.insert(0, mention)
                i = mention.first - 1
            elif mention is not None or (found and not self._joins(token)) or not self._premodifies(token):
                break
            else:
                i -= 1
        return found

    def _hangs_on(self, mention: Mention, noun: Token) -> bool:
        """True where the name belongs to `noun`: by the tree, by its own genitive, or as it stands right before it."""
        head = self.head_of(mention)
        if mention.last < head.head.i <= noun.i:
            return True
        after = self._doc[mention.last + 1] if mention.last + 1 < len(self._doc) else None
        if after is not None and after.i < noun.i and self.adposition_name(after) in self._roles.genitive:
            return syntax.relation(after) == "case" and not after.text.isalpha()
        return head.dep_ in _LOOSE and self.noun_class(noun) is not None

    def _endorses(self, mention: Mention) -> bool:
        """True for the "Iran" of "Iran-backed": the noun belongs to others."""
        after = [token.lower_ for token in self._doc[mention.last + 1 : mention.last + 3]]
        return len(after) == 2 and after[0] in _HYPHENS and after[1] in self._pack.endorsed

    def _joins(self, token: Token) -> bool:
        """True between two attributes of one noun."""
        return token.pos_ == "CCONJ" or token.text in (",", "/") or token.text in _HYPHENS

    def _premodifies(self, token: Token) -> bool:
        """True for what may stand between an attribute and its noun."""
        if token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "ADV") or self._joins(token) or token.text in '"“”‘’':
            return True
        postposed = syntax.relation(token) == "case" and token.head.i < token.i
        return postposed or (token.pos_ == "VERB" and not syntax.is_finite(token))

    def qualifiers(self, mention: Mention) -> list[Mention]:
        """What stands as an attribute before a name: "Germany's Scholz", "the Peruvian Congress"."""
        return self._premodifiers(self.head_of(mention), mention.first) if self._pack.attributes == "before" else []

    def determined(self, mention: Mention) -> bool:
        """True for "the Israeli Iron Dome": a capitalised name under an article is no person's."""
        return mention.sort == "unknown" and bool(syntax.children(self.head_of(mention), "det"))

    def origin(self, mention: Mention) -> Mention | None:
        """The name tied to a person's name by the adposition after it: "Foreign Minister Jane Roe of Latvia"."""
        follower = mention.last + 1
        if follower + 1 >= len(self._doc) or self._pack.attributes != "before":
            return None
        tied = self.adposition_name(self._doc[follower]) in self._roles.genitive
        return self.at.get(follower + 1) if tied else None

    def _continues(self, token: Token, found: list[Mention]) -> bool:
        """True where an adjective of the noun may still follow `token`."""
        if found:
            follower = self.at.get(token.i + 1)
            joined = token.pos_ == "CCONJ" or token.text in (",", "-")
            return joined and follower is not None and follower.is_adjective
        if token.pos_ == "CCONJ" and token.i + 1 < len(self._doc):
            return self._doc[token.i + 1].pos_ == "NOUN"
        if token.pos_ in ("ADJ", "ADV", "NOUN", "DET", "NUM") or token.text in ("-", '"', "«", "»", "“", "”"):
            return True
        if token.pos_ == "VERB":
            return syntax.feature(token, "VerbForm") == "Part" and not syntax.children(token, "aux", "aux:pass")
        if token.pos_ == "ADP":
            return self.adposition_name(token) in self._roles.genitive
        return token.pos_ == "PROPN" and token.i not in self.at

    def complements(self, noun: Token, before: int | None = None) -> Iterator[Mention]:
        """The names that belong to a noun, to its right: "le ministre de la Défense de la Géorgie".

        Looks no further than token `before`; stops at the first known name.
        """
        end = min(noun.sent.end, noun.i + REACH)
        if before is not None and before > noun.i:
            end = min(end, before)
        for i in range(noun.i + 1, end):
            token = self._doc[i]
            if token.pos_ == "ADP" and not self.belongs(token, noun) and not self._loyal(token):
                return
            stops = token.pos_ in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") and token.text != "-"
            if stops and not (syntax.is_participle(token) and syntax.relation(token) in ("acl", "amod")):
                return
            mention = self.at.get(i)
            if mention is None or mention.sort == "place" or mention.first != i:
                continue
            if mention.is_adjective or self._owned(mention):
                yield mention
            if mention.sort not in ("unknown", "body"):
                return

    def belongs(self, adposition: Token, noun: Token) -> bool:
        """True for an adposition that ties what follows to `noun`; where it may tie it to a verb, the tree decides."""
        name = self.adposition_name(adposition)
        if name is None or name in self._roles.genitive:
            return True
        return name in self._roles.belonging and noun.i <= adposition.head.head.i < adposition.i

    def _loyal(self, adposition: Token) -> bool:
        """True in "loyal à", "hostile à": the adposition belongs to an adjective of the noun."""
        return adposition.i > 0 and self._doc[adposition.i - 1].pos_ == "ADJ"

    def _owned(self, mention: Mention) -> bool:
        i = mention.first - 1
        while i >= 0 and self._doc[i].pos_ in ("DET", "NOUN", "ADJ") and mention.first - i < 5:
            if self.adposition_name(self._doc[i]) is not None:
                break
            i -= 1
        return i >= 0 and self.adposition_name(self._doc[i]) in (*self._roles.belonging, *self._roles.dative)

    def hyphenated(self, mention: Mention) -> Mention | None:
        """The second half of "Otan-Russie" or "russo-américain"."""
        follower = mention.last + 1
        if mention.sort == "prefix":
            return self.at.get(follower)
        if follower < len(self._doc) and self._doc[follower].text in "-–/" and not self._doc[mention.last].whitespace_:
            other = self.at.get(follower + 1)
            if other is not None and other.entry is not None and other.sort != "person":
                return other
        return None

    # ------------------------------------------------------------------ names and offices
    def office_of(self, mention: Mention) -> Token | None:
        """The noun that tells what a named person is: "le ministre russe X", "X, chef de la diplomatie"."""
        start = self._doc[mention.first].sent.start
        for i in range(mention.first - 1, max(start, mention.first - REACH) - 1, -1):
            token = self._doc[i]
            if token.pos_ in ("VERB", "AUX") and syntax.feature(token, "VerbForm") == "Fin":
                break
            if token.text in ';:()«»"“”' or (token.text == "," and i != mention.first - 1):
                break
            noun = self.noun_class(token)
            if token.pos_ == "ADJ" and i > start and self.noun_class(self._doc[i - 1]) is not None:
                continue
            if noun is not None and noun.kind in ("office", "kin", "force", "people", "person"):
                return token
        return self._office_after(mention)

    def offices_before(self, noun: Token) -> Iterator[Token]:
        """An office and the one it is in apposition to: "le porte-parole de l'armée russe, le colonel X"."""
        yield noun
        comma = noun.i - 2
        if comma <= noun.sent.start or self._doc[comma].text != "," or self._doc[comma + 1].pos_ != "DET":
            return
        for i in range(comma - 1, max(noun.sent.start, comma - REACH) - 1, -1):
            token = self._doc[i]
            if token.pos_ in ("VERB", "AUX") or token.text in ';:()«»"“”,':
                return
            known = self.noun_class(token)
            if known is not None and known.kind == "office":
                yield token
                return

    def _office_after(self, mention: Mention) -> Token | None:
        i = mention.last + 1
        if i >= len(self._doc) or self._doc[i].text not in (",", "("):
            return None
        found: Token | None = None
        for token in self._doc[i + 1 : min(i + _APPOSITION, self._doc[i].sent.end)]:
            if token.pos_ in ("VERB", "AUX") or token.text in ",;:" or (found is not None and self._ends(token)):
                break
            noun = self.noun_class(token)
            if noun is not None and not (syntax.relation(token) == "compound" and token.head.i > token.i):
                found = token
                if self._pack.attributes != "before":
                    break
        noun = self.noun_class(found) if found is not None else None
        return found if noun is not None and noun.kind in ("office", "people", "kin", "force") else None

    def _ends(self, token: Token) -> bool:
        """True for what no noun of an office stands behind: an adposition, a conjunction, a closing bracket."""
        return token.pos_ in ("ADP", "CCONJ", "SCONJ", "PRON", "PUNCT", "PART") and token.text not in _HYPHENS

    def office_text(self, mention: Mention) -> str | None:
        """The words of the office of a named person, without articles, titles and adpositions at their end."""
        noun = self.office_of(mention)
        known = self.noun_class(noun) if noun is not None else None
        if noun is None or known is None or known.kind != "office" or noun.pos_ not in ("NOUN", "PROPN"):
            return None
        first, last = noun.i, min(noun.right_edge.i, noun.i + 8)
        if noun.i < mention.first:
            last = mention.first - 1
        if noun.i < mention.first or self._pack.attributes == "before":
            while first > noun.sent.start and self._titular(first - 1) and noun.i - first < 3:
                first -= 1
            last = next((t.i - 1 for t in self._doc[noun.i + 1 : last + 1] if self._leaves(t)), last)
        while last > noun.i and self._trails(self._doc[last]):
            last -= 1
        return self._doc[first : last + 1].text or None

    def _titular(self, i: int) -> bool:
        """True for a word that is part of an office's name: no name of a party."""
        token = self._doc[i]
        worded = token.text in _HYPHENS or (token.pos_ in ("ADJ", "NOUN", "PROPN") and token.text[0].isalnum())
        return i not in self.at and worded

    def _leaves(self, token: Token) -> bool:
        """True for a word with which a clause about an office begins: "the envoy who ..."."""
        return token.pos_ in ("PRON", "SCONJ", "AUX") or (token.pos_ == "VERB" and syntax.is_finite(token))

    def _trails(self, token: Token) -> bool:
        return token.is_punct or token.pos_ in ("ADP", "DET") or token.lower_ in self._pack.titles
