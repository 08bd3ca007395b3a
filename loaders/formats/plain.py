"""Plain text: the words as they stand, with the tables that are drawn with bars, parted by tabs, or flattened."""

from graph.model import Place
from loaders.formats.content import Content
from loaders.formats.drawn import drawn_tables
from loaders.formats.flattened import flattened_tables


def read(text: str, name: str) -> Content:
    """The text as it is, its lines numbered, its drawn tables found."""
    tables, marks = drawn_tables(text)
    found = sorted([*tables, *flattened_tables(text, tables)], key=lambda table: table.start)
    return Content(text, line_places(text), tuple(found), marks)


def line_places(text: str) -> tuple[Place, ...]:
    """Each line that holds words, labelled by its number from 1."""
    places = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = start + len(line)
        if line and not line.isspace():
            places.append(Place(start, end, f"line {number}"))
        start = end + 1
    return tuple(places)
