"""Words of which some came and some went: underlined, and struck through."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from app.charter.comparing import Run
from ui.theme import theme
from ui.widgets.base import Restyled


class MarkedText(Restyled, QLabel):
    """Text in the serif; what came is bold and underlined, what went struck through."""

    def __init__(
        self, runs: Sequence[Run], spoken: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runs = tuple(runs)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAccessibleName(spoken)
        by = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            by.TextSelectableByMouse | by.TextSelectableByKeyboard
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(40)
        self.restyle()

    @override
    def restyle(self) -> None:
        self.styled_at = theme.revision
        self.setFont(theme.font("read"))
        ink, gone, new = (
            theme.color(role).name() for role in ("ink", "ink3", "accent_ink")
        )
        looks = {
            "same": f'<span style="color:{ink}">{{}}</span>',
            "removed": f'<s style="color:{gone}">{{}}</s>',
            "added": f'<b style="color:{new}"><u>{{}}</u></b>',
        }
        self.setText(
            "".join(
                looks[run.kind].format(escape(run.text).replace("\n", "<br>"))
                for run in self._runs
            )
        )
