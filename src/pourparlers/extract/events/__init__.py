"""Events: triggers, their parties, status, time, place and attribution."""

from pourparlers.extract.events.candidate import Candidate
from pourparlers.extract.events.contexts import Contexts
from pourparlers.extract.events.frames import FrameIndex
from pourparlers.extract.events.reader import EventReader, Reading

__all__ = ["Candidate", "Contexts", "EventReader", "FrameIndex", "Reading"]
