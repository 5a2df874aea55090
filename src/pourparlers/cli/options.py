"""The options of the commands, with their help."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Format = Literal["page", "json", "jsonl", "plover"]
Shown = Literal["page", "text"]

FilesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Text, HTML, JSON or JSONL files, folders or globs of them; - reads standard input.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        help="page: for people; json: one array of records; jsonl: a record per line; plover: a PLOVER event per line.",
    ),
]
PublishedOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD, YYYY-MM or YYYY) where the file tells none."),
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        metavar="CODE", help="Language of the articles (ISO 639-1) where the file tells none; else it is recognised."
    ),
]
OutletOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who published the articles, where the file does not tell.")
]
ModelOption = Annotated[
    str | None, typer.Option(metavar="NAME_OR_PATH", help="A spaCy UD pipeline to use instead of the pack's own.")
]
ExplainOption = Annotated[bool, typer.Option("--explain", help="Name rule and span of each item.")]
ShowOption = Annotated[
    Shown, typer.Option("--show", help="page: the record; text: the article with what was read in it coloured.")
]
LabelsOption = Annotated[
    str | None, typer.Option(metavar="CODE", help="Language of the page's own words, by default the article's.")
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write to FILE instead of standard output."),
]
PackArgument = Annotated[
    str | None,
    typer.Argument(metavar="[CODE|FOLDER]", help="Language of a pack, or its folder; without it, every pack."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Take gaps, what a pack does not say yet, for errors.")]
NewLanguageArgument = Annotated[
    str, typer.Argument(metavar="CODE", help="Language of the new pack (ISO 639-1, 639-3 where there is none).")
]
FolderOption = Annotated[
    Path | None,
    typer.Option("--folder", metavar="FOLDER", file_okay=False, help="Where to write it, by default here, in CODE."),
]
LikeOption = Annotated[
    str | None, typer.Option(metavar="CODE", help="The pack whose words stand in the comments as a guide.")
]
