"""Faces, emblems and the program's mark as widgets."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import painting
from ui.painting import Face
from ui.theme import theme
from ui.widgets.base import Restyled, area, in_room


class Picture(Restyled, QWidget):
    """A small drawing of a fixed size that grows with the text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_name(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Say what the picture shows."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter, area(self))
        painter.end()

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the picture."""
        raise NotImplementedError


class Avatar(Picture):
    """A person's face."""

    def __init__(
        self, face: Face, size: int = 28, parent: QWidget | None = None
    ) -> None:
        super().__init__(face.name, parent)
        self._face, self._size = face, size

    def show_face(self, face: Face) -> None:
        """Show another person."""
        self._face = face
        self.set_name(face.name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        painting.avatar(painter, rect, self._face)


class AvatarStack(Picture):
    """Several people's faces, overlapping."""

    def __init__(
        self,
        faces: Sequence[Face] = (),
        size: int = 26,
        *,
        most: int = 4,
        ground: str = "card",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._size, self._most, self._ground = size, most, ground
        self.show_faces(faces)

    def show_faces(self, faces: Sequence[Face]) -> None:
        """Show these people."""
        self._faces = list(faces)
        self.set_name(", ".join(face.name for face in faces if face.name))
        self.restyle()

    @override
    def sizeHint(self) -> QSize:
        side = theme.px(self._size)
        wide = painting.avatars_width(len(self._faces), size=side, most=self._most)
        return QSize(math.ceil(wide) + 4, side + 4)

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        size, cut = theme.px(self._size), in_room(self._ground, self)
        place = rect.adjusted(2, 0, 0, 0)
        painting.avatars(
            painter, place, self._faces, size=size, most=self._most, cut=cut
        )


class Emblem(Picture):
    """A community's ring of dots, one for each member in the tint of their site."""

    def __init__(
        self,
        sites: Sequence[int],
        size: int = 40,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._sites, self._size = list(sites), size

    def show_sites(self, sites: Sequence[int]) -> None:
        """Draw the ring anew: a tint for each member."""
        self._sites = list(sites)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        painting.emblem(painter, rect, self._sites)


class Logo(Picture):
    """The mark of the program."""

    def __init__(self, size: int = 26, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._size = size

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        painting.logo(painter, rect)
