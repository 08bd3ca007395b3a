"""The bodies of one place in one year, and how a list of them is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from bench.plans_truth import TrueBody
from bench.plans_words import Office, Site, bodies, offices

GOVERNMENT, PARTY, OWN, COLLECTIVE = "government", "party", "own", "collective"
_ORDER = {PARTY: 0, GOVERNMENT: 1, OWN: 1, COLLECTIVE: 2}


@dataclass(frozen=True, slots=True)
class Body:
    """A body: `bare` is its name without the prefix that it can share, `name` the whole."""

    kind: str
    owner: str
    bare: str
    name: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Who there is in a place in a year: `main` by kind, `aliases` their other names, and the collectives."""

    site: Site
    main: dict[str, Body]
    aliases: dict[str, tuple[Body, ...]]
    local: Body
    departments: Body
    heirs: dict[str, str]


def cast_of(seed: int, site: Site, year: int) -> Cast:
    """The bodies of the place: the same names in every plan of its years before the reform, and after it."""
    reformed = year >= bodies()["reform_year"]
    there = [office for office in offices() if _exists(office, site)]
    main: dict[str, Body] = {}
    aliases: dict[str, tuple[Body, ...]] = {}
    for office in there:
        forms = [_body(office, site, name) for name in (office.now if reformed else office.before)]
        if forms:
            first = _habit(seed, site, office.key, len(forms))
            main[office.key] = forms[first]
            aliases[office.key] = tuple(forms)
    heirs = {
        office.key: _body(by_key, site, by_key.now[_habit(seed, site, by_key.key, len(by_key.now))]).name
        for office in there
        if office.heir
        for by_key in there
        if by_key.key == office.heir
    }
    return Cast(
        site,
        main,
        aliases,
        _collective(seed, site, bodies()["local"][site.rank]),
        _collective(seed, site, bodies()["departments"]),
        heirs,
    )


def _exists(office: Office, site: Site) -> bool:
    return not office.only or site.rank in office.only or (site.port and "port" in office.only)


def _habit(seed: int, site: Site, key: str, count: int) -> int:
    """Which of a kind's names a place is used to."""
    return Random(f"{seed}:{site.name}:{key}").randrange(count)


def _collective(seed: int, site: Site, forms: Sequence[str]) -> Body:
    (name,) = _filled([forms[_habit(seed, site, forms[0], len(forms))]], site)
    return Body(name, COLLECTIVE, name, name)


def _filled(names: Sequence[str], site: Site) -> list[str]:
    return [name.format(p=site.rank, s=site.short, name=site.name) for name in names]


def _body(office: Office, site: Site, form: str) -> Body:
    (bare,) = _filled([form], site)
    prefix = {GOVERNMENT: site.rank, PARTY: f"{site.rank}委", OWN: ""}[office.owner]
    return Body(office.key, office.owner, bare, prefix + bare)


def with_second_name(body: Body, rng: Random) -> Body:
    """The body with its second name in brackets behind it, for one in eight that have one."""
    second = bodies()["second_names"].get(body.kind)
    if second is None or rng.random() > 0.125:
        return body
    return replace(body, bare=f"{body.bare}（{second}）", name=f"{body.name}（{second}）")


def in_order(found: Sequence[Body]) -> list[Body]:
    """Party organs first, collectives last, as lists are written."""
    return sorted(found, key=lambda body: _ORDER[body.owner])


def listed(found: Sequence[Body], rng: Random, *, shared: bool, known: bool = False, commas: bool = True) -> str:
    """The list as it is written; with `shared` a rank stands before the first name only (市发改局、财政局).

    `known` says that the rank stands already before this list. A bare name never follows a party organ, whose own
    prefix it would take.
    """
    text, last = "", ""
    for place, body in enumerate(found):
        bare = shared and ((body.owner == GOVERNMENT and known) or (body.owner == PARTY and last == PARTY))
        if place:
            text += _sign(last, body, place == len(found) - 1, rng, commas)
        text += body.bare if bare else body.name
        known = body.owner != PARTY and (known or body.owner == GOVERNMENT)
        last = body.owner
    return text


def ranked(before: Sequence[Body]) -> bool:
    """Whether a rank stands before a name among these, with no party organ's prefix behind it."""
    shared = [body.owner for body in before if body.owner in (GOVERNMENT, PARTY)]
    return bool(shared) and shared[-1] == GOVERNMENT


def _sign(last: str, body: Body, ends: bool, rng: Random, commas: bool) -> str:
    if body.owner == COLLECTIVE and ends and rng.random() < 0.15:
        return rng.choice(("及", "以及", "和"))
    if commas and last != body.owner and rng.random() < 0.4:
        return "，"
    return "、"


def true_bodies(cast: Cast, names: dict[str, set[str]]) -> tuple[TrueBody, ...]:
    """What a plan's bodies are, by the names under which the plan has them."""
    return tuple(TrueBody(kind, tuple(sorted(found)), cast.heirs.get(kind)) for kind, found in sorted(names.items()))
