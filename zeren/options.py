"""The options that several commands share, each the same everywhere."""

from typing import Annotated

import typer

from graph.model import Role
from zeren.output import Format

AgencyName = Annotated[str, typer.Argument(metavar="NAME", help="An agency, in English or in either script.")]
AsOfOption = Annotated[
    int | None,
    typer.Option("--as-of", metavar="YEAR", min=1949, max=2100, help="Only what had passed between agencies by then."),
]
AgencyOption = Annotated[
    str | None,
    typer.Option("--agency", metavar="NAME", help="Items of this agency, in English or either script."),
]
CityOption = Annotated[
    str | None,
    typer.Option("--city", metavar="PLACE", help="One place only: 汕头, 汕頭市 and Shantou are the same."),
]
DueOption = Annotated[
    str | None, typer.Option("--due", metavar="YEAR[-MONTH]", help="With a deadline then: 2015 or 2015-06.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How the answer is printed.")]
IndustryOption = Annotated[
    str | None, typer.Option("--industry", metavar="NAME", help="Items that name this industry.")
]
LimitOption = Annotated[int | None, typer.Option("--limit", min=0, metavar="N", help="At most so many rows.")]
OffsetOption = Annotated[int, typer.Option("--offset", min=0, metavar="N", help="Leave out the first rows.")]
PlanOption = Annotated[
    str | None, typer.Option("--plan", metavar="PLAN", help="One plan: its id or words of its title.")
]
RoleOption = Annotated[Role | None, typer.Option("--role", help="With --agency: only items where it has this role.")]
SectionOption = Annotated[
    str | None,
    typer.Option("--section", metavar="SECTION", help="A section's number, id or words of its title."),
]
SuccessorsOption = Annotated[
    bool,
    typer.Option(
        "--successors/--no-successors",
        help="Take in the items of agencies whose functions went whole to the one asked about.",
    ),
]
TextOption = Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Items that hold these words.")]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", help="Tell each diagnostic on a line of its own, not those of one code together.")
]
