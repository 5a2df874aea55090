"""Who said what through which channel: quotation marks, speech verbs, source phrases."""

from pourparlers.extract.speech.engine import find_speech
from pourparlers.extract.speech.model import Speech

__all__ = ["Speech", "find_speech"]
