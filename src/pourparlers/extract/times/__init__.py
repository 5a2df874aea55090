"""Calendar expressions and the day of publication, by the rules of a language's pack."""

from pourparlers.extract.times.find import find_times, read_expression
from pourparlers.extract.times.publication import Publication, infer_publication

__all__ = ["Publication", "find_times", "infer_publication", "read_expression"]
