"""One place of the text that names an event, while it is being understood."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from pourparlers.extract.actors import Member
from pourparlers.extract.events.frames import Frame, Match
from pourparlers.extract.speech import Speech
from pourparlers.model import Condition, Place, Time
from pourparlers.model.record import Phase, Status

# What is done by speaking.
VERBAL = frozenset({"CONSULT", "ACCUSE", "REQUEST", "AGREE", "REJECT", "DENY", "SUPPORT", "THREATEN", "CONCEDE"})


@dataclass(eq=False, slots=True)
class Candidate:
    """A trigger with what its sentence says of it.

    `governor` is the event that it is the content of; `time` dates it in its own clause, `context_time` is the day that
    the narration has reached; `inherited` tells that its actors are those of its governor.
    """

    match: Match
    type: str
    nominal: bool
    actors: list[Member] = field(default_factory=list)
    recipients: list[Member] = field(default_factory=list)
    governor: "Candidate | None" = None
    status: Status = "actual"
    negated: bool = False
    speech: Speech | None = None
    speakers: tuple[Member, ...] = ()
    channel: tuple[str, ...] = ()
    time: Time | None = None
    context_time: Time | None = None
    place: Place | None = None
    condition: Condition | None = None
    condition_parties: list[Member] = field(default_factory=list)
    inherited: bool = False
    phase: Phase | None = None

    @property
    def token(self) -> Token:
        """The token that the tree hangs on."""
        return self.match.head

    @property
    def frame(self) -> Frame:
        """The frame that found it."""
        return self.match.frame

    @property
    def parties(self) -> list[Member]:
        """Actors, then recipients."""
        return self.actors + [m for m in self.recipients if m not in self.actors]

    def keys(self, members: list[Member]) -> frozenset[str]:
        """The affiliation keys of `members`."""
        return frozenset(member.affiliation for member in members)
