"""The sectors that an item names as its field."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.document import Span
from loaders.script import mainland

_SECTOR_LIKE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+\-]{2,14}")
_NO_CLASS = re.compile(r"(?:相关|有关|各|多个|特定)*(?:产业|行业|领域)?")
_NO_SECTOR = re.compile(
    r"京津冀|长三角|珠三角|粤港澳|成渝|长江"
    r"|重点|各|相关|有关|主要|部分|该|本|其他|民生|公共|全|我市|不同|特定|多个|新$|传统$|优势$"
)


class Sector(NamedTuple):
    """A sector with the class that closes its list, and where its own words stand.

    循环经济领域 is the class 循环经济; 重点服务领域 stays whole, since 重点服务 is no class.
    """

    span: Span
    name: str
    parent: str | None


def sectors_of(text: str, stretch: Span) -> Iterator[Sector]:
    """The sectors that a stretch of an item names as its field, each once."""
    if text.find("业", stretch.start, stretch.end) < 0 and text.find("领域", stretch.start, stretch.end) < 0:
        return
    yield from _listed(text, stretch)
    yield from _single(text, stretch)


_MEMBER = r"[^，。；：、（）]{2,16}"
_OPENS = "在|紧贴|围绕|聚焦|针对|面向|紧扣|紧盯|立足|依托|瞄准|锚定|主攻|聚力|(?<![作成认])为"
_DOES = (
    "推动|推进|发展|鼓励|支持|支援|培育|引导|加快|壮大|做强|做优"
    "|遴选|突出|瞄准|抓好|以|对接|对|实施|开展|布局|谋划|抢占|提升|做大|前瞻|打造|扶持|引进|巩固"
)
_CLASS = "业态|产业(?!化|转移|园|工人|大军|集聚区)|服务业|制造业|行业|工业(?!化)"
# 在电动汽车、LED照明等战略性新兴产业领域: a list, the class that closes it, the word that makes it a field.
_ENUMERATIONS = (
    re.compile(
        rf"(?:(?:{_OPENS})(?:{_DOES})*|(?:{_DOES})+)(?P<list>(?:{_MEMBER}(?:（[^）]*）)?、)+{_MEMBER}?)等"
        rf"(?P<class>(?!地)(?:(?!领域)[^，。；：、（）]){{0,14}}?(?:{_CLASS})(?:行业)?)(?:领域|集群|专业镇|企业)?"
    ),
    re.compile(
        rf"(?:{_OPENS})(?P<list>(?:{_MEMBER}、)+{_MEMBER}?)等(?P<class>[^，。；：、（）]{{0,14}}?(?:领域|行业))"
    ),
    re.compile(
        r"(?:在|围绕|聚焦|针对|面向)(?P<list>(?:[^，。；：、（）在等]{2,12}、)+[^，。；：、（）等]{2,12}?)(?:领域|行业)(?P<class>)"
    ),
)
_ONE = re.compile(
    r"(?:在|围绕|聚焦|针对|面向)(?P<name>[^，。；：、（）在]{2,12}?)等(?P<class>[^，。；：、（）]{0,12}?(?:产业(?!化)|服务业|制造业|行业|工业(?!化)))(?:领域|行业)?"
)


def _parent(words: str | None) -> str | None:
    words = mainland(words or "")
    if not words.startswith("重点"):
        words = words.removesuffix("领域")
    return None if _NO_CLASS.fullmatch(words) else words


def _listed(text: str, stretch: Span) -> Iterator[Sector]:
    for pattern in _ENUMERATIONS:
        for found in pattern.finditer(text, stretch.start, stretch.end):
            at = found.start("list")
            for whole in found["list"].split("、"):
                # 支持企业在电子信息化工、…延伸链条; 推动铜产业与移动物联网、…融合
                part = whole[whole.rfind("在") + 1 :]
                at += len(whole) - len(part)
                if _SECTOR_LIKE.fullmatch(part) and not _NO_SECTOR.match(part):
                    yield Sector(Span(at, at + len(part)), mainland(part), _parent(found["class"]))
                at += len(part) + 1


def _single(text: str, stretch: Span) -> Iterator[Sector]:
    for found in _ONE.finditer(text, stretch.start, stretch.end):
        name = found["name"]
        if _SECTOR_LIKE.fullmatch(name) and not _NO_SECTOR.match(name):
            yield Sector(Span(found.start("name"), found.end("name")), mainland(name), _parent(found["class"]))
