"""Pictures of every view with the sample: `make shots`, `make shots ARGS=people`."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FOLDER = Path("shots")


def main(words: list[str]) -> int:
    """Take the pictures whose scene or look is named in `words`; all without words."""
    home = tempfile.mkdtemp(prefix="circlebook-shots-")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        os.environ[name] = home
    from PySide6.QtWidgets import QApplication

    from app import samples
    from ui import pictures, start
    from ui.window import Window

    app = QApplication(sys.argv[:1])
    start.dress(app)
    book = Path(home) / "sample.circlebook"
    samples.make(book)
    window = Window()
    window.show()
    window.begin(book)
    looks = {look.name for look in pictures.LOOKS}
    found = pictures.scenes, pictures.private_scenes
    scenes = {scene.name for some in found for scene in some()}
    for look in pictures.LOOKS:
        if not looks & set(words) or look.name in words:
            for some in found:
                for path in pictures.take(
                    window,
                    look,
                    FOLDER,
                    lambda scene: not scenes & set(words) or scene.name in words,
                    some,
                ):
                    sys.stdout.write(f"{path}\n")
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
