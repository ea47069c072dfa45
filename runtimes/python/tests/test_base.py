"""Text, names, numbers, instants and days."""

from __future__ import annotations

import datetime
import unittest

import support  # noqa: F401 - finds the package

from leadlang.base.canonical import canonical
from leadlang.base.days import Zone, period_of_day
from leadlang.base.instants import (
    FIRST,
    FIRST_DAY,
    LAST,
    LAST_DAY,
    as_instant,
    civil_of_day,
    day_of_civil,
    read_instant,
    write_instant,
)
from leadlang.base.jsontext import JsonError, read, read_strict, write_exact
from leadlang.base.jsontext import written as written_json
from leadlang.base.names import Names
from leadlang.base.numbers import Exact, decimal_text, divide, in_decimals, parts_of, parts_of_number, units, written
from leadlang.base.text import domain, fold, lower, mentions, nfc, plain
from leadlang.errors import InstantError


class Text(unittest.TestCase):
    def test_folding(self) -> None:
        self.assertEqual("jobtitle", fold(" Job_Ti-tle\u2003"))
        self.assertEqual("école", lower("éCOLE"))
        self.assertEqual("İ", lower("İ"))
        self.assertEqual("é", nfc("e\u0301"))
        self.assertEqual("\ufffdx", plain(" \ud800x\u3000"))
        self.assertEqual("x\x1f", plain("x\x1f "))
        self.assertEqual("gmail.com", domain("Ann@GMAIL.com"))

    def test_mentions(self) -> None:
        self.assertTrue(mentions("group head, sales", ("head",)))
        self.assertFalse(mentions("headhunter", ("head",)))
        self.assertTrue(mentions("headhead head", ("head",)))
        self.assertFalse(mentions("ahead2", ("head",)))
        self.assertTrue(mentions("a_head_b", ("head",)))

    def test_long_runs_of_marks_are_ordered_alike(self) -> None:
        for text in ("a" + "\u0301\u0323" * 200, "\u0301\u0323\u0327" * 100 + "b", "é" * 500):
            with_fewer = "".join(nfc(part) for part in [text])
            self.assertEqual(with_fewer, nfc(nfc(text)))
        import unicodedata

        text = "x" + "\u0301\u0344\u0323\u1dc4" * 60
        self.assertEqual(unicodedata.normalize("NFC", text), nfc(text))

    def test_names(self) -> None:
        names = Names(["job title", "Job-Title", "country", "é"])
        self.assertEqual(0, names.find("job title"))
        self.assertEqual(1, names.find(" Job-Title "))
        self.assertIsNone(names.find("jobtitle"), "two names are meant")
        self.assertEqual(2, names.find("COUN_TRY"))
        self.assertEqual(3, names.find("e\u0301"))
        for number in range(10_000):
            names.find(f"unknown {number}")
        self.assertLess(len(names.known) + len(names.unknown), 5_000)


class Numbers(unittest.TestCase):
    def test_decimals(self) -> None:
        for text, decimals, value in (
            ("1.005", 2, 101),
            ("-1.005", 2, -101),
            (".5", 0, 1),
            ("5.", 0, 5),
            ("+1e3", 0, 1000),
            ("1E-9", 6, 0),
            ("0.0000005", 6, 1),
            ("1e400", 2, None),
            ("1e" + "9" * 5000, 2, None),
            ("1e-" + "9" * 5000, 2, 0),
            ("0" * 10_000 + "7", 0, 7),
        ):
            parts = parts_of(text)
            assert parts is not None
            self.assertEqual(value, units(parts, decimals), text[:20])
        for text in ("", ".", "+", "1_0", "1,0", "0x1", "१", "1e", " 1", "1 ", "--1", "NaN"):
            self.assertIsNone(parts_of(text), text)

    def test_numbers_of_json(self) -> None:
        for number, text in (
            (4.50, "4.5"),
            (1e22, "1" + "0" * 22),
            (-0.0, "0"),
            (1e-7, "0.0000001"),
            (10**25, "1" + "0" * 25),
        ):
            parts = parts_of_number(number)
            assert parts is not None
            self.assertEqual(text, written(parts, 80))
        self.assertIsNone(parts_of_number(float("nan")))

    def test_rounding(self) -> None:
        self.assertEqual([3, -3, 2, -2, 0], [divide(n, 2) for n in (5, -5, 4, -4, 0)])
        self.assertEqual(
            ["56", "56.5", "56.25", "-0.1"], [decimal_text(*n) for n in ((5600, 2), (565, 1), (5625, 2), (-1, 1))]
        )

    def test_exact_numbers_are_written_with_their_digits(self) -> None:
        for value, decimals, text in (
            *((7282112796215237, 2, "72821127962152.37"), (565, 1, "56.5"), (1, 8, "0.00000001"), (-1, 5, "-0.00001")),
            *((1234567890123100001, 6, "1234567890123.100001"), (5600, 2, "56"), (2**53 - 1, 2, "90071992547409.91")),
        ):
            self.assertEqual((f'{{"a":{text}}}'), written_json(lambda: {"a": in_decimals(value, decimals)})[1])  # noqa: B023
        self.assertEqual('{"a":0.00000001,"b":[1.5,null]}', write_exact({"a": Exact("0.00000001"), "b": [1.5, None]}))


class Instants(unittest.TestCase):
    def test_every_day_there_and_back(self) -> None:
        for day in range(FIRST_DAY, LAST_DAY + 1, 97):
            self.assertEqual(day, day_of_civil(*civil_of_day(day)))
        self.assertEqual((0, 1, 1), civil_of_day(FIRST_DAY))
        self.assertEqual((9999, 12, 31), civil_of_day(LAST_DAY))

    def test_reading(self) -> None:
        noon = day_of_civil(2026, 3, 10) * 86_400_000 + 12 * 3_600_000
        for text in (
            *("2026-03-10T12:00:00Z", "2026-03-10t12:00z", "2026-03-10 12:00:00 UTC", "2026-03-10T13:00:00+01:00"),
            *(
                "2026-03-10T17:30+0530",
                "2026-03-10T07:00-05",
                "2026-03-10T12:00:00.000999Z",
                " 2026-03-10T12:00:00,0Z ",
            ),
        ):
            self.assertEqual(noon, read_instant(text), text)
            self.assertEqual(noon, read_instant(text), text)
        for text in (
            *("", "2026-03-10", "2026-03-10T12:00", "2026-02-30T12:00Z", "2026-03-10T24:00Z", "2026-03-10T12:60Z"),
            *("2026-03-10T12:00:60Z", "2026-03-10T12:00:00+24:00", "2026-3-10T12:00Z", "2026-03-10T12:00:00.Z"),
            *(
                "0000-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
                "2026-03-10T12:00:00Zx",
                "2026-03-10T12:00:00  Z",
            ),
        ):
            self.assertIsNone(read_instant(text), text)

    def test_writing(self) -> None:
        for text in (
            "2026-03-10T09:00:00Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999Z",
            "1969-12-31T23:59:59.001Z",
        ):
            instant = read_instant(text)
            assert instant is not None
            self.assertEqual(text, write_instant(instant))

    def test_as_of(self) -> None:
        self.assertEqual(0, as_instant("1970-01-01T00:00:00Z"))
        east = datetime.timezone(datetime.timedelta(hours=2))
        self.assertEqual(1, as_instant(datetime.datetime(1970, 1, 1, 2, 0, 0, 1999, east)))
        self.assertEqual(-1, as_instant(datetime.datetime(1970, 1, 1, 1, 59, 59, 999_500, east)))
        self.assertEqual((FIRST, LAST), (as_instant(-(10**30)), as_instant(10**30)))
        for bad in ("", "now", "2026-03-10", "2026-03-10T09:00", datetime.datetime(2026, 3, 10), 1.5, None, True, b"x"):
            with self.assertRaises(InstantError):
                as_instant(bad)  # type: ignore[arg-type]


HOUR = 3_600_000
LONDON = {"first": 0, "changes": [[1_774_746_000_000, HOUR], [1_792_890_000_000, 0]], "until": 1_800_000_000_000}


class Days(unittest.TestCase):
    def test_local_times_that_are_not_there_or_there_twice(self) -> None:
        zone = Zone(LONDON)
        spring, autumn = 1_774_746_000_000, 1_792_890_000_000
        # At 01:00 clocks go to 02:00: half past one is the first instant of the new offset.
        self.assertEqual(spring, zone.instant(spring + HOUR // 2))
        self.assertEqual(spring - 1, zone.instant(spring - 1))
        self.assertEqual(spring, zone.instant(spring + HOUR))
        # At 02:00 they go back to 01:00: half past one is the first of the two.
        self.assertEqual(autumn - HOUR // 2, zone.instant(autumn + HOUR // 2))
        self.assertEqual(autumn + HOUR, zone.instant(autumn + HOUR))
        self.assertIsNone(zone.local(LONDON["until"]))  # type: ignore[arg-type]
        self.assertIsNone(zone.instant(LONDON["until"] + 1))  # type: ignore[operator]

    def test_the_earliest_instant_by_search(self) -> None:
        zone = Zone({"first": 0, "changes": [[1000, 500], [2000, -700], [2100, 90], [5000, 0]], "until": 10_000})
        for local in range(-100, 9_000, 7):
            found = next(t for t in range(-1000, 10_001) if t == 10_000 or zone.local(t) >= local)  # type: ignore[operator]
            self.assertEqual(found, zone.instant(local), local)

    def test_periods(self) -> None:
        monday = day_of_civil(2026, 3, 9)
        weeks = [period_of_day(monday + n, "week") for n in (-1, 0, 6, 7)]
        self.assertEqual([weeks[1] - 1, weeks[1], weeks[1], weeks[1] + 1], weeks)
        self.assertEqual(period_of_day(monday, "quarter"), period_of_day(day_of_civil(2026, 1, 1), "quarter"))
        self.assertNotEqual(period_of_day(monday, "month"), period_of_day(day_of_civil(2025, 3, 9), "month"))


class Json(unittest.TestCase):
    def test_canonical(self) -> None:
        self.assertEqual('{"\U0001f600":1,"\ufb33":[true,null]}', canonical({"\ufb33": [True, None], "\U0001f600": 1}))
        self.assertEqual('{"a":"\\u001f\\"é"}', canonical({"a": '\x1f"é'}))

    def test_reading(self) -> None:
        self.assertEqual(float("inf"), read("9" * 5000))
        for text in ("NaN", "[1,]", "", "{", "'a'", "[" * 100_000):
            with self.assertRaises(JsonError):
                read(text)
        for text in ("1e400", "9" * 400, '"\\ud800"', "[" * 128 + "]" * 128):
            with self.assertRaises(JsonError):
                read_strict(text)
        self.assertEqual(["\U0001f600"], read_strict('["\\ud83d\\ude00"]'))


if __name__ == "__main__":
    unittest.main()
