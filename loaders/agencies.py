"""The prefix that a list of agencies shares, given back to each of them."""

import re
from functools import lru_cache
from typing import NamedTuple

from graph.model import Category
from loaders.bodies import is_collective, is_firm, is_zone, kind_of, prefix_of
from loaders.kinds import Kind, kind_named
from loaders.own_places import has_own_rank, keeps_its_words

# The party's committee of a 地区, the only one that drops a character of its place's rank.
_PREFECTURAL = "地委"


# 市保密局 is written with the government's prefix, though the party keeps it; right beside a party organ it has the party's.
_OF_EITHER = frozenset({"保密局", "档案局", "行政学院", "社会主义学院"})


# The tax office of a place before 2018; the nation's is 国家税务总局.
_OF_ANY_PLACE = frozenset({"国家税务局"})


class Shared(NamedTuple):
    """The prefix in force along a list: `base` (市, 汕头市) and `party` (市委) after a party organ, which the last name was
    where `beside_party` is set."""

    base: str | None = None
    party: str | None = None
    beside_party: bool = False


class Name(NamedTuple):
    """An agency's name with its prefix restored; `base` is the prefix that it has, None where it has none."""

    restored: str
    base: str | None
    bare: str
    kind: Kind | None
    collective: bool


_GOVERNMENT = re.compile(
    r"(?<![\u4e00-\u9fff])(?![各有相本我全市省区县])(?P<place>[\u4e00-\u9fff]{2,3})(?P<rank>[市县区旗])(?:人民)?政府"
)


def places_in(text: str) -> tuple[str, ...]:
    """The short names of the places whose governments the text names (敦煌市人民政府 → 敦煌), in their order."""
    found = _GOVERNMENT.finditer(text) if "政府" in text else ()
    return tuple(dict.fromkeys(each["place"] for each in found if not is_zone(each["place"] + each["rank"])))


@lru_cache(maxsize=65536)
def restore(name: str, shared: Shared, home: str | tuple[str, ...] | None = None) -> tuple[Name, Shared]:
    """The name with the list's prefix given back to it, and the prefix in force after it.

    市发改局、经信局 → 市经信局; 市委组织部、宣传部，司法局 → 市委宣传部, 市司法局; a body with a rank or a place of its own
    (团市委, 人行汕头支行, companies) keeps its words and lets the prefix pass on. `home` is the short name of the plan's
    own place (腾冲), or several that it names: a name that begins with it has its place, and one with a full place
    before it (石嘴山市…) does not change what the list shares.
    """
    if is_collective(name):
        return Name(name, None, name, None, True), shared
    if name.startswith(_PREFECTURAL) and len(name) > len(_PREFECTURAL):
        bare = name.removeprefix(_PREFECTURAL)
        return Name(name, "地区", bare, kind_of(bare), False), Shared("地区", _PREFECTURAL, True)
    if name in _OF_ANY_PLACE and shared.base not in (None, "国家"):
        return Name(shared.base + name, shared.base, name, kind_of(name), False), shared
    found = prefix_of(name) if kind_named(name) is None and not has_own_rank(name) else None
    if found and (found["rest"] or found["party"]):
        base, party, rest = found["base"], found["party"], found["rest"]
        kept = shared.party if shared.base == base else None
        after = Shared(base, base + party if party and rest else kept, bool(party and rest))
        if is_firm(rest) or (shared.base and len(base) > len(shared.base) and base.endswith(("市", "省", "县", "州"))):
            after = shared
        return Name(name, base, rest or name, kind_of(rest) or kind_of((party or "") + rest), False), after
    kind = kind_of(name)
    at_home = bool(home) and kind_named(name) is None and (name.startswith(home or ()) or _has_home_inside(name, home))
    after = shared
    if shared.beside_party:
        after = Shared(shared.base, shared.party)
    if at_home or keeps_its_words(name, kind) or shared.base is None:
        return Name(name, None, name, kind, False), after
    if shared.party and kind and _is_party(name, kind, shared):
        return Name(shared.party + name, shared.base, name, kind, False), Shared(shared.base, shared.party, True)
    return Name(shared.base + name, shared.base, name, kind, False), after


def _has_home_inside(name: str, home: str | tuple[str, ...] | None) -> bool:
    """Whether a branch bears a place of the plan before its last word (公安南开分局)."""
    homes = (home,) if isinstance(home, str) else home or ()
    return name.endswith(("分局", "支队", "大队", "支行", "分行")) and any(place in name[2:-2] for place in homes)


def _is_party(name: str, kind: Kind, shared: Shared) -> bool:
    """Whether a bare name behind a party organ is one too: 宣传部 is wherever it stands, 督查室 right beside one."""
    own = kind.category is Category.PARTY and name not in _OF_EITHER
    return own or (shared.beside_party and "委" + name in kind.names)
