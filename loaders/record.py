"""The plan's own record: what it is, whose it is, and what a reader should know of its front."""

import re
from collections.abc import Iterator

from graph.ids import plan_id
from graph.model import Diagnostic, Plan, Severity, Source
from loaders.clean import Cleaned
from loaders.document import Document
from loaders.frontmatter import Front, period_of
from loaders.jurisdictions import jurisdiction_of, level_in
from loaders.script import mainland
from loaders.structure import Structure

_BOX = re.compile(
    r"^[ \t]*[-—·•*]?[ \t]*(?P<key>文号|发文字号|机构|发布机构|发文机关|颁布单位|发布单位|印发机关)[：:][ \t]*"
    r"(?P<value>[^\n]{2,40})$",
    re.MULTILINE,
)


def plan_of(document: Document, structure: Structure) -> Plan:
    """The plan's record; the file's name stands in where no line is a title."""
    front = structure.front
    title = front.title or document.name.rpartition("/")[2].rpartition(".")[0] or document.name
    first, last = period_of(title)
    if first is None and front.notice:
        first, last = period_of(front.notice)
    issuer = front.issuer or document.issuer
    number = front.doc_number or document.doc_number or _number_in_heads(document)
    jurisdiction = jurisdiction_of(title, front.notice, issuer)
    return Plan(
        plan_id(jurisdiction, title, (first, last)),
        title,
        issuer,
        number and mainland(number),
        jurisdiction,
        level_in(jurisdiction, document.text),
        first,
        last,
        Source(document.name, document.media_type, document.sha256, len(document.text)),
        document.text,
        document.places if document.media_type != "text/plain" else (),
    )


_HEAD_NUMBER = re.compile(r"文件\s*(?P<number>[\u4e00-\u9fff]{2,10}〔(?:19|20)\d\d〕\d{1,4}号)")


def _number_in_heads(document: Document) -> str | None:
    """The plan's number where its pages bear it as their running head."""
    heads = (document.text[each.start : each.end] for each in document.dropped[:4])
    return next((found["number"] for head in heads if (found := _HEAD_NUMBER.search(head))), None)


def front_diagnostics(document: Document, cleaned: Cleaned, structure: Structure, plan: Plan) -> Iterator[Diagnostic]:
    """What the front and the repeats of a document ask a reader to know."""
    front = structure.front
    if not front.title:
        message = f"no line of the document is a title; the file's name stands in: {plan.title}"
        yield Diagnostic(Severity.WARNING, "no-title", message)
    if front.inferred and front.issuer and not document.issuer and front.title_span:
        quote = cleaned.quote(front.title_span.start, front.title_span.end)
        yield Diagnostic(Severity.INFO, "inferred", f"issuer inferred from the title: {front.issuer}", quote)
    if plan.jurisdiction is None:
        message = "no word tells whose plan this is: its agencies are kept apart from those of every other plan"
        yield Diagnostic(Severity.WARNING, "unknown-place", message)
    yield from _contradictions(cleaned, front, plan)
    for span in structure.repeated:
        message = f"{span.end - span.start} characters repeat what stands above word for word; they add nothing"
        yield Diagnostic(Severity.WARNING, "repeated-body", message, cleaned.quote(span.start, span.end))


def _contradictions(cleaned: Cleaned, front: Front, plan: Plan) -> Iterator[Diagnostic]:
    """What an encyclopedia's box says of issuer and number is not the plan's own word."""
    end = front.title_span.start if front.title_span else 0
    for found in _BOX.finditer(cleaned.text, 0, end):
        own = plan.doc_number if "号" in found["key"] else plan.issuer
        value = mainland(found["value"].strip())
        if own != value:
            message = (
                f"a box on the page gives {found['key']} as {value}; the plan's own words do not, so it is not taken"
            )
            yield Diagnostic(Severity.WARNING, "contradiction", message, cleaned.quote(found.start("key"), found.end()))
