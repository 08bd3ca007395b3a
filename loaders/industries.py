"""The sectors that an item names as its field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.document import Span
from loaders.script import mainland

_SECTOR_LIKE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+\-]{2,14}")
_NO_SECTOR = re.compile(r"重点|各|相关|有关|主要|部分|该|本|其他|民生|公共|全|我市|不同|特定|多个|新$|传统$|优势$")


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector with the class that closes its list, and where its own words stand."""

    span: Span
    name: str
    parent: str | None


def sectors_of(text: str, stretch: Span) -> Iterator[Sector]:
    """The sectors that a stretch of an item names as its field, each once."""
    yield from _listed(text, stretch)
    yield from _single(text, stretch)


# 在电动汽车、LED照明等战略性新兴产业领域: a list, the class that closes it, the word that makes it a field.
_ENUMERATION = re.compile(
    r"(?:在|围绕|聚焦|针对|面向|推动|推进|发展|支持|培育|引导|加快|壮大|做强|做优|突出|瞄准|抓好|以|对|实施|开展)(?P<list>(?:[^，。；：、（）]{2,16}(?:（[^）]*）)?、)+[^，。；：、（）]{2,16}?)(?P<others>等)"
    r"(?P<class>[^，。；：、（）]{0,14}?(?:产业|服务业|制造业|行业|工业))(?P<field>领域|集群|行业|专业镇|企业)?|"
    r"(?:在|围绕|聚焦|针对|面向)(?P<list2>(?:[^，。；：、（）]{2,16}、)+[^，。；：、（）]{2,16}?)(?P<others2>等)(?P<class2>[^，。；：、（）]{0,14}?)(?P<field2>领域|行业)"
)
_ONE = re.compile(
    r"(?:在|围绕|聚焦|针对|面向)(?P<name>[^，。；：、（）在]{2,12}?)等(?P<class>[^，。；：、（）]{0,12}?(?:产业|服务业|制造业|行业|工业))(?:领域|行业)?"
)


def _parent(words: str | None) -> str | None:
    words = mainland(words or "").removeprefix("重点").removesuffix("重点")
    return (
        words
        if len(words) > 2 and words not in ("重点行业", "重点产业", "相关产业", "相关行业", "行业", "产业")
        else None
    )


def _listed(text: str, stretch: Span) -> Iterator[Sector]:
    for found in _ENUMERATION.finditer(text, stretch.start, stretch.end):
        group = "list" if found["list"] else "list2"
        parent = _parent(found["class"] if group == "list" else found["class2"])
        at = found.start(group)
        for part in found[group].split("、"):
            if _SECTOR_LIKE.fullmatch(part) and not _NO_SECTOR.match(part):
                yield Sector(Span(at, at + len(part)), mainland(part), parent)
            at += len(part) + 1


def _single(text: str, stretch: Span) -> Iterator[Sector]:
    for found in _ONE.finditer(text, stretch.start, stretch.end):
        name = found["name"]
        if _SECTOR_LIKE.fullmatch(name) and not _NO_SECTOR.match(name):
            yield Sector(Span(found.start("name"), found.end("name")), mainland(name), _parent(found["class"]))
