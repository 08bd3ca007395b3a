"""The prefix that a list of agencies shares, given back to each of them."""

from functools import lru_cache
from typing import NamedTuple

from graph.model import Category
from loaders.bodies import has_own_rank, is_collective, keeps_its_words, kind_of, prefix_of
from loaders.kinds import Kind, kind_named


class Shared(NamedTuple):
    """The prefix in force along a list: `base` (市, 汕头市) and `party` (市委) after a party organ."""

    base: str | None = None
    party: str | None = None


class Name(NamedTuple):
    """An agency's name with its prefix restored; `base` is the prefix that it has, None where it has none."""

    restored: str
    base: str | None
    bare: str
    kind: Kind | None
    collective: bool


@lru_cache(maxsize=65536)
def restore(name: str, shared: Shared, home: str | None = None) -> tuple[Name, Shared]:
    """The name with the list's prefix given back to it, and the prefix in force after it.

    市发改局、经信局 → 市经信局; 市委组织部、宣传部，司法局 → 市委宣传部, 市司法局; a body with a rank or a place of its own
    (团市委, 人行汕头支行, companies) keeps its words and lets the prefix pass on. `home` is the short name of the plan's
    own place (腾冲): a name that begins with it has its place, and one with a full place before it (石嘴山市…) does not
    change what the list shares.
    """
    if is_collective(name):
        return Name(name, None, name, None, True), shared
    found = prefix_of(name) if kind_named(name) is None and not has_own_rank(name) else None
    if found and (found["rest"] or found["party"]):
        base, party, rest = found["base"], found["party"], found["rest"]
        kept = shared.party if shared.base == base else None
        after = Shared(base, base + party if party and rest else kept)
        if shared.base and len(base) > len(shared.base) and base.endswith(("市", "省", "县", "州")):
            after = shared
        return Name(name, base, rest or name, kind_of(rest) or kind_of((party or "") + rest), False), after
    kind = kind_of(name)
    at_home = bool(home) and kind_named(name) is None and name.startswith(home or "")
    if at_home or keeps_its_words(name, kind) or shared.base is None:
        return Name(name, None, name, kind, False), shared
    prefix = shared.party if shared.party and kind and kind.category is Category.PARTY else shared.base
    return Name(prefix + name, shared.base, name, kind, False), shared
