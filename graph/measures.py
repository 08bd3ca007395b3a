"""The shape of the network of agencies in a part of the graph: who works with whom, and who stands between whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, pairwise

import networkx as nx

from graph.errors import NotFoundError
from graph.model import Role, Subgraph


@dataclass(frozen=True, slots=True)
class Tie:
    """Two agencies that share items. In a directed network `source` leads what `target` co-operates on."""

    source: str
    target: str
    items: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How many items they share."""
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Network:
    """Agencies by id, and their ties by the ids of both ends; an undirected tie stands once, smaller id first."""

    agencies: tuple[str, ...]
    ties: tuple[Tie, ...]
    directed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an agency stands in a network.

    `degree` counts its ties, `weighted_degree` adds up their items. `betweenness` is the share of shortest paths
    between others that pass through it, 0 to 1. `constraint` is Burt's: near 1 where its partners all work with
    each other, low where it joins groups; None for an agency without ties. `core` is the largest k such that it has
    k partners who each have k partners among themselves. `community` numbers from 0, the largest first.
    """

    agency_id: str
    degree: int
    weighted_degree: int
    betweenness: float
    constraint: float | None
    core: int
    community: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path, and the items on which its two agencies meet."""

    source: str
    target: str
    items: tuple[str, ...]


def collaboration(part: Subgraph, *, directed: bool = False) -> Network:
    """Who shares items with whom; `directed`: from each lead of an item to each of its co-operating agencies.

    Every agency of the part is in it, also one that works alone; items in the part's order.
    """
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for item, roles in _by_item(part).items():
        for pair in _led(roles) if directed else combinations(sorted(roles), 2):
            shared[pair].append(item)
    agencies = {agency.id for agency in part.agencies} | {found.agency_id for found in part.assignments}
    ties = tuple(Tie(*pair, tuple(items)) for pair, items in sorted(shared.items()))
    return Network(tuple(sorted(agencies)), ties, directed)


def standings(network: Network) -> tuple[Standing, ...]:
    """Where each agency of the network stands, by id. Direction is not looked at."""
    graph = _graph(network)
    between = nx.betweenness_centrality(graph)
    constraint = nx.constraint(graph, weight="weight")
    cores = nx.core_number(graph)
    community = {member: number for number, group in enumerate(communities(network)) for member in group}
    return tuple(
        Standing(
            agency_id=agency,
            degree=graph.degree[node],
            weighted_degree=graph.degree(weight="weight")[node],
            betweenness=round(between[node], 9),
            constraint=round(constraint[node], 9) if graph.degree[node] else None,
            core=cores[node],
            community=community[agency],
        )
        for node, agency in enumerate(network.agencies)
    )


def communities(network: Network) -> tuple[tuple[str, ...], ...]:
    """The groups that work more among themselves than with others, the largest first, then by their first id."""
    if not network.ties:
        return tuple((agency,) for agency in network.agencies)
    groups = nx.community.greedy_modularity_communities(_graph(network), weight="weight")
    named = [_named(network, group) for group in groups]
    return tuple(sorted(named, key=lambda group: (-len(group), group)))


def core(network: Network) -> tuple[str, ...]:
    """The agencies of the innermost k-core, by id; the others are the periphery. () where nobody shares an item."""
    if not network.ties:
        return ()
    return _named(network, nx.k_core(_graph(network)))


def shortest_path(part: Subgraph, source: str, target: str) -> tuple[Step, ...] | None:
    """The fewest steps of shared items from one agency to another; of several, the one with the smallest ids.

    () from an agency to itself, None where no path leads there; NotFoundError for an agency that is not in the part.
    """
    network = collaboration(part)
    for agency in (source, target):
        if agency not in network.agencies:
            raise NotFoundError("agency", agency)
    graph = _graph(network)
    far = nx.single_source_shortest_path_length(graph, network.agencies.index(target))
    node = network.agencies.index(source)
    if node not in far:
        return None
    path = [node]
    while far[node]:
        node = min(near for near in graph[node] if far[near] < far[node])
        path.append(node)
    items = {(tie.source, tie.target): tie.items for tie in network.ties}
    named = [network.agencies[node] for node in path]
    return tuple(Step(a, b, items[min(a, b), max(a, b)]) for a, b in pairwise(named))


def _by_item(part: Subgraph) -> dict[str, dict[str, Role]]:
    roles: dict[str, dict[str, Role]] = {item.id: {} for item in part.items}
    for found in part.assignments:
        roles.setdefault(found.item_id, {})[found.agency_id] = found.role
    return roles


def _led(roles: dict[str, Role]) -> list[tuple[str, str]]:
    leads = [agency for agency, role in roles.items() if role is Role.LEAD]
    helpers = [agency for agency, role in roles.items() if role is Role.CO_OP]
    return [(lead, helper) for lead in leads for helper in helpers]


def _graph(network: Network) -> "nx.Graph[int]":
    """The agencies as their places in the network: sets of numbers have one order in every process, words do not."""
    place = {agency: node for node, agency in enumerate(network.agencies)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(place.values())
    for tie in network.ties:
        ends = place[tie.source], place[tie.target]
        weight = tie.weight + (graph.edges[ends]["weight"] if graph.has_edge(*ends) else 0)
        graph.add_edge(*ends, weight=weight)
    return graph


def _named(network: Network, nodes: Iterable[int]) -> tuple[str, ...]:
    return tuple(network.agencies[node] for node in sorted(nodes))
