"""The tension between parties as a curve: PNG or SVG, where matplotlib is installed."""

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from pourparlers.errors import PourparlersError
from pourparlers.views.crisis.phrasing import Phrasing
from pourparlers.views.crisis.tension import Point

FORMATS = ("png", "svg")


def plot(points: Sequence[Point], phrasing: Phrasing, path: Path) -> None:
    """Draws the points into `path`, a curve for each dyad with a mark for each point; by the ending a PNG or an SVG.

    Raises `PourparlersError`: `extra-missing` where matplotlib is not installed.
    """
    try:
        matplotlib, figures = import_module("matplotlib"), import_module("matplotlib.figure")
    except ImportError as error:
        raise PourparlersError("extra-missing", module="matplotlib", extra="plot") from error
    curves: dict[tuple[str, str], list[Point]] = {}
    for point in points:
        curves.setdefault((point.one, point.other), []).append(point)
    with matplotlib.rc_context({"svg.hashsalt": "pourparlers", "svg.fonttype": "none"}):
        figure = figures.Figure(figsize=(10, 5), layout="constrained")
        axes = figure.add_subplot()
        for (one, other), own in curves.items():
            days = [date.fromisocalendar(int(p.week[:4]), int(p.week[6:]), 1) for p in own]
            label = f"{phrasing.name(one)} – {phrasing.name(other)}".replace("$", r"\$")
            axes.plot(days, [p.tension for p in own], marker="o", markersize=4, label=label)
        axes.axhline(0, linewidth=0.8, color="grey")
        axes.set_ylim(-100, 100)
        axes.set_ylabel(phrasing.own.phrases["tension"])
        axes.grid(alpha=0.3)
        if curves:
            axes.legend(fontsize="small")
        figure.autofmt_xdate()
        ending = path.suffix.removeprefix(".").lower()
        figure.savefig(path, format=ending, dpi=144, metadata={"Date": None} if ending == "svg" else None)
