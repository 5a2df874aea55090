"""Libraries that only one format needs: asked for when it is written, not before."""

from importlib import import_module
from typing import Any

from pourparlers.errors import PourparlersError


def needed(module: str, extra: str) -> Any:
    """The module, imported now; raises `extra-missing` with the extra that brings it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise PourparlersError("extra-missing", module=module.partition(".")[0], extra=extra) from error
