"""What kind of file it is: told by what its bytes hold, and by its name where that leaves it open."""

import io
import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import PurePath

from graph.errors import DocumentError


class Kind(StrEnum):
    """The formats that are read, by media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    CSV = "text/csv"
    TSV = "text/tab-separated-values"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PDF = "application/pdf"


SUFFIXES = {
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".csv": Kind.CSV,
    ".tsv": Kind.TSV,
    ".tab": Kind.TSV,
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
    ".shtml": Kind.HTML,
    ".xhtml": Kind.HTML,
}
HEAD = 2048
LARGEST_UNPACKED = 500_000_000
AS_DOCX = "Open it in Word or WPS and save it as .docx (a text) or .xlsx (a table)"
AS_PDF = "Open it with the program that made it and export it as .docx, .xlsx or .pdf"
AS_TEXT = "Read the words with a text recognition (OCR) program and load its .docx, .txt or searchable .pdf"
UNPACK = "Unpack it and load the files in it"
# Order matters only where one opening holds another's.
REFUSED = (
    (b"{\\rtf", "is RTF, which is not read", AS_DOCX),
    (b"\x89PNG", "is a picture, not text", AS_TEXT),
    (b"\xff\xd8\xff", "is a picture, not text", AS_TEXT),
    (b"GIF8", "is a picture, not text", AS_TEXT),
    (b"II*\0", "is a picture, not text", AS_TEXT),
    (b"MM\0*", "is a picture, not text", AS_TEXT),
    (b"Rar!", "is an archive", UNPACK),
    (b"7z\xbc\xaf", "is an archive", UNPACK),
    (b"\x1f\x8b", "is an archive", UNPACK),
    (b"MIME-Version:", "is a saved web archive (MHTML), which is not read", "Save the page as .html or .pdf"),
)
# What zipfile raises for a package whose bytes are broken.
DAMAGED_PACKAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError)
PACKED = (b"PK\x03\x04", b"PK\x05\x06")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A member that only this kind of package has; None where the kind is refused, with what it is.
PACKAGES: tuple[tuple[str, Kind | None, str], ...] = (
    ("word/document.xml", Kind.DOCX, ""),
    ("xl/workbook.xml", Kind.XLSX, ""),
    ("xl/workbook.bin", None, "is a binary workbook (.xlsb), which is not read"),
    ("ppt/presentation.xml", None, "is a presentation, which is not read"),
    ("OFD.xml", None, "is OFD, which is not read"),
    ("content.xml", None, "is OpenDocument, which is not read"),
)
_MARKUP_HEAD = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|table|p|style|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def packed_kind(data: bytes, name: str) -> Kind | None:
    """The kind of a file that is not text, None for text. Raises DocumentError for what is not read."""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    for opening, what, advice in REFUSED:
        if head.startswith(opening):
            raise DocumentError(what, where=name, advice=advice)
    if data.startswith(COMPOUND):
        raise _compound(data, name)
    if b'progid="Word.Document"' in head or b'progid="Excel.Sheet"' in head:
        raise DocumentError("is Office 2003 XML, which is not read", where=name, advice=AS_DOCX)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    return _package(data, name) if data.startswith(PACKED) else None


def _compound(data: bytes, name: str) -> DocumentError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        advice = "Open it with its password and save it without one"
        return DocumentError("is encrypted", where=name, advice=advice)
    return DocumentError("is a file of old Office or WPS (.doc, .xls, .wps, .et)", where=name, advice=AS_DOCX)


def _package(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = {member.filename: member.file_size for member in package.infolist()}
    except DAMAGED_PACKAGE as error:
        advice = "It may have been cut short on the way: fetch it again"
        raise DocumentError("is a damaged .docx, .xlsx or archive", where=name, advice=advice) from error
    if sum(members.values()) > LARGEST_UNPACKED:
        raise DocumentError("unpacks to more than 500 MB", where=name, advice="Take the pictures out of it")
    for member, kind, what in PACKAGES:
        if member in members:
            if kind is None:
                raise DocumentError(what, where=name, advice=AS_PDF)
            return kind
    raise DocumentError("is an archive", where=name, advice=UNPACK)


def declared_charset(data: bytes) -> str | None:
    """The charset that a page names in its head, None where it names none."""
    found = _CHARSET.search(data, 0, HEAD)
    return found[1].decode("ascii") if found else None


def text_kind(text: str, name: str) -> Kind:
    """The kind of a text: a page by its opening, else what the name says, else plain."""
    if _MARKUP_HEAD.match(text[:HEAD].encode()):
        return Kind.HTML
    return SUFFIXES.get(PurePath(name).suffix.lower(), Kind.TEXT)
