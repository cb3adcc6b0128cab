"""What every test may ask for: a real book, and a store that doubts every write."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

# before anything reads them: the sentences in the tests are the American ones
os.environ |= {"LANGUAGE": "C", "LC_ALL": "C.UTF-8"}

from app import clock, tables
from app.book import books
from app.book.store import Store
from app.vocabulary import CommunityStatus, Stage
from tests.doubting import DoubtingStore


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the developer's own books, settings and pretended day out of the tests."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))
    yield
    clock.pretend(None)


@pytest.fixture(scope="session")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a book made once, by the migrations, to be copied and not written."""
    path = tmp_path_factory.mktemp("empty") / f"empty{books.SUFFIX}"
    books.open_book(path, create=True).close()
    return path


@pytest.fixture(scope="session")
def begun_book(
    empty_book: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, UUID]:
    """The path of a book with a community in it and the key of that, to be copied."""
    folder = tmp_path_factory.mktemp("begun")
    path = folder / f"begun{books.SUFFIX}"
    store = DoubtingStore(Path(shutil.copy(empty_book, folder / "open")))
    try:
        key = store.write("Community started", _add_community)[0]
        shutil.copy(store.path, path)  # closing it would leave the planner's notes
    finally:
        store.close()
    return path, key


@pytest.fixture
def book(request: pytest.FixtureRequest, empty_book: Path, tmp_path: Path) -> Path:
    """The path of a fresh book of this test's own, not open yet.

    It has a community in it if the test asks for one, and nothing otherwise.
    """
    made = empty_book
    if "community" in request.fixturenames:
        made, _ = request.getfixturevalue("begun_book")
    return Path(shutil.copy(made, tmp_path / f"book{books.SUFFIX}"))


@pytest.fixture
def store(book: Path) -> Iterator[DoubtingStore]:
    """A fresh book, open; each write in it is tried backwards and forwards."""
    store = DoubtingStore(book)
    yield store
    store.close()


@pytest.fixture
def community(store: Store, begun_book: tuple[Path, UUID]) -> UUID:
    """The key of the community in `store`."""
    return begun_book[1]


@pytest.fixture(scope="session")
def sample_book(empty_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the sample book, made once, to be copied and not written."""
    from app import samples

    folder = tmp_path_factory.mktemp("sample")
    path = Path(shutil.copy(empty_book, folder / f"sample{books.SUFFIX}"))
    store = Store(path)
    try:
        samples.fill(store)
    finally:
        store.close()
    return path


@pytest.fixture
def sample_store(sample_book: Path, tmp_path: Path) -> Iterator[DoubtingStore]:
    """The sample world, open; each write in it is tried backwards and forwards."""
    path = Path(shutil.copy(sample_book, tmp_path / f"sample{books.SUFFIX}"))
    store = DoubtingStore(path)
    yield store
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 5 MB; where none can be made, the test is skipped."""
    folder, mount = tmp_path / "disk", shutil.which("mount")
    folder.mkdir()
    disk = (mount or "", "-t", "tmpfs", "-o", "size=5m", "tmpfs", str(folder))
    if not mount or subprocess.run(disk, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run((shutil.which("umount") or "umount", "-l", folder), check=True)


def _add_community(session: Session) -> UUID:
    community = tables.Community(
        name="Healthy Homes Circle",
        short_name="Homes",
        status=CommunityStatus.ACTIVE,
        stage=Stage.COALESCING,
        zone="America/Denver",
    )
    session.add(community)
    session.flush()
    return community.id
