"""Which backups stay: many of late, few of old, those made by hand for ever."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from app.book import backups

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_three_years_of_backups_are_thinned_to_what_is_worth_keeping(book):
    day, most = NOW - timedelta(days=3 * 365), 0
    while day <= NOW:
        if day.isoweekday() <= 5:
            for hour in range(8):
                _fake(book, day + timedelta(hours=hour))
        now = day + timedelta(hours=9)
        if day.isoweekday() == 5 or NOW - day < timedelta(days=60):
            backups.prune(book, now=now)
            most = max(most, len(backups.listing(book)))
        day += timedelta(days=1)

    ages = [now - one.made_at for one in backups.listing(book)]
    assert most <= 92
    assert sum(age < timedelta(hours=48) for age in ages) == 16
    for limit, gap in ((30, 4), (26 * 7, 8), (3 * 365 - 31, 33)):
        within = [age for age in ages if age <= timedelta(days=limit)]
        gaps = [older - age for age, older in pairwise(within)]
        assert max(gaps) <= timedelta(days=gap)
    assert max(ages) > timedelta(days=3 * 365 - 31)


def test_backups_made_by_hand_stay_for_ever_and_those_before_an_upgrade_90_days(book):
    for days in range(0, 5000, 10):
        _fake(book, NOW - timedelta(days=days), backups.MANUAL)
        _fake(book, NOW - timedelta(days=days, hours=1), backups.BEFORE_UPGRADE)
        _fake(book, NOW - timedelta(days=days, hours=2), backups.BEFORE_RESTORE)

    backups.prune(book, now=NOW)

    left = backups.listing(book)
    assert sum(one.why == backups.MANUAL for one in left) == 500
    for why in (backups.BEFORE_UPGRADE, backups.BEFORE_RESTORE):
        ages = [NOW - one.made_at for one in left if one.why == why]
        assert len(ages) == 9
        assert max(ages) <= timedelta(days=90)


def test_the_last_five_stay_however_old_they_are(book):
    for years in range(10):
        _fake(book, NOW - timedelta(days=11 * 365 + years * 365))

    backups.prune(book, now=NOW)

    assert len(backups.listing(book)) == 5
    assert max(one.made_at for one in backups.listing(book)) == (
        NOW - timedelta(days=11 * 365)
    )


@pytest.mark.parametrize("years", [1, 30])
def test_a_clock_that_was_set_back_deletes_nothing(book, years):
    for days in range(200):
        _fake(book, NOW - timedelta(days=days))
    backups.prune(book, now=NOW)
    before = backups.listing(book)

    backups.prune(book, now=NOW - timedelta(days=365 * years))

    assert backups.listing(book) == before


def _fake(book, made_at, why=backups.AUTOMATIC):
    folder = backups.folder(book)
    folder.mkdir(exist_ok=True)
    (folder / f"{book.stem} {made_at:%Y%m%dT%H%M%SZ} {why}{backups.SUFFIX}").touch()
