"""Where the circles, names and lines of the picture are on the screen."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from app.needs.holders import Holder
from app.needs.network_layouts import HIGH, WIDE, Places, Point, bounds
from app.needs.networks import Tie, short_names
from ui import painting
from ui.theme import theme

LEAST: Final = 0.5  # of the full size; smaller, nothing can be read
MOST: Final = 2.5
SPREAD: Final = 2.0  # how far a small picture is drawn out to fill its room
RIM: Final = 6.0  # px at the edge of a circle from which ties are drawn

_LETTERS: Final = 13.0  # px at 100 % of a name at its full size
_SMALLEST: Final = 12.0  # px at 100 %, as a caption
_BOWS: Final = (0.07, -0.07, 0.13, -0.13, 0.01, 0.22, -0.22)
_SAMPLES: Final = (0.16, 0.29, 0.42, 0.5, 0.58, 0.71, 0.84)
_FEW: Final = 6  # ties from which on a circle does not grow


@dataclass(frozen=True)
class Glass:
    """How the picture is looked at: how far it is drawn out, how large, and whence."""

    across: float = 1.0
    down: float = 1.0
    size: float = 1.0  # of circles and names, at the scale of the text
    x: float = 0.0
    y: float = 0.0

    def seen(self, point: Point) -> QPointF:
        """Return where a point of the picture is on the screen."""
        return QPointF(point[0] * self.across + self.x, point[1] * self.down + self.y)

    def meant(self, point: QPointF) -> Point:
        """Return which point of the picture is there on the screen."""
        return (
            (point.x() - self.x) / self.across,
            (point.y() - self.y) / self.down,
        )

    def closer(self, by: float, about: QPointF) -> "Glass":
        """Return the picture larger by a factor, with one point where it is."""
        size = min(MOST, max(LEAST, self.size * by))
        by = size / self.size
        return Glass(
            self.across * by,
            self.down * by,
            size,
            about.x() + (self.x - about.x()) * by,
            about.y() + (self.y - about.y()) * by,
        )

    def moved(self, by: QPointF) -> "Glass":
        """Return the picture moved by so many pixels."""
        return Glass(
            self.across, self.down, self.size, self.x + by.x(), self.y + by.y()
        )


def fitting(points: Iterable[Point], room: QRectF) -> Glass:
    """Return how to look at all points within a room of the screen."""
    left, top, right, bottom = bounds(points)
    unit = theme.scale
    inner = room.adjusted(
        WIDE * unit / 2, HIGH * unit * 0.4, -WIDE * unit / 2, -HIGH * unit * 0.62
    )
    across = max(1.0, inner.width()) / max(1.0, right - left)
    down = max(1.0, inner.height()) / max(1.0, bottom - top)
    size = min(1.0, max(LEAST, min(across, down) / unit))
    across = min(max(across, size * unit), SPREAD * unit)
    down = min(max(down, size * unit), SPREAD * unit)
    middle = inner.center()
    return Glass(
        across,
        down,
        size,
        middle.x() - (left + right) / 2 * across,
        middle.y() - (top + bottom) / 2 * down,
    )


@dataclass(frozen=True)
class Node:
    """One of them in the picture."""

    holder: Holder
    middle: QPointF
    radius: float
    label: QRectF
    name: str
    ties: int
    letters: float  # px at 100 % of the name
    named: bool = True  # else there is no room for the name beside the others

    @property
    def key(self) -> UUID:
        """Whose node this is."""
        return self.holder.key

    @property
    def circle(self) -> QRectF:
        """What is drawn of them, without the name."""
        side = 2 * self.radius
        return QRectF(
            self.middle.x() - self.radius, self.middle.y() - self.radius, side, side
        )

    @property
    def box(self) -> QRectF:
        """Circle and name, if that is shown."""
        return self.circle.united(self.label) if self.named else self.circle

    def away(self, point: QPointF) -> float:
        """Return how far a point is from the middle."""
        return math.hypot(point.x() - self.middle.x(), point.y() - self.middle.y())


@dataclass(frozen=True)
class Line:
    """A tie in the picture."""

    tie: Tie
    path: QPainterPath

    def is_near(self, point: QPointF) -> bool:
        """Tell whether a point is on it, give or take a few pixels."""
        stroker = QPainterPathStroker()
        stroker.setWidth(12)
        return stroker.createStroke(self.path).contains(point)


class Sheet:
    """Everything in the picture, for one way of looking at it."""

    def __init__(
        self,
        people: Sequence[Holder],
        ties: Sequence[Tie],
        places: Places,
        glass: Glass,
        bent: "dict[frozenset[UUID], float] | None" = None,
    ) -> None:
        self.glass = glass
        counted = Counter(key for tie in ties for key in tie.pair)
        names = short_names(people)
        middles = [glass.seen(places[one.key]) for one in people]
        self.nodes = [
            _node(one, at, glass, names[one.key], counted[one.key], middles)
            for one, at in zip(people, middles, strict=True)
        ]
        self.nodes = _with_room(self.nodes)
        self.by_key = {node.key: node for node in self.nodes}
        self.bent = dict(bent or {})
        self.lines = [self._line(tie) for tie in ties]

    def node(self, key: UUID | None) -> Node | None:
        """Return somebody's node."""
        return self.by_key.get(key) if key else None

    def at(self, point: QPointF) -> Node | None:
        """Return whose circle or name is at a point."""
        near = [node for node in self.nodes if node.away(point) <= node.radius + RIM]
        if near:
            return min(near, key=lambda node: node.away(point))
        return next(
            (n for n in self.nodes if n.named and n.label.contains(point)), None
        )

    def on_rim(self, node: Node, point: QPointF) -> bool:
        """Tell whether a point is at the edge of a circle, where ties are drawn."""
        return node.radius - 4 <= node.away(point) <= node.radius + RIM

    def line_at(self, point: QPointF) -> Line | None:
        """Return the tie at a point."""
        return next((line for line in self.lines if line.is_near(point)), None)

    def _line(self, tie: Tie) -> Line:
        one, other = self.by_key[tie.one.key], self.by_key[tie.other.key]
        if tie.pair not in self.bent:
            self.bent[tie.pair] = self._bow(one, other)
        path = QPainterPath(one.middle)
        path.quadTo(_control(one, other, self.bent[tie.pair]), other.middle)
        return Line(tie, path)

    def _bow(self, one: Node, other: Node) -> float:
        """Return how far to bend a line so that it goes through as few as can be."""
        half = one.away(other.middle) / 2
        middle = (one.middle + other.middle) / 2
        crowd = [
            (node.middle.x(), node.middle.y(), node.radius + 7, node.label)
            for node in self.nodes
            if node is not one
            and node is not other
            and node.away(middle) < half + 2 * node.radius
        ]
        if not crowd:
            return _BOWS[0]
        costs = [_cost(one, other, bow, crowd) for bow in _BOWS]
        return _BOWS[costs.index(min(costs))]


def _node(
    holder: Holder,
    middle: QPointF,
    glass: Glass,
    name: str,
    ties: int,
    middles: Sequence[QPointF],
) -> Node:
    unit = theme.scale * glass.size
    radius = (15 + 1.5 * min(_FEW, ties)) * unit
    letters = max(_SMALLEST, glass.size * _LETTERS)
    share = letters / _LETTERS
    wide = painting.text_width(name, "smallm") * share + 8 * unit
    if wide > WIDE * unit - 6:
        wide = min(wide, _room_for(middle, middles, glass))
    top, high = middle.y() + radius + 4 * unit, 18 * theme.scale * share
    label = QRectF(middle.x() - wide / 2, top, wide, high)
    return Node(holder, middle, radius, label, name, ties, round(letters, 1))


def _with_room(nodes: Sequence[Node]) -> list[Node]:
    """Leave out names that would run into others; those of few ties first."""
    taken: list[tuple[UUID, QRectF]] = [(node.key, node.circle) for node in nodes]
    left_out = set()
    for node in sorted(nodes, key=lambda node: -node.ties):
        if any(k != node.key and box.intersects(node.label) for k, box in taken):
            left_out.add(node.key)
        else:
            taken.append((node.key, node.label))
    return [replace(node, named=node.key not in left_out) for node in nodes]


def _room_for(middle: QPointF, middles: Sequence[QPointF], glass: Glass) -> float:
    """Return how wide a long name may be beside its neighbors."""
    high = HIGH * theme.scale * glass.size
    aside = [
        abs(other.x() - middle.x())
        for other in middles
        if other is not middle and abs(other.y() - middle.y()) < high
    ]
    least = WIDE * theme.scale * glass.size
    return max(least, min([3 * least, *aside])) - 6


def _control(one: Node, other: Node, bow: float) -> QPointF:
    along = other.middle - one.middle
    middle = (one.middle + other.middle) / 2
    return middle + QPointF(-along.y(), along.x()) * 2 * bow


def _cost(
    one: Node,
    other: Node,
    bow: float,
    crowd: list[tuple[float, float, float, QRectF]],
) -> float:
    bend = _control(one, other, bow)
    cost = abs(bow)
    for at in _SAMPLES:
        a, b, c = (1 - at) ** 2, 2 * at * (1 - at), at * at
        x = a * one.middle.x() + b * bend.x() + c * other.middle.x()
        y = a * one.middle.y() + b * bend.y() + c * other.middle.y()
        for left, top, radius, label in crowd:
            if abs(x - left) < radius and abs(y - top) < radius:
                cost += 3
            elif label.contains(x, y):
                cost += 1
    return cost
