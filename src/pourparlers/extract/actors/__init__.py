"""Who is spoken of: named parties, offices, persons, and everything that points back to them."""

from pourparlers.extract.actors.cast import Cast, Member
from pourparlers.extract.actors.lexicon import Lexicon
from pourparlers.extract.actors.mentions import Mention, find_mentions
from pourparlers.extract.actors.parties import Parties

__all__ = ["Cast", "Lexicon", "Member", "Mention", "Parties", "find_mentions"]
