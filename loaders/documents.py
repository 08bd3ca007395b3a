"""A file of any common format, as a document: the one entry to the formats."""

import re
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from typing import cast

from graph.errors import DocumentError
from graph.model import Diagnostic
from loaders.document import Document
from loaders.formats.content import Content
from loaders.formats.encoding import decode
from loaders.formats.kinds import Kind, declared_charset, packed_kind, text_kind
from loaders.formats.plain import read as read_plain

# Named, not imported: pdfplumber, python-docx, openpyxl and lxml take up to a second to import, and a run
# that meets only text must not wait for them.
READERS = {
    Kind.MARKDOWN: "loaders.formats.markdown",
    Kind.HTML: "loaders.formats.page",
    Kind.CSV: "loaders.formats.delimited",
    Kind.TSV: "loaders.formats.delimited",
    Kind.DOCX: "loaders.formats.docx",
    Kind.XLSX: "loaders.formats.xlsx",
    Kind.PDF: "loaders.formats.pdf",
}
SAMPLE = 64_000
TOO_MANY_CONTROLS = 0.01
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f-\x9f\ufffd]")


def read_document(data: bytes, name: str) -> Document:
    """The document that the bytes of the file called `name` hold.

    Raises DocumentError for a file that is empty, of a format not read, encrypted, a scan, or no text.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise DocumentError("is empty", where=name, advice="Check that it was saved or fetched whole")
    kind = packed_kind(data, name)
    if kind is None:
        kind, content, said = _read_text(data, name)
    else:
        content, said = _reader(kind)(data, name), ()
    if not content.text.strip():
        raise DocumentError("holds no words", where=name, advice="Check that it is the plan itself")
    return _document(data, name, kind, content, said)


def _read_text(data: bytes, name: str) -> tuple[Kind, Content, tuple[Diagnostic, ...]]:
    decoded = decode(data, name, declared_charset(data))
    _refuse_binary(decoded.text, name)
    kind = text_kind(decoded.text, name)
    read = read_plain if kind is Kind.TEXT else _text_reader(kind)
    return kind, read(decoded.text, name), decoded.diagnostics


def _refuse_binary(text: str, name: str) -> None:
    sample = text[:SAMPLE]
    if len(_CONTROLS.findall(sample)) > len(sample) * TOO_MANY_CONTROLS:
        advice = "It may be an old .doc shown as text: open it in Word or WPS and save it as .docx"
        raise DocumentError("is binary, not text", where=name, advice=advice)


def _reader(kind: Kind) -> Callable[[bytes, str], Content]:
    return cast(Callable[[bytes, str], Content], import_module(READERS[kind]).read)


def _text_reader(kind: Kind) -> Callable[[str, str], Content]:
    return cast(Callable[[str, str], Content], import_module(READERS[kind]).read)


def _document(data: bytes, name: str, kind: Kind, content: Content, said: tuple[Diagnostic, ...]) -> Document:
    return Document(
        name=name,
        media_type=kind.value,
        sha256=sha256(data).hexdigest(),
        text=content.text,
        places=content.places,
        tables=content.tables,
        dropped=content.dropped,
        diagnostics=said + content.diagnostics,
        issuer=content.issuer,
        doc_number=content.doc_number,
    )
