"""Where everyone stands in the picture of a network.

The same ties give the same picture, on every computer: no chance is involved, only
keys in the order given. Distances in the picture follow the steps between two
(stress majorization, Gansner and others 2004, from a start by pivots, Brandes and Pich
2006); then all get room for a circle and the name below it. Units are pixels at 100 %.
"""

import math
from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

Point = tuple[float, float]
Pairs = Collection[frozenset[UUID]]
Places = dict[UUID, Point]

WIDE: Final = 92.0  # what one of them takes, with the name and some air
HIGH: Final = 78.0
STEP: Final = 132.0  # between two who are tied
ASPECT: Final = 1.4  # of the whole picture, width to height

_PIVOTS: Final = 12
_SWEEPS: Final = 60
_ROUNDS: Final = 80
_SETTLED: Final = 0.4  # pixels; less is not seen
_AIR: Final = (3.6, 1.7)  # of a picture of few and of many, to what all in it take
_MANY: Final = (14, 45)  # how many are few, and how many are many
_TURN: Final = 2.399963  # the golden angle: points on a spiral that never line up


def places(
    keys: Sequence[UUID], pairs: Pairs, kept: Mapping[UUID, Point] | None = None
) -> Places:
    """Return where everyone stands; who is in `kept` stays where they are.

    Others are then put near those they are tied to, or below the picture, where there
    is room.
    """
    known = {key: kept[key] for key in keys if kept and key in kept}
    if known:
        return _joined(keys, _neighbors(keys, pairs), known)
    return _fresh(keys, _neighbors(keys, pairs))


def free_spot(wanted: Point, taken: Iterable[Point]) -> Point:
    """Return the place nearest to `wanted`, on a spiral, that touches nobody.

    It is on a whole pixel, as what is kept is.
    """
    others = list(taken)
    for turn in range(100_000):
        way = 9.0 * math.sqrt(turn)
        at = (
            float(round(wanted[0] + way * 1.2 * math.cos(turn * _TURN))),
            float(round(wanted[1] + way * math.sin(turn * _TURN))),
        )
        if not any(_touch(at, other) for other in others):
            return at
    return wanted


def bounds(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the middles of all; zeros for none."""
    found = list(points) or [(0.0, 0.0)]
    across, down = [x for x, _ in found], [y for _, y in found]
    return min(across), min(down), max(across), max(down)


def _neighbors(keys: Sequence[UUID], pairs: Pairs) -> dict[UUID, list[UUID]]:
    order = {key: place for place, key in enumerate(keys)}
    found: dict[UUID, list[UUID]] = {key: [] for key in keys}
    for pair in pairs:
        one, other = pair
        found[one].append(other)
        found[other].append(one)
    return {key: sorted(near, key=order.__getitem__) for key, near in found.items()}


def _joined(
    keys: Sequence[UUID], near: dict[UUID, list[UUID]], known: Places
) -> Places:
    """Put those who are new to a picture into it."""
    placed = dict(known)
    waiting = [key for key in keys if key not in placed]
    while waiting:
        tied = [key for key in waiting if any(one in placed for one in near[key])]
        key = tied[0] if tied else waiting[0]
        there = [placed[one] for one in near[key] if one in placed]
        placed[key] = free_spot(_beside(there, placed), placed.values())
        waiting.remove(key)
    return placed


def _beside(there: list[Point], placed: Places) -> Point:
    """Return the middle of some, moved outward from one; below all for none."""
    left, top, right, bottom = bounds(placed.values())
    if not there:
        return (left, bottom + HIGH)
    x = sum(point[0] for point in there) / len(there)
    y = sum(point[1] for point in there) / len(there)
    if len(there) == 1:
        out = math.atan2(y - (top + bottom) / 2, x - (left + right) / 2)
        x, y = x + STEP * math.cos(out), y + STEP * math.sin(out)
    return (x, y)


def _fresh(keys: Sequence[UUID], near: dict[UUID, list[UUID]]) -> Places:
    parts = _components(keys, near)
    tied = [part for part in parts if len(part) > 1]
    lone = [part[0] for part in parts if len(part) == 1]
    drawn = [_roomy(part, _drawn(part, near)) for part in tied]
    placed = _packed(drawn)
    left, _, right, bottom = bounds(placed.values())
    if lone:
        placed |= _rows(lone, right - left, (left, bottom + HIGH if placed else 0.0))
    return placed


def _components(keys: Sequence[UUID], near: dict[UUID, list[UUID]]) -> list[list[UUID]]:
    """Return those who hang together, the largest part first, each in order."""
    order = {key: place for place, key in enumerate(keys)}
    seen: set[UUID] = set()
    parts = []
    for key in keys:
        if key not in seen:
            part = sorted(_steps(key, near), key=order.__getitem__)
            seen.update(part)
            parts.append(part)
    return sorted(parts, key=lambda part: (-len(part), order[part[0]]))


def _steps(start: UUID, near: dict[UUID, list[UUID]]) -> dict[UUID, int]:
    """Return how many steps each one that can be reached is away."""
    found = {start: 0}
    ahead = deque([start])
    while ahead:
        at = ahead.popleft()
        for one in near[at]:
            if one not in found:
                found[one] = found[at] + 1
                ahead.append(one)
    return found


def _drawn(part: list[UUID], near: dict[UUID, list[UUID]]) -> list[Point]:
    """Return where those of one part stand, before anybody gets room."""
    steps = [_steps(key, near) for key in part]
    far = [[STEP * row[key] for key in part] for row in steps]
    return _gathered(_turned(_relaxed(_by_pivots(far), far)))


def _gathered(points: list[Point]) -> list[Point]:
    """Draw a large picture together, that of many most, and a round one out."""
    left, top, right, bottom = bounds(points)
    wide, high = right - left + WIDE, bottom - top + HIGH
    few, many = _MANY
    crowd = min(1.0, max(0.0, (len(points) - few) / (many - few)))
    air = _AIR[0] + (_AIR[1] - _AIR[0]) * crowd
    most = len(points) * WIDE * HIGH * air
    by = min(1.0, math.sqrt(most / (wide * high)))
    out = math.sqrt(max(1.0, ASPECT * high / wide)) if crowd else 1.0
    return [(x * by * out, y * by / out) for x, y in points]


def _by_pivots(far: list[list[float]]) -> list[Point]:
    """Return a first picture: the two main directions of the ways to a few pivots."""
    pivots = _spread_out(far)
    rows = [[row[pivot] ** 2 for pivot in pivots] for row in far]
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    own = [sum(row) / len(row) for row in rows]
    whole = sum(own) / len(own)
    rows = [
        [value - own[at] - mean + whole for value, mean in zip(row, means, strict=True)]
        for at, row in enumerate(rows)
    ]
    first = _direction(rows, ())
    second = _direction(rows, (first,))
    points = []
    for at, row in enumerate(rows):
        x = sum(a * b for a, b in zip(row, first, strict=True))
        y = sum(a * b for a, b in zip(row, second, strict=True))
        turn = at * _TURN  # two at the very same place would never part
        points.append((x / STEP + 8 * math.cos(turn), y / STEP + 8 * math.sin(turn)))
    return points


def _spread_out(far: list[list[float]]) -> list[int]:
    """Return a few that are far from each other, beginning with the first."""
    chosen = [0]
    away = list(far[0])
    while len(chosen) < min(_PIVOTS, len(far)):
        nxt = max(range(len(far)), key=lambda at: (away[at], -at))
        chosen.append(nxt)
        away = [min(a, b) for a, b in zip(away, far[nxt], strict=True)]
    return chosen


def _direction(rows: list[list[float]], but: Iterable[list[float]]) -> list[float]:
    """Return the direction in which rows differ most (power iteration), less `but`."""
    size = len(rows[0])
    found = [1.0 + at / size for at in range(size)]
    for _ in range(40):
        along = [sum(a * b for a, b in zip(row, found, strict=True)) for row in rows]
        found = [
            sum(much * row[at] for much, row in zip(along, rows, strict=True))
            for at in range(size)
        ]
        for other in but:
            same = sum(a * b for a, b in zip(found, other, strict=True))
            found = [a - same * b for a, b in zip(found, other, strict=True)]
        length = math.sqrt(sum(value * value for value in found))
        if length < 1e-9:
            return [0.0] * size
        found = [value / length for value in found]
    return found


def _relaxed(points: list[Point], far: list[list[float]]) -> list[Point]:
    """Move everyone until distances are like the steps between them, near ones most."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    everyone = range(len(points))
    weights = [[1 / (d * d) if d else 0.0 for d in row] for row in far]
    sums = [sum(row) for row in weights]
    for _ in range(_SWEEPS):
        moved = 0.0
        for i in everyone:
            x, y, across, down = xs[i], ys[i], 0.0, 0.0
            for j, weight, wanted in zip(everyone, weights[i], far[i], strict=True):
                if weight:
                    dx, dy = x - xs[j], y - ys[j]
                    ratio = wanted / (math.sqrt(dx * dx + dy * dy) or 1.0)
                    across += weight * (xs[j] + dx * ratio)
                    down += weight * (ys[j] + dy * ratio)
            xs[i], ys[i] = across / sums[i], down / sums[i]
            moved = max(moved, abs(xs[i] - x), abs(ys[i] - y))
        if moved < _SETTLED:
            break
    return list(zip(xs, ys, strict=True))


def _turned(points: list[Point]) -> list[Point]:
    """Turn a picture so that it is wide rather than high."""
    mx = sum(x for x, _ in points) / len(points)
    my = sum(y for _, y in points) / len(points)
    xx = sum((x - mx) ** 2 for x, _ in points)
    yy = sum((y - my) ** 2 for _, y in points)
    xy = sum((x - mx) * (y - my) for x, y in points)
    turn = -0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(turn), math.sin(turn)
    return [
        ((x - mx) * cos - (y - my) * sin, (x - mx) * sin + (y - my) * cos)
        for x, y in points
    ]


def _roomy(part: list[UUID], points: list[Point]) -> Places:
    """Push apart those who would touch; whoever still does takes a free spot."""
    at = [list(point) for point in points]
    for _ in range(_ROUNDS):
        if not _pushed(at):
            break
    placed: Places = {}
    middle = sorted(range(len(at)), key=lambda i: (math.hypot(*at[i]), i))
    for i in middle:
        placed[part[i]] = free_spot((at[i][0], at[i][1]), placed.values())
    return placed


def _pushed(at: list[list[float]]) -> bool:
    """Push apart all that touch, once; tell whether any did."""
    touched = False
    for i, one in enumerate(at):
        for other in at[i + 1 :]:
            dx, dy = other[0] - one[0], other[1] - one[1]
            across, down = WIDE + 1 - abs(dx), HIGH + 1 - abs(dy)
            if across > 1 and down > 1:
                touched = True
                if across * HIGH < down * WIDE:
                    by = math.copysign(across / 2, dx)
                    one[0], other[0] = one[0] - by, other[0] + by
                else:
                    by = math.copysign(down / 2, dy)
                    one[1], other[1] = one[1] - by, other[1] + by
    return touched


def _packed(parts: list[Places]) -> Places:
    """Put separate parts beside and below each other."""
    sizes = [bounds(part.values()) for part in parts]
    boxes = [(r - x + WIDE, b - y + HIGH) for x, y, r, b in sizes]
    area = sum(wide * high for wide, high in boxes)
    most = max([math.sqrt(area * ASPECT), *(wide for wide, _ in boxes)], default=0.0)
    placed: Places = {}
    x = y = row = 0.0
    for part, (left, top, _, _), (wide, high) in zip(parts, sizes, boxes, strict=True):
        if x and x + wide > most:
            x, y, row = 0.0, y + row, 0.0
        for key, (at, down) in part.items():
            placed[key] = (x + at - left, y + down - top)
        x, row = x + wide, max(row, high)
    return placed


def _rows(keys: list[UUID], wide: float, start: Point) -> Places:
    """Put those without ties in rows from `start`, as wide as the picture."""
    square = math.sqrt(len(keys) * WIDE * HIGH * ASPECT)
    most = max(1, math.ceil(max(wide, square if not wide else 0.0) / WIDE))
    return {
        key: (start[0] + (n % most) * WIDE, start[1] + (n // most) * HIGH)
        for n, key in enumerate(keys)
    }


def _touch(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < WIDE and abs(one[1] - other[1]) < HIGH
