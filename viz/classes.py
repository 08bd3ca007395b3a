"""The classes that close lists of industries (战略性新兴产业), as nodes beside their members."""

from dataclasses import replace

from graph.model import Industry, Subgraph


def with_classes(subgraph: Subgraph) -> Subgraph:
    """The subgraph with a node for each class that its industries name and that is not among them."""
    named = {industry.name for industry in subgraph.industries}
    parents = dict.fromkeys(each.parent for each in subgraph.industries if each.parent)
    missing = [Industry(parent) for parent in parents if parent not in named]
    return replace(subgraph, industries=[*subgraph.industries, *missing])
