"""How long the picture of 60 and of 120 people takes to lay out and to paint."""

import random

import networkx as nx

from app.needs import network_layouts, networks
from app.needs.networks import Network
from tests.app.networked import here, link, person
from tests.bench.mapping import Bare
from tests.bench.timing import Baseline, Figure, figure, times
from ui import pictures
from ui.views.needs.network.graph import Graph

SIZES = ((60, 90), (120, 180))  # people, and ties between them
_SIZE = (900, 690)


def measure(runs: int) -> list[Figure]:
    """Return how long each takes, beside bare things."""
    return [found for size in SIZES for found in _measured(*size, runs)]


def _measured(people: int, ties: int, runs: int) -> list[Figure]:
    where = f"a network of {people} people, {ties} ties"
    network = _network(people, ties)
    keys = [node.key for node in network.nodes]
    pairs = [tie.pair for tie in network.ties]
    graph = nx.Graph(tuple(pair) for pair in pairs)

    def lay_out() -> None:
        network_layouts.places(keys, pairs)

    def weigh() -> None:
        nx.betweenness_centrality(graph)

    against = Baseline("networkx's betweenness of it", times(weigh, runs))
    first = figure("lay out", where, times(lay_out, runs), against)
    places = network_layouts.places(keys, pairs)
    return [first, *_painting(network, places, where, runs)]


def _painting(
    network: Network, places: network_layouts.Places, where: str, runs: int
) -> list[Figure]:
    bare, graph = Bare(), Graph()
    for one in (bare, graph):
        one.resize(*_SIZE)
        one.show()
    graph.show_network(network, places, without_coach=False)
    pictures.settle()
    key = network.ties[0].one.key
    x, y = graph.places[key]
    steps = iter(range(10_000))

    def drag() -> None:
        step = next(steps) % 40
        graph.put(key, (x + step, y + step))
        graph.repaint()

    def come_and_go() -> None:
        graph.come_closer()
        graph.repaint()
        graph.fit()
        graph.repaint()

    against = Baseline("filling a widget of that size", times(bare.repaint, runs * 3))
    found = [
        figure("repaint", where, times(graph.repaint, runs * 3), against),
        figure("drag one step", where, times(drag, runs * 3), against),
        figure("come closer and fit again", where, times(come_and_go, runs), against),
    ]
    graph.close()
    bare.close()
    return found


def _network(people: int, ties: int) -> Network:
    chance = random.Random(people)  # noqa: S311 - the same each time
    everyone = [person(n, site=n % 12 + 1) for n in range(people)]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < ties:
        one, other = sorted(chance.sample(range(people * 11 // 12), 2))
        pairs.add((one, other))
    links = [
        link(everyone[a], everyone[b], n) for n, (a, b) in enumerate(sorted(pairs))
    ]
    return networks.build(here(everyone), links)
