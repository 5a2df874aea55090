"""From files, pages and streams to articles: what could not be read is a `Failure`, what had to be mended an issue."""

from pourparlers.ingest.decode import mend
from pourparlers.ingest.paths import ENDINGS
from pourparlers.ingest.read import Failure, read_paths

__all__ = ["ENDINGS", "Failure", "mend", "read_paths"]
