"""Other documents that a plan cites: their titles and numbers."""

import re
from collections.abc import Iterator

from graph.model import Citation
from loaders.clean import Cleaned
from loaders.document import Span
from loaders.script import mainland

_TITLE = re.compile(r"《(?P<title>(?:[^《》]|《[^《》]{1,120}》){3,120})》|<(?P<ascii>[^<>\n]{6,80})>")
_NUMBER = re.compile(r"[ ]?[（(]?(?P<number>[\u4e00-\u9fff]{1,12}[〔\[（【](?:19|20)\d\d[〕\]）】]第?\d{1,4}号)")
_OFFICIAL = re.compile(
    r"通知|意见|决定|办法|条例|规定|纲要|规划|计划|方案|法$|法（|标准|细则|措施|要点|规范|公约|批复|函|决议"
)


def citations_of(cleaned: Cleaned, region: Span, own_title: str) -> Iterator[Citation]:
    """The documents cited in the region, each title once, the plan's own left out."""
    seen: set[str] = set()
    for found in _TITLE.finditer(cleaned.text, region.start, region.end):
        title = mainland(found["title"] or found["ascii"])
        number = _NUMBER.match(cleaned.text, found.end(), region.end)
        if title in seen or title in own_title or own_title in title or not (number or _OFFICIAL.search(title)):
            continue
        seen.add(title)
        end = number.end("number") if number else found.end()
        printed = re.sub(r"[\[（【]((?:19|20)\d\d)[\]）】]", r"〔\1〕", number["number"]) if number else None
        yield Citation(printed, title, cleaned.quote(found.start(), end))


def cited_spans(text: str, region: Span) -> list[Span]:
    """The stretches that name other documents, where no figure is a target and no word marks a role."""
    return [Span(*found.span()) for found in _TITLE.finditer(text, region.start, region.end)]
