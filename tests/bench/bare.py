"""A process with a bare PySide6 window: what starting the program is held against."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override


class _Bare(QWidget):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QTimer.singleShot(0, self, self.say)  # comes when the screen has it

    def say(self) -> None:
        sys.stdout.write("painted\n")
        if "memory" in sys.argv:
            from tests.bench.timing import peak_memory

            sys.stdout.write(f"{peak_memory() or 0}\n")
        sys.stdout.flush()
        QApplication.quit()


def main() -> int:
    """Show the window, say "painted", and if asked how much memory it took; go."""
    app = QApplication(sys.argv[:1])
    window = _Bare()
    window.resize(1440, 900)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
