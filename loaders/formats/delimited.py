"""CSV and TSV: one table, whichever of comma, semicolon and tab parts its cells."""

import csv
import io
from collections import Counter
from itertools import islice

from graph.errors import DocumentError
from graph.model import Place
from loaders.formats.content import Content, Draft, Slot

DELIMITERS = ("\t", ",", ";")
SAMPLE_ROWS = 50


def read(text: str, name: str) -> Content:
    """The table, each row a line labelled by the number of the file's line that it begins on.

    Raises DocumentError for quotes that are never closed.
    """
    try:
        numbered = _rows(text, _delimiter(text))
    except csv.Error as error:
        advice = "Look for a quotation mark without its partner"
        raise DocumentError(f"is no readable table ({error})", where=name, advice=advice) from error
    width = max((len(row) for _, row in numbered), default=0)
    draft = Draft()
    table = draft.table([[Slot(words) for words in row + [""] * (width - len(row))] for _, row in numbered])
    for (number, _), cells in zip(numbered, table.rows, strict=True):
        spans = [cell for cell in cells if cell is not None and cell.end > cell.start]
        draft.places.append(Place(spans[0].start, spans[-1].end, f"line {number}"))
    return draft.content()


def _rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    begun = 1
    for row in reader:
        if any(words.strip() for words in row):
            rows.append((begun, [words.strip(" \t\r\n") for words in row]))
        begun = reader.line_num + 1
    return rows


def _delimiter(text: str) -> str:
    """The delimiter that gives most rows one width; csv.Sniffer is misled by quotes in Chinese prose."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths = Counter(len(row) for row in islice(reader, SAMPLE_ROWS) if len(row) > 1)
    if not widths:
        return 0, 0
    width, rows = widths.most_common(1)[0]
    return rows, width
