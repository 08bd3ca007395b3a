"""The agencies of one plan: each mention given its body, each body one record."""

import re
from collections import Counter
from dataclasses import dataclass, field

from graph.ids import agency_id
from graph.model import Agency, Category, Level, Succession
from loaders.agencies import Name, is_national, without_bracket
from loaders.jurisdictions import ancestor, jurisdictions, level_of
from loaders.kinds import Kind, kinds, successions

_LEVELS = {
    "省": Level.PROVINCE,
    "自治区": Level.PROVINCE,
    "兵团": Level.PROVINCE,
    "市": Level.CITY,
    "州": Level.CITY,
    "自治州": Level.CITY,
    "盟": Level.CITY,
    "地区": Level.CITY,
    "区": Level.COUNTY,
    "县": Level.COUNTY,
    "旗": Level.COUNTY,
    "自治县": Level.COUNTY,
    "自治旗": Level.COUNTY,
    "特区": Level.COUNTY,
    "镇": Level.TOWNSHIP,
    "乡": Level.TOWNSHIP,
}
_SUFFIX_OF = {Level.CITY: "市"}


_LEVEL_BEFORE = re.compile(rf"(?P<base>{'|'.join(sorted(_LEVELS, key=len, reverse=True))})(?:党?委)?(?=.{{2}})")


@dataclass(slots=True)
class _Record:
    name: str
    kind: Kind | None
    category: Category
    jurisdiction: str | None
    level: Level
    written: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Registry:
    """The agencies that a plan of this jurisdiction names, in the order of their first mention."""

    jurisdiction: str | None
    level: Level
    _records: dict[str, _Record] = field(default_factory=dict)

    def add(self, name: Name) -> str:
        """The id of the agency that `name` is, noting how it was written."""
        place, level = self._place(name)
        key = name.kind.key if name.kind and not name.collective and self._is_whole(name) else name.restored
        scope = place if name.base is None or place is None or len(name.base) > 1 or level is self.level else place
        ident = agency_id(scope or (f"{self.jurisdiction or '?'}/{name.base}" if name.base else self.jurisdiction), key)
        record = self._records.get(ident)
        if record is None:
            category = Category.COLLECTIVE if name.collective else name.kind.category if name.kind else Category.OTHER
            if (
                name.kind is None
                and not name.collective
                and name.restored.endswith(("公司", "集团", "银行", "大学", "学院"))
            ):
                category = Category.ENTERPRISE
            elif name.kind is None and not name.collective and name.base:
                category = Category.GOVERNMENT
            record = self._records[ident] = _Record(name.restored, name.kind, category, place, level)
        record.written[name.restored] += 1
        return ident

    def _is_whole(self, name: Name) -> bool:
        """A body known by its shape alone (X海关) is told from its like by its own place."""
        if (
            name.kind is not None
            and name.base
            and name.restored.startswith(f"{name.base}委")
            and name.kind.category is not Category.PARTY
        ):
            return False
        return name.kind is not None and (
            name.bare in name.kind.names or without_bracket(name.bare) in name.kind.names or self._at_home(name)
        )

    def _at_home(self, name: Name) -> bool:
        place = (self.jurisdiction or "").rstrip("市省县区州盟")
        return bool(place) and place in name.bare

    def _place(self, name: Name) -> tuple[str | None, Level]:
        """Whose body it is: the plan's own government's, a named place's, a higher one's, the nation's."""
        if name.base is None:
            return (
                ("中国", Level.NATIONAL)
                if is_national(name) and self.level is not Level.TOWNSHIP and self._not_local(name)
                else (self.jurisdiction, self.level)
            )
        if len(name.base) > 1 and name.base not in _LEVELS:
            return (
                name.base
                if name.base in jurisdictions() or level_of(name.base) is not Level.UNKNOWN
                else self.jurisdiction
            ), level_of(name.base)
        level = _LEVELS.get(name.base, self.level)
        if level is self.level or self.jurisdiction is None:
            return self.jurisdiction, level
        if (
            name.base == "市"
            and self.level is Level.PROVINCE
            and not (self.jurisdiction or "").endswith(("省", "自治区"))
        ):
            return self.jurisdiction, Level.PROVINCE
        return ancestor(self.jurisdiction, level), level

    def _not_local(self, name: Name) -> bool:
        return (
            self.level is Level.NATIONAL
            or name.restored.startswith(("国家", "国务院", "中央", "全国", "最高"))
            or name.kind is None
            or not name.kind.short.endswith("部")
        )

    def agencies(self) -> tuple[Agency, ...]:
        """The records, in the order of their first mention."""
        return tuple(self._agency(ident, record) for ident, record in self._records.items())

    def _agency(self, ident: str, record: _Record) -> Agency:
        kind = record.kind
        aliases = tuple(written for written in record.written if written != record.name)
        return Agency(
            ident,
            record.name,
            kind.official if kind else None,
            kind.english if kind else None,
            record.category,
            record.level,
            record.jurisdiction,
            aliases,
            kind.key if kind else None,
        )

    def _prefix_for(self, record: _Record, after: Kind) -> str:
        """What stands before the successor's short name: the same level, else the place where its names hold one."""
        if found := _LEVEL_BEFORE.match(record.name):
            return found["base"]
        if any("*" in name for name in after.names) and record.jurisdiction:
            return re.sub(r"(?:自治区|自治州|特别行政区|[省市县区州盟旗])$", "", record.jurisdiction)
        return ""

    def successions(self) -> tuple[Succession, ...]:
        """What the reforms made of these agencies, within the same jurisdiction."""
        found = []
        for ident, record in self._records.items():
            for step in successions().get(record.kind.key, ()) if record.kind else ():
                after = kinds()[step.successor]
                prefix = self._prefix_for(record, after)
                successor = Agency(
                    agency_id(record.jurisdiction, after.key),
                    prefix + after.short,
                    after.official,
                    after.english,
                    after.category,
                    record.level,
                    record.jurisdiction,
                    (),
                    after.key,
                )
                found.append(Succession(ident, successor, step.date, step.basis))
        return tuple(found)
