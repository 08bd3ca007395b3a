"""The agencies of one plan: each mention given its body, each body one record."""

import re
from collections import Counter
from dataclasses import dataclass, field

from graph.ids import agency_id
from graph.model import Agency, Category, Level, Succession
from loaders.agencies import Name, Shared, restore
from loaders.bodies import is_of_the_nation, without_bracket
from loaders.judgements import NONE, Judgements
from loaders.jurisdictions import ancestor, is_zone, jurisdictions, level_of, short_name
from loaders.kinds import Kind, kind_named, kinds, official_name, successions
from loaders.vocab import words

_LEVELS = {
    "省": Level.PROVINCE,
    "自治区": Level.PROVINCE,
    "兵团": Level.PROVINCE,
    "师市": Level.CITY,
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
    "街道": Level.TOWNSHIP,
}
_DISTRICT = re.compile(r"(?P<place>(?!各|.*(?:新|开发|管理|园|社|示范|景)区)[\u4e00-\u9fff]{1,4}区)(?:人民)?政府")
_MINISTRY = re.compile(r".{2,12}(?:部|总局|总署)")


def _category(name: Name) -> Category:
    """What the table says of the kind; else what the words tell."""
    if name.collective:
        return Category.COLLECTIVE
    if name.kind:
        return name.kind.category
    if name.restored.endswith(words("body_words.csv", **{"class": "enterprise"})):
        return Category.ENTERPRISE
    if without_bracket(name.restored).endswith(words("body_words.csv", **{"class": "association"})):
        return Category.OTHER
    return Category.GOVERNMENT if name.base else Category.OTHER


_LEVEL_BEFORE = re.compile(rf"(?P<base>{'|'.join(sorted(_LEVELS, key=len, reverse=True))})(?:党?委)?(?=.{{2}})")


def _as_district(name: Name) -> Name:
    """A district's own government by its kind, though its place is no prefix that a list shares (夷陵区人民政府)."""
    if name.base or name.collective or not (found := _DISTRICT.fullmatch(name.restored)):
        return name
    bare = name.restored.removeprefix(found["place"])
    return name._replace(bare=bare, kind=kind_named(bare))


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
    """The agencies that a plan of this jurisdiction names, in the order of their first mention; a judgement goes before
    any rule. Where no word tells the jurisdiction, `plan` keeps its 市教育局 apart from that of any other plan."""

    jurisdiction: str | None
    level: Level
    judgements: Judgements = NONE
    plan: str = ""
    _records: dict[str, _Record] = field(default_factory=dict)
    _idents: dict[Name, str] = field(default_factory=dict)

    def add(self, name: Name) -> str:
        """The id of the agency that `name` is, noting how it was written."""
        ident = self._idents.get(name)
        if ident is None:
            ident = self._idents[name] = self._record(_as_district(name))
        self._records[ident].written[name.restored] += 1
        return ident

    @property
    def own_prefix(self) -> str | None:
        """The word for the plan's own rank (市), where names with it have stood; None where none have."""
        if is_zone(self.jurisdiction):
            return None
        rank = next((word for word in sorted(_LEVELS, key=len) if (self.jurisdiction or "").endswith(word)), None)
        return rank if any(name.base == rank for name in self._idents) else None

    def is_below(self, base: str) -> bool:
        """Whether a prefix (州, 兴安盟) is that of a government above the plan's own."""
        levels = list(Level)
        above = _LEVELS.get(base) or level_of(base)
        return base != self.own_prefix and levels.index(above) < levels.index(self.level)

    def is_judged(self, name: Name) -> bool:
        """Whether a person, and no rule, said which body the name is."""
        return self._is_apart(name) or self._same_as(name) is not None

    def _is_apart(self, name: Name) -> bool:
        return bool(self.judgements.apart) and any(name.restored == other for _, other in self.judgements.apart)

    def _same_as(self, name: Name) -> Name | None:
        if not self.judgements.same:
            return None
        home = short_name(self.jurisdiction)
        ident = self._ident(name)
        for one, other in self.judgements.same:
            target = restore(other, Shared(), home)[0]
            if self._ident(restore(one, Shared(), home)[0]) == ident != self._ident(target):
                return target
        return None

    def _ident(self, name: Name) -> str:
        place, _ = self._place(name)
        known = name.kind and not self._is_apart(name) and self._is_the_kind(name, name.kind)
        plain = name.restored if name.collective else without_bracket(name.restored)
        key = name.kind.key if name.kind and known else plain
        above = f"{self._home}/{name.base}" if name.base else self._home
        return agency_id(place or above, key)

    @property
    def _home(self) -> str:
        return self.jurisdiction or f"?{self.plan}"

    def _record(self, name: Name) -> str:
        name = self._same_as(name) or name
        ident = self._ident(name)
        if ident not in self._records:
            kind = None if self._is_apart(name) else name.kind
            self._records[ident] = _Record(name.restored, kind, _category(name), *self._place(name))
        return ident

    def _is_the_kind(self, name: Name, kind: Kind) -> bool:
        """Whether the name is the jurisdiction's one body of the kind. 县委督查室 is not 县政府督查室; a body known by its
        shape alone (X海关) is told from its like by its place."""
        if kind.category is Category.ENTERPRISE:
            return False
        if name.base and name.restored.startswith(f"{name.base}委") and kind.category is not Category.PARTY:
            return False
        bare = without_bracket(name.bare)
        return name.bare in kind.names or bare in kind.names or self._is_at_home(bare, kind)

    def _is_at_home(self, bare: str, kind: Kind) -> bool:
        """Whether the place inside the name is the plan's own (人行汕头支行), and not another that begins like it."""
        places = (self.jurisdiction, short_name(self.jurisdiction))
        shapes = {bare.replace(place, star, 1) for place in places if place and place in bare for star in ("*", "")}
        return not shapes.isdisjoint(kind.names)

    def _place(self, name: Name) -> tuple[str | None, Level]:
        """Whose body it is: the nation's, a named place's, the plan's own government's, one above or below it."""
        if name.base is None and (district := _DISTRICT.fullmatch(name.restored)) and not name.collective:
            return self._district(district["place"])
        if name.base is None:
            return ("中国", Level.NATIONAL) if self._is_national(name) else (self.jurisdiction, self.level)
        if name.base not in _LEVELS:
            return name.base, level_of(name.base)
        level = _LEVELS[name.base]
        # A municipality (北京市) is a 市 at the level of a province.
        own = level is self.level or (name.base == "市" and (self.jurisdiction or "").endswith("市"))
        if own or self.jurisdiction is None:
            return self.jurisdiction, self.level if own else level
        return ancestor(self.jurisdiction, level), level

    def _district(self, place: str) -> tuple[str | None, Level]:
        """A district's own government (夷陵区人民政府), below the plan's city or beside its like."""
        if place in jurisdictions():
            return place, level_of(place)
        city = ancestor(self.jurisdiction, Level.CITY) if self.jurisdiction else None
        return (city or "") + place, Level.COUNTY

    def _names_home(self, words: str) -> bool:
        """Whether the plan's own place stands in the words: 国家税务总局宝鸡市税务局 is 宝鸡's, as 市税务局 is."""
        place = short_name(self.jurisdiction) if self.level is not Level.NATIONAL else None
        return bool(place) and words.find(place or "", 2) > 0

    def _is_national(self, name: Name) -> bool:
        """教育部 is the nation's in any plan; a 宣传部 without prefix is the plan's own."""
        if self.level is Level.TOWNSHIP:
            return False
        if is_of_the_nation(name.restored):
            return not self._names_home(name.restored)
        local = name.kind is not None and name.kind.short.endswith("部") and self.level is not Level.NATIONAL
        return not local and bool(_MINISTRY.fullmatch(without_bracket(name.restored)))

    def agencies(self) -> tuple[Agency, ...]:
        """The records, in the order of their first mention."""
        return tuple(self._agency(ident, record) for ident, record in self._records.items())

    def _agency(self, ident: str, record: _Record) -> Agency:
        kind = record.kind
        aliases = tuple(written for written in record.written if written != record.name)
        return Agency(
            ident,
            record.name,
            official_name(kind, record.name) if kind else None,
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
                    agency_id(record.jurisdiction or self._home, after.key),
                    prefix + after.short,
                    after.official,
                    after.english,
                    after.category,
                    record.level,
                    record.jurisdiction,
                    (),
                    after.key,
                )
                if not self._kept_apart(record.name, successor.name):
                    found.append(Succession(ident, successor, step.date, step.basis))
        return tuple(found)

    def _kept_apart(self, one: str, other: str) -> bool:
        return {one, other} in [set(pair) for pair in self.judgements.apart]
