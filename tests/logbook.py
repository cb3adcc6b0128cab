"""The log read from its beginning: it has to tell the same as the tables."""

import json
from typing import Any

from sqlalchemy.orm import Session

from app.book import schema
from app.tables import Base

Rows = dict[tuple[str, str], dict[str, Any]]  # (table, key) → column → value

LOG = (
    "SELECT n, tbl, uid, kind, new_values, old_values FROM change UNION ALL "
    "SELECT n, tbl, uid, kind, new_values, old_values FROM private_change ORDER BY n"
)


def replayed(session: Session) -> Rows:
    """Return the rows that come out when all changes of the log are made again.

    Raises AssertionError when a change does not fit what the log has told before it.
    """
    found: Rows = {}
    for n, table, key, kind, new, old in session.connection().exec_driver_sql(LOG):
        place, after, before = (table, key), _read(new), _read(old)
        assert (place in found) is (kind != "i"), f"change {n} does not fit"
        row = found.get(place, {})
        assert all(row[name] == was for name, was in before.items()), f"change {n}"
        if kind == "d":
            assert found.pop(place) == before, f"change {n} is not all there was"
        else:
            found[place] = {**row, **after}
    return found


def standing(session: Session) -> Rows:
    """Return the rows of the tables the log keeps, in the same form."""
    found: Rows = {}
    for table in Base.metadata.sorted_tables:
        if schema.log_of(table) is None:
            continue
        names = schema.logged_columns(table)
        columns = ", ".join(f'"{name}"' for name in (schema.key_of(table), *names))
        for key, *row in session.connection().exec_driver_sql(
            f"SELECT {columns} FROM {table.name}"
        ):
            found[table.name, key] = dict(zip(names, row, strict=True))
    return found


def check_log(session: Session) -> None:
    """Raise AssertionError unless the log tells the same as the tables."""
    told, found = replayed(session), standing(session)
    wrong = [place for place in told | found if told.get(place) != found.get(place)]
    assert not wrong, f"the log and the tables differ in {wrong}"
    connection = session.connection()
    shared = connection.exec_driver_sql(
        "SELECT replica, scope, count(*), max(seq), min(seq) FROM change GROUP BY 1, 2"
    )
    for replica, scope, count, last, first in shared:
        assert (first, last) == (1, count), f"a gap in {replica} {scope}"
    clocks = connection.exec_driver_sql("SELECT hlc FROM change ORDER BY n").scalars()
    read = clocks.all()
    assert read == sorted(set(read)), "the clock of the log went back"


def _read(values: str | None) -> dict[str, Any]:
    return json.loads(values) if values else {}
