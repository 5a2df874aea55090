"""pourparlers reads news about international crises and keeps their record.

    >>> import pourparlers
    >>> record = pourparlers.read("Moscou a démenti mardi vouloir envahir l'Ukraine.", published="2021-12-28")

The names below are the whole public interface; they are loaded on first use: importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pourparlers.errors import PourparlersError
    from pourparlers.model import Article, Record
    from pourparlers.reader import Reader, read

__all__ = ["Article", "PourparlersError", "Reader", "Record", "read"]

_HOMES = {
    "Article": "pourparlers.model",
    "PourparlersError": "pourparlers.errors",
    "Reader": "pourparlers.reader",
    "Record": "pourparlers.model",
    "read": "pourparlers.reader",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
