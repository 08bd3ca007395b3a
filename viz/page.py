"""One self-contained HTML page of a plan or of an agency; the only module that knows pyvis."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from pyvis.network import Network

from graph.answers import AgencyProfile
from graph.model import Agency, Assignment, Industry, Plan, Section, Subgraph
from viz.classes import with_classes
from viz.layout import Spot, place
from viz.palette import HANGING, INK, LINES, MARKS, PART_OF, Kind, Line
from viz.words import fit, target_label, width

FONT = 13
_ROOM = {
    Kind.AGENCY: 17.0,
    Kind.ITEM: 21.5,
    Kind.TARGET: 16.0,
    Kind.INDUSTRY: 16.0,
    Kind.HEADING: 24.0,
    Kind.TAIL: 0,
}
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"fixed": True, "font": {"size": FONT}},
    "edges": {
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5},
        "selectionWidth": 1.5,
        "hoverWidth": 0.5,
    },
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 400,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
}
_TEMPLATES = Environment(
    loader=PackageLoader("viz"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}


Links = Sequence[tuple[str, str]]


def plan_page(plan: Plan, sections: Sequence[Section], subgraph: Subgraph, links: Links = ()) -> str:
    """A page of the plan's items, grouped by section; it needs no network and asks for nothing.

    `links` are words and addresses, for a page that is served among others.
    """
    titles = {section.id: f"{section.number}、{section.title}" for section in sections}
    headings = {item.id: titles[item.section] for item in subgraph.items if item.section in titles}
    years = "—".join(dict.fromkeys(year for year in (plan.period_start, plan.period_end) if year))
    note = " · ".join(part for part in (plan.jurisdiction, plan.issuer, plan.doc_number, years) if part)
    return _page(plan.title, note, subgraph, headings, None, links)


def agency_page(profile: AgencyProfile, subgraph: Subgraph, links: Links = ()) -> str:
    """A page of the agency's items and of who shares them, grouped by plan, the agency first and lit."""
    agency, load = profile.agency, profile.workload
    headings = {item.id: item.id.rpartition(":")[0] for item in subgraph.items}
    names = [name for name in (agency.jurisdiction, agency.official_name, agency.english_name) if name]
    note = " · ".join([*names, f"牵头 {load.lead}，配合 {load.co_op}，共同负责 {load.joint}"])
    known = {each.id for each in subgraph.agencies}
    if agency.id not in known:  # known only as another's successor: a page without items, not an error
        subgraph = Subgraph(agencies=[agency])
    return _page(agency.name, note, subgraph, headings, agency.id, links)


@cache
def content_policy() -> str:
    """The Content-Security-Policy of the pages: their own script and style, nothing from anywhere else."""
    scripts = " ".join(_digest(text) for text in (_vis_network(), _own("view.js")))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_digest(_own('view.css'))}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _page(
    title: str, note: str, subgraph: Subgraph, headings: Mapping[str, str], focus: str | None, links: Links
) -> str:
    subgraph = with_classes(subgraph)
    network = _network(subgraph, headings, focus)
    nodes, edges, _, _, _, _ = network.get_network_data()
    return _TEMPLATES.get_template("page.html").render(
        title=title,
        note=note,
        links=links,
        policy=content_policy(),
        vis=_vis_network(),
        script=_own("view.js"),
        style=_own("view.css"),
        lines=[(role.value, line) for role, line in LINES.items()],
        marks=[mark for mark in MARKS.values() if mark.label],
        data={
            "nodes": nodes,
            "edges": edges,
            "options": _OPTIONS,
            "graph": asdict(subgraph),
            "focus": f"{Kind.AGENCY}:{focus}" if focus else None,
            "roles": {role.value: line.label for role, line in LINES.items()},
            "headings": {item.id: item.heading for item in subgraph.items},
            "figures": {target.id: target_label(target) for target in subgraph.targets},
        },
    )


def _network(subgraph: Subgraph, headings: Mapping[str, str], focus: str | None) -> Network:
    network = Network(directed=True)
    names = _names(subgraph, headings)
    for spot in place(subgraph, headings, focus):
        network.add_node(f"{spot.kind}:{spot.key}", **_node(spot, names[spot.kind][spot.key]))
    for number, assignment in enumerate(subgraph.assignments):
        _join(
            network,
            Kind.AGENCY,
            assignment.agency_id,
            Kind.ITEM,
            assignment.item_id,
            **_edge(number, assignment),
        )
    for target in subgraph.targets:
        _join(network, Kind.TAIL, target.item_id, Kind.TARGET, target.id, **_drawn(HANGING))
    for coverage in subgraph.coverages:
        _join(network, Kind.TAIL, coverage.item_id, Kind.INDUSTRY, coverage.industry, **_drawn(HANGING))
    for child, parent in _classes(subgraph.industries):
        bend = {"enabled": True, "type": "curvedCW", "roundness": 0.4}
        _join(network, Kind.INDUSTRY, child, Kind.INDUSTRY, parent, smooth=bend, **_drawn(PART_OF))
    return network


def _names(subgraph: Subgraph, headings: Mapping[str, str]) -> dict[Kind, dict[str, str]]:
    """What each node is called, by its id within its kind."""
    items = {item.id: item.heading or item.id for item in subgraph.items}
    return {
        Kind.AGENCY: {agency.id: _counted(agency, subgraph) for agency in subgraph.agencies},
        Kind.ITEM: items,
        Kind.TAIL: items,
        Kind.HEADING: dict(headings),
        Kind.TARGET: {target.id: target_label(target) for target in subgraph.targets},
        Kind.INDUSTRY: {industry.name: industry.name for industry in subgraph.industries},
    }


def _counted(agency: Agency, subgraph: Subgraph) -> str:
    return f"{agency.name} {sum(each.agency_id == agency.id for each in subgraph.assignments)}"


def _node(spot: Spot, name: str) -> dict[str, Any]:
    mark = MARKS[spot.kind]
    label = fit(name, _ROOM[spot.kind]) if _ROOM[spot.kind] else ""
    node: dict[str, Any] = {
        "kind": spot.kind.value,
        "key": spot.key,
        "label": label or " ",  # pyvis writes the id where a label is empty
        "span": round(width(label) * FONT),
        "shape": "custom",
        "mark": mark.shape,
        "color": mark.color,
        "ink": mark.color if spot.kind is Kind.HEADING else INK,
        "x": spot.x,
        "y": spot.y,
    }
    if label and label != name:
        node["title"] = name
    return node


def _edge(number: int, assignment: Assignment) -> dict[str, Any]:
    return {"role": assignment.role.value, "assignment": number, **_drawn(LINES[assignment.role])}


def _drawn(line: Line) -> dict[str, Any]:
    color = {"color": line.color, "highlight": line.color, "hover": line.color, "opacity": 0.6}
    return {"color": color, "width": line.width, "dashes": list(line.dashes) or False, "arrows": ""}


def _join(network: Network, start: Kind, start_key: str, end: Kind, end_key: str, **options: Any) -> None:
    edge = f"{network.num_edges()}"
    network.add_edge(f"{start}:{start_key}", f"{end}:{end_key}", id=edge, **options)


def _classes(industries: Sequence[Industry]) -> list[tuple[str, str]]:
    known = {industry.name for industry in industries}
    return [(each.name, each.parent) for each in industries if each.parent and each.parent in known]


@cache
def _vis_network() -> str:
    """The drawing library as pyvis ships it."""
    return (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_text("utf-8")


@cache
def _own(name: str) -> str:
    return (files("viz") / "templates" / name).read_text("utf-8")


def _digest(text: str) -> str:
    # The browser hashes what stands between the tags, which the template surrounds with nothing.
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
