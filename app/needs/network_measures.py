"""Who holds the threads of a network, and which circles it falls into.

The measures are networkx's; it is loaded when they are asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.needs.holders import Holder
from app.needs.networks import Network, Tie


@dataclass(frozen=True)
class Holding:
    """One without whom others are cut off."""

    who: Holder
    threads: int  # ties of theirs
    alone: tuple[Holder, ...]  # they would have nobody left
    parted: tuple[Holder, ...]  # they would have each other, but not the rest
    weight: float  # share of the shortest ways that go through them, 0 to 1

    @property
    def cut(self) -> tuple[Holder, ...]:
        """Everyone who would be cut off, those who would be alone first."""
        return (*self.alone, *self.parted)


def holding(network: Network, ties: Iterable[Tie]) -> list[Holding]:
    """Return who holds others together, those first who hold the most.

    These are the points at which the graph of `ties` would come apart. Cut off is
    whoever is not in the largest part that would be left; of two as large, the one
    with the first name stays.
    """
    import networkx as nx

    graph = _graph(network, ties)
    weights = nx.betweenness_centrality(graph)
    found = [
        _holding(network, graph, key, weights[key])
        for key in nx.articulation_points(graph)
    ]
    places = {node.key: place for place, node in enumerate(network.nodes)}
    return sorted(
        found,
        key=lambda one: (
            -len(one.cut),
            -round(one.weight, 9),
            places[one.who.key],
        ),
    )


def circles(network: Network, ties: Iterable[Tie]) -> list[tuple[Holder, ...]]:
    """Return those who hang together through `ties`, the largest first; none alone."""
    import networkx as nx

    graph = _graph(network, ties)
    parts = [_in_order(network, part) for part in nx.connected_components(graph)]
    parts = [part for part in parts if len(part) > 1]
    places = {node.key: place for place, node in enumerate(network.nodes)}
    return sorted(parts, key=lambda part: (-len(part), places[part[0].key]))


def _graph(network: Network, ties: Iterable[Tie]) -> Any:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(node.key for node in network.nodes)
    graph.add_edges_from((tie.one.key, tie.other.key) for tie in ties)
    return graph


def _holding(network: Network, graph: Any, key: UUID, weight: float) -> Holding:
    import networkx as nx

    whole = nx.node_connected_component(graph, key)
    rest = graph.subgraph(whole - {key})
    parts = [_in_order(network, part) for part in nx.connected_components(rest)]
    places = {node.key: place for place, node in enumerate(network.nodes)}
    parts.sort(key=lambda part: (-len(part), places[part[0].key]))
    cut = parts[1:] if len(parts[0]) > 1 else parts
    alone = [part[0].key for part in cut if len(part) == 1]
    parted = [one.key for part in cut if len(part) > 1 for one in part]
    return Holding(
        network.by_key[key],
        graph.degree[key],
        _in_order(network, alone),
        _in_order(network, parted),
        weight,
    )


def _in_order(network: Network, keys: Iterable[UUID]) -> tuple[Holder, ...]:
    wanted = set(keys)
    return tuple(node for node in network.nodes if node.key in wanted)
