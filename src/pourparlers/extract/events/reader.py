"""Finds the events of an article: every trigger with its parties, read from the outside in.

The governing word decides: what stands inside a demand is demanded, inside a denial denied.  Candidates are therefore
understood from the root of each sentence downwards, and a content event may take its parties from its governor.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pourparlers.extract import syntax
from pourparlers.extract.actors import Member, Parties
from pourparlers.extract.events.arguments import Arguments
from pourparlers.extract.events.candidate import VERBAL, Candidate
from pourparlers.extract.events.dates import Dates
from pourparlers.extract.events.frames import FrameIndex, Match
from pourparlers.extract.events.narration import Narration
from pourparlers.extract.events.settings import Settings
from pourparlers.extract.events.status import StatusReader, combine, governs, is_adjunct
from pourparlers.extract.speech import Speech
from pourparlers.model import Time
from pourparlers.model.record import Status
from pourparlers.packs.events import StatusPack

# Whose deed the content of an event is: that of its recipient, or of its actor.
_CONTENT_OF_RECIPIENT = frozenset({"REQUEST", "ACCUSE"})
# What is said in these words is meant so: a threat is carried by the words themselves.
_VOICES = frozenset({"THREATEN", "REQUEST", "AGREE"})
# Talk that is alleged, like a deed, where the other side tells of it.
_CLAIMED = frozenset({"REQUEST", "REJECT", "AGREE", "THREATEN"})
# What a state does to its own people more often than to others.
_INWARD = frozenset({"COERCE", "PROTEST"})
_UTTERED = frozenset({"REQUEST", "ACCUSE", "THREATEN"})
_ANSWERING = frozenset({"REJECT", "DENY", "ACCUSE", "SUPPORT", "CONCEDE"})
# The companion of a verb that leaves it no event of its own.
_ANY = "*"
_SPECIAL = frozenset({"@place", "@content", "speaker", "self"})
_CONTENT_OF_ACTOR = frozenset({"THREATEN", "AGREE", "DENY", "CONCEDE", "REJECT", "RETREAT"})


# Reads a slot of a token, passing over parties of the keys given.
Slot = Callable[[Token, str, Container[str]], list[Member]]


@dataclass(frozen=True, slots=True)
class Reading:
    """Reported speech with its speakers resolved."""

    speech: Speech
    speakers: tuple[Member, ...]


class EventReader:
    """Reads the events of one article."""

    def __init__(
        self,
        parties: Parties,
        index: FrameIndex,
        status: StatusPack,
        readings: Sequence[Reading],
        times: Sequence[Time],
        published: str | None,
    ) -> None:
        self._parties = parties
        self._analysis = parties.analysis
        self._index = index
        self._pack = status
        self._status = StatusReader(status, index.operators, parties)
        voices = {r.speech.cue: r.speakers for r in readings if r.speech.cue is not None}
        self._arguments = Arguments(parties, status, voices)
        self._settings = Settings(parties, self._status)
        self._dates = Dates(parties, status, times)
        self._narration = Narration(self._analysis, self._dates, self._status, published)
        self._readings = readings

    def read(self) -> list[Candidate]:
        """All triggers of the article in text order, parties and status filled in."""
        candidates = self._triggers()
        by_token = {candidate.token.i: candidate for candidate in candidates}
        for candidate in candidates:
            candidate.governor = self._governor(candidate, by_token) or self._voice(candidate, by_token)
        candidates = [candidate for candidate in candidates if not _doubles(candidate)]
        triggers = set(by_token)
        for candidate in sorted(candidates, key=_depth):
            self._fill(candidate, triggers)
        self._narration.carry(candidates)
        return candidates

    # ------------------------------------------------------------------ triggers
    def _triggers(self) -> list[Candidate]:
        chosen: dict[int, Candidate] = {}
        consumed: dict[int, str] = {}
        covered: set[int] = set()
        for token in self._analysis.doc:
            if not self._analysis.block_of(token).is_prose or self._inside_name(token):
                continue
            covered.update(self._index.idiom(token))
            if token.i in covered:
                continue
            matches = [m for m in self._index.match(token) if self._fits(m)]
            if not matches:
                continue
            matches.sort(key=lambda m: not m.frame.rule.negated_only)
            match = matches[0]
            rule = match.frame.rule
            chosen[match.head.i] = Candidate(match, rule.type, token.pos_ not in ("VERB", "AUX"))
            if match.companion is not None and syntax.relation(match.companion) != "nsubj":
                consumed[match.companion.i] = _ANY if rule.absorbs else rule.type
                if rule.absorbs and match.companion.pos_ in ("ADP", "ADV"):
                    consumed |= {part.i: _ANY for part in syntax.children(match.head, "obj", "nsubj:pass")}
            covered.update(range(match.first, match.last + 1))
        return [c for i, c in chosen.items() if consumed.get(i) not in (c.type, _ANY)]

    def _inside_name(self, token: Token) -> bool:
        """True for the "libération" of "Front de libération": a word of a longer name is no trigger."""
        mention = self._parties.phrases.at.get(token.i)
        return mention is not None and mention.last > mention.first and mention.entry is not None

    def _fits(self, match: Match) -> bool:
        rule = match.frame.rule
        if rule.negated_only and not self._status.negated(match.head):
            return False
        if rule.needs_content:
            infinitives = (c for one in syntax.children(match.head, "obj") for c in syntax.children(one, "acl"))
            content = syntax.children(match.head, "xcomp", "ccomp", "obl", "advcl", "nmod")
            return bool(content) or any(map(syntax.is_infinitive, infinitives))
        if rule.acting:
            return syntax.relation(match.head) in (*syntax.SUBJECTS, "obl:agent")
        if rule.needs_outlook and self._speaks(match.head):
            return self._looks_ahead(match.head)
        if rule.no_content:
            return not syntax.children(match.head, "xcomp", "ccomp") and not self._speaks(match.head)
        return True

    def _looks_ahead(self, verb: Token) -> bool:
        """True where the words that `verb` reports speak of what is to come or of what depends on a condition."""
        for reading in self._readings:
            if reading.speech.cue == verb.i:
                first, last = reading.speech.tokens
                words = self._analysis.doc[first : last + 1]
                if any(self._status.pends(word) for word in words):
                    return True
        return False

    def _speaks(self, verb: Token) -> bool:
        return any(reading.speech.cue == verb.i for reading in self._readings)

    def _governor(self, candidate: Candidate, by_token: dict[int, Candidate]) -> Candidate | None:
        node = candidate.token
        for parent in syntax.ancestors(candidate.token):
            if not governs(node, self._parties, self._pack) or syntax.relation(node) == "nsubj":
                return None
            if syntax.relation(node) == "conj" and parent.i in by_token:
                return by_token[parent.i].governor or self._governor(by_token[parent.i], by_token)
            if parent.i in by_token:
                return by_token[parent.i]
            node = parent
        return None

    def _voice(self, candidate: Candidate, by_token: dict[int, Candidate]) -> Candidate | None:
        """The event that utters the words whose main verb the trigger is: "nous frapperons, a menacé le ministre"."""
        for reading in self._readings:
            cue = by_token.get(reading.speech.cue) if reading.speech.cue is not None else None
            first, last = reading.speech.tokens
            if cue is None or cue is candidate or not first <= candidate.token.i <= last:
                continue
            head = candidate.token.head
            if candidate.nominal or (first <= head.i <= last and head.i != candidate.token.i):
                continue
            if cue.type in _VOICES:
                return cue
        return None

    # ------------------------------------------------------------------ filling
    def _fill(self, candidate: Candidate, triggers: set[int]) -> None:
        self._attribute(candidate)
        self._parties_of(candidate)
        if candidate.governor is not None and candidate.governor.type == "ACCUSE" and not candidate.speakers:
            candidate.speakers = tuple(candidate.governor.actors)
        alone = candidate.frame.rule.alone
        if alone is not None and len(candidate.keys(candidate.actors)) == 1:
            candidate.type = alone
        candidate.negated = self._status.negated(candidate.token)
        candidate.status = self._status_of(candidate)
        candidate.phase = self._status.phase(candidate)
        candidate.time = self._dates.time_of(candidate, triggers)
        candidate.place = self._settings.place_of(candidate)
        if candidate.type in ("THREATEN", "AGREE", "REQUEST", "REJECT", "SANCTION", "CONCEDE"):
            condition = self._settings.condition_of(candidate)
            if condition is not None:
                candidate.condition = condition[0]
                candidate.condition_parties = self._arguments.agents(condition[1])

    def _attribute(self, candidate: Candidate) -> None:
        best: Reading | None = None
        for reading in self._readings:
            first, last = reading.speech.tokens
            within = first <= candidate.token.i <= last and candidate.token.i != reading.speech.cue
            if within and (best is None or last - first <= best.speech.tokens[1] - best.speech.tokens[0]):
                best = reading
        if best is not None:
            candidate.speech = best.speech
            candidate.speakers = best.speakers
            candidate.channel = best.speech.channel

    def _parties_of(self, candidate: Candidate) -> None:
        slots = candidate.frame.noun if candidate.nominal else candidate.frame.verb
        read = self._arguments.noun_slot if candidate.nominal else self._arguments.verb_slot
        symmetric = candidate.frame.symmetric
        governed = candidate.governor is not None and self._controlled(candidate.token)
        if governed:
            self._inherit(candidate)
        if not candidate.actors:
            candidate.actors = self._take(candidate, slots.actor, read, every=symmetric)
        recipients = self._take(candidate, slots.recipient, read, every=symmetric, besides=candidate.actors)
        candidate.recipients = [m for m in recipients if m not in candidate.actors or not symmetric]
        if candidate.nominal:
            self._support(candidate)
            self._bidden(candidate)
            self._attend(candidate)
        if symmetric or candidate.type == "COOPERATE":
            beside = [m for slot in self._parties.pack.roles.companion for m in read(candidate.token, slot, ())]
            if beside and all(member in beside for member in candidate.parties):
                candidate.actors += [m for m in self._partner(candidate) if m not in candidate.parties]
        if candidate.governor is not None and not candidate.actors:
            self._inherit(candidate)
        if not candidate.actors and candidate.type == "ACCUSE":
            candidate.actors = self._accuser(candidate.token)
        if symmetric:
            candidate.actors = candidate.parties
            candidate.recipients = []
        if candidate.frame.rule.home and candidate.nominal and not candidate.actors:
            candidate.actors = self._at_home(candidate.token)

    def _partner(self, candidate: Candidate) -> list[Member]:
        """The other side of "un entretien avec X": who acts in the clause, or who speaks."""
        clause = syntax.clause_of(candidate.token.head) if candidate.nominal else candidate.token
        subject = self._arguments.verb_slot(clause, "subj") if clause.pos_ in ("VERB", "AUX") else []
        return subject or list(candidate.speakers)

    @staticmethod
    def _controlled(token: Token) -> bool:
        """True for an infinitive or a gerund without a subject of its own."""
        return (syntax.is_infinitive(token) or syntax.is_gerund(token)) and not any(
            syntax.relation(c) in syntax.SUBJECTS for c in token.children
        )

    def _take(
        self, candidate: Candidate, slots: tuple[str, ...], read: Slot, every: bool, besides: Sequence[Member] = ()
    ) -> list[Member]:
        """The parties in the first of `slots` that has any (in all with `every`), others than `besides` first."""
        members: list[Member] = []
        own: list[Member] = []
        keys = frozenset(member.affiliation for member in besides)
        for slot in slots:
            found = self._special(candidate, slot) if slot in _SPECIAL else read(candidate.token, slot, keys)
            members += [m for m in found if m not in members and m.affiliation not in keys]
            own += [m for m in found if m.affiliation in keys and not slot.startswith("~")]
            if members and not every:
                break
        return members or (own if candidate.frame.domestic and self._names_own(candidate, keys) else [])

    def _names_own(self, candidate: Candidate, keys: frozenset[str]) -> bool:
        """True where a party acts toward its own: its people or police do, or the phrase after the trigger names it."""
        if candidate.type in _INWARD or candidate.frame.rule.domestic or self._strikes_people(candidate):
            return True
        token = candidate.token
        subjects = [] if candidate.nominal else self._arguments.verb_tokens(token, "subj")
        if any(map(self._parties.unnamed, subjects)):
            return True
        named = [
            mention
            for mention in self._parties.within(token.i + 1, token.right_edge.i)
            if not any(subject.left_edge.i <= mention.first <= subject.right_edge.i for subject in subjects)
        ]
        return any(member.affiliation in keys for m in named for member in self._parties.named_by(m))

    def _strikes_people(self, candidate: Candidate) -> bool:
        """True where unnamed people are the victims of violence: a state's own, if nothing else is told."""
        if candidate.type != "ASSAULT" or candidate.nominal:
            return False
        victims = [
            t
            for slot in ("obj", *self._parties.pack.roles.topic)
            for t in self._arguments.verb_tokens(candidate.token, slot)
        ]
        return any(map(self._parties.unnamed, victims))

    def _special(self, candidate: Candidate, slot: str) -> list[Member]:
        """The slots that are no place of the clause: who speaks, the trigger itself, the state visited."""
        if slot == "speaker":
            near = (candidate.token.head, *syntax.children(candidate.token, "parataxis"))
            said = next((verb for verb in near if verb.pos_ == "VERB" and verb.i > candidate.token.i), None)
            quoted = said is not None and not candidate.speakers
            return self._arguments.verb_slot(said, "subj") if said and quoted else list(candidate.speakers)
        if slot == "self":
            return list(self._parties.resolve(candidate.token))
        if slot == "@content":
            return self._asked(candidate)
        return self._host(candidate)

    def _asked(self, candidate: Candidate) -> list[Member]:
        """Who is to act: the subject of what is demanded, or the state that it is to happen in."""
        for clause in syntax.children(candidate.token, "ccomp"):
            subject = syntax.subject(clause)
            if subject is not None and syntax.is_finite(clause):
                return list(self._parties.resolve(subject))
        own = candidate.keys(candidate.actors)
        for content in syntax.children(candidate.token, "xcomp", "obj", "obl", "advcl"):
            for mention in self._parties.within(content.left_edge.i, content.right_edge.i):
                key = self._parties.country_of(mention)
                if key and key not in own:
                    return [self._parties.party(key)]
        return []

    def _host(self, candidate: Candidate) -> list[Member]:
        """The state visited, from the locative complement of a visit."""
        token = candidate.token
        for mention in self._parties.within(token.i + 1, token.right_edge.i):
            between = self._analysis.doc[token.i + 1 : mention.first]
            if any(t.pos_ in ("VERB", "AUX") for t in between) or not between:
                continue
            before = between[-1] if between[-1].pos_ != "DET" or len(between) < 2 else between[-2]
            if self._parties.phrases.adposition_name(before) not in self._parties.pack.roles.inside:
                continue
            key = self._parties.country_of(mention)
            if key:
                return [self._parties.party(key)]
        return []

    def _support(self, candidate: Candidate) -> None:
        lent = self._arguments.supporter(candidate.token)
        asked = candidate.governor is not None and candidate.governor.type == "REQUEST" and bool(candidate.actors)
        if lent is None or asked:
            return
        role, members = lent
        if role == "actor" and (not candidate.actors or candidate.frame.symmetric):
            candidate.actors += [m for m in members if m not in candidate.actors]
        elif role == "recipient" and not candidate.recipients:
            candidate.recipients = [m for m in members if m not in candidate.actors]

    def _bidden(self, candidate: Candidate) -> None:
        """ "À la demande de X, Y ...": the demand is made of the one who acts."""
        clause = syntax.clause_of(candidate.token.head)
        if candidate.type != "REQUEST" or not is_adjunct(candidate.token, self._pack) or clause.pos_ == "NOUN":
            return
        bidden = [m for m in self._arguments.verb_slot(clause, "subj") if m not in candidate.actors]
        candidate.recipients = bidden or candidate.recipients

    def _at_home(self, token: Token) -> list[Member]:
        """Whose unrest it is that a sentence tells without a party: that of its place, or of the article."""
        if syntax.relation(token) not in syntax.SUBJECTS:
            return []
        return list(self._parties.at_home(token))

    def _accuser(self, token: Token) -> list[Member]:
        """Who accuses in "Paris a expulsé deux hommes, accusés de ...": the one who acts on that account."""
        noun = token.head
        if (
            syntax.relation(token) != "acl"
            or syntax.relation(noun) not in ("obj", "nmod")
            or not syntax.is_passive(token)
        ):
            return []
        clause = syntax.clause_of(noun.head)
        return self._arguments.verb_slot(clause, "subj") if clause.pos_ == "VERB" else []

    def _attend(self, candidate: Candidate) -> None:
        """Who acts on the occasion of a meeting, of which nobody else is named, took part in it."""
        if candidate.type not in ("CONSULT", "COOPERATE") or candidate.actors:
            return
        node = candidate.token
        for parent in syntax.ancestors(candidate.token):
            if parent.pos_ == "VERB":
                if syntax.relation(node) == "obl" and not governs(node, self._parties, self._pack):
                    candidate.actors = self._arguments.verb_slot(parent, "subj")
                return
            node = parent

    def _inherit(self, candidate: Candidate) -> None:
        """Control: who would do what is demanded, denied, promised or alleged."""
        governor = candidate.governor
        answered = candidate.nominal and candidate.type in _UTTERED
        if governor is None or (answered and governor.type in _ANSWERING):
            return
        if governor.type in _CONTENT_OF_RECIPIENT:
            source = governor.recipients
        elif governor.type not in _CONTENT_OF_ACTOR or (
            candidate.nominal
            and governor.type in ("REJECT", "RETREAT")
            and not governor.negated
            and not candidate.frame.symmetric
        ):
            return
        else:
            source = governor.actors
        if candidate.frame.symmetric:
            bidden = governor.type == "REQUEST" and len(governor.recipients) > 1
            source = governor.recipients if bidden else governor.parties
        candidate.actors = [m for m in source if m not in candidate.recipients]
        candidate.inherited = bool(candidate.actors)
        if not candidate.recipients and governor.type in ("THREATEN", "AGREE"):
            candidate.recipients = [m for m in governor.recipients if m not in candidate.actors]

    # ------------------------------------------------------------------ status
    def _status_of(self, candidate: Candidate) -> Status:
        if candidate.frame.rule.negated_only:
            return "actual"
        status = self._status.own(candidate)
        governor = candidate.governor
        if governor is not None and (governor.frame.rule.needs != "both" or self.stands(governor)):
            status = combine(status, self._imposed(governor, candidate))
            pledged = status == "hypothetical" and self._status.has_condition(candidate.token)
            if (status == "alleged" or pledged) and governor.type in ("THREATEN", "AGREE") and not governor.negated:
                status = governor.frame.rule.content or governor.frame.default.content
        return self._voiced(candidate, status)

    @staticmethod
    def _imposed(governor: Candidate, candidate: Candidate) -> Status:
        rule, default = governor.frame.rule, governor.frame.default
        if candidate.nominal and candidate.type in _UTTERED and governor.type in _ANSWERING:
            return "actual"
        if governor.negated and not rule.negated_only:
            return default.negated
        content = rule.content or default.content
        if content == "cancelled" and candidate.type not in ("CONSULT", "PROTEST", "COOPERATE"):
            return "denied"
        return content

    def _voiced(self, candidate: Candidate, status: Status) -> Status:
        """A deed or an answer that one party tells of another is alleged; what it tells of itself is taken as told."""
        voices = {member.affiliation for member in candidate.speakers}
        talk = candidate.type in VERBAL - _CLAIMED
        if status != "actual" or not voices or not candidate.actors or talk:
            return status
        cue = candidate.speech.cue if candidate.speech is not None else None
        if cue is not None and self._analysis.doc[cue].lemma_.lower() in self._pack.factive_cues:
            return status
        return status if voices & {member.affiliation for member in candidate.actors} else "alleged"

    def stands(self, candidate: Candidate) -> bool:
        """An event needs a party: which, the frame says.  What is not refused or denied is no event."""
        if candidate.negated and candidate.type in ("REJECT", "DENY") and not candidate.frame.rule.negated_only:
            return candidate.nominal and bool(candidate.actors)
        need = candidate.frame.rule.needs
        if need == "actor":
            return bool(candidate.actors)
        if need == "recipient":
            return bool(candidate.recipients or (candidate.frame.symmetric and len(candidate.actors) > 1))
        if need == "both":
            return bool(candidate.actors and candidate.recipients)
        return bool(candidate.actors or candidate.recipients)


def _doubles(candidate: Candidate) -> bool:
    """True for the second verb of "s'est engagé à garantir": one promise, one demand."""
    above = candidate.governor
    alike = above is not None and above.type == candidate.type and candidate.type in ("AGREE", "REQUEST")
    return alike and syntax.is_infinitive(candidate.token)


def _depth(candidate: Candidate) -> tuple[int, int]:
    return sum(1 for _ in syntax.ancestors(candidate.token)), candidate.token.i
