"""What the tests share: where things are, the reference implementation if it is there, rule sets, leads at random."""

from __future__ import annotations

import json
import math
import os
import pathlib
import random
import shutil
import subprocess
import sys
from typing import Any, Dict, Iterator, List, Optional, Tuple

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parent
ROOT = PACKAGE.parent.parent
sys.path.insert(0, str(PACKAGE / "src"))
sys.path.insert(0, str(HERE))

import leadlang  # noqa: E402

RULESETS = HERE / "rulesets"
AS_OF = "2026-03-10T12:00:00Z"


def reference() -> Optional[str]:
    """The `lead` command: what LEAD names, else the newest build of this repository, else the one on the path."""
    named = os.environ.get("LEAD")
    if named:
        return named
    built = [ROOT / "target" / kind / "lead" for kind in ("release", "debug")]
    there = sorted((path for path in built if path.exists()), key=lambda path: -path.stat().st_mtime)
    return str(there[0]) if there else shutil.which("lead")


def run_reference(*arguments: str, text: str = "") -> "subprocess.CompletedProcess[str]":
    """Runs the reference implementation."""
    command = reference()
    assert command is not None
    return subprocess.run(
        [command, *arguments], input=text, capture_output=True, text=True, encoding="utf-8", check=False
    )


def ruleset(name: str) -> leadlang.RuleSet:
    """A rule set of these tests."""
    return leadlang.load(RULESETS / f"{name}.json")


def document(name: str) -> Dict[str, Any]:
    """Its document, free to be changed."""
    loaded: Dict[str, Any] = json.loads((RULESETS / f"{name}.json").read_text("utf-8"))
    return loaded


def all_documents() -> Iterator[Tuple[str, Dict[str, Any]]]:
    """All of them."""
    for path in sorted(RULESETS.glob("*.json")):
        yield path.stem, document(path.stem)


def suite_documents() -> Iterator[Tuple[str, Dict[str, Any]]]:
    """Those of the conformance suite."""
    folder = ROOT / "spec" / "conformance" / "rulesets"
    for path in sorted(folder.rglob("*.json")):
        yield path.relative_to(folder).with_suffix("").as_posix(), json.loads(path.read_text("utf-8"))


DAY = 86_400_000
JUNK: List[Any] = [
    *(None, True, False, 0, 1, -1, 2**53, -(2**53), 10**25, 10**4000, 1.5, -0.0, 1e300, 4.50, 0.1, 123456789.125),
    *(
        float("nan"),
        float("inf"),
        float("-inf"),
        "",
        "  ",
        "x",
        "yes",
        "NO",
        "1",
        "true ",
        "5%",
        " 18 %",
        "EUR 5",
        "5eur",
    ),
    *(
        "USD 7",
        "-3.555",
        "1e3",
        "1e-9",
        "1e400",
        "9" * 10_000,
        "1e" + "9" * 10_000,
        "0x10",
        "١",
        "e\u0301",
        "\u2003t\u2003",
    ),
    *("\ud800", "a\udfffb", "\x00", "a" * 5000, "é" * 90, "\U0001f600", ";", "a;b", "a@b", "a@b@c", "@b", "a b@c"),
    *("2026-03-10", "2026-02-30", "2026-03-10T09:00", "2026-03-10T09:00:00Z", "2026-03-10t09:00:00,123456 +0130"),
    *("0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59.999Z", "2050-01-01", "99999-01-01T00:00:00Z", [], {}, [1]),
    *(["a", None, ""], {"a": 1}, [[]], {"": {}}, (1, 2), b"bytes", object(), {1: 2}, [object()]),
]


def instant(ms: int) -> str:
    """An instant as text."""
    from leadlang.base.instants import write_instant

    return write_instant(ms)


class Leads:
    """Leads at random for a rule set: mostly sound, some hostile."""

    def __init__(self, document: Dict[str, Any], seed: int, now: int, hostile: float = 0.1) -> None:
        self.document = document
        self.rng = random.Random(seed)
        self.now = now
        self.hostile = hostile

    def _mangled(self, name: str) -> str:
        kind = self.rng.random()
        if kind < 0.85:
            return name
        return self.rng.choice([name.upper(), name.replace(" ", "_"), f" {name.replace(' ', '-')}"])

    def _when(self) -> int:
        rng = self.rng
        spread = rng.choice([5 * 3_600_000, 3 * DAY, 40 * DAY, 800 * DAY])
        at = self.now - rng.randrange(spread) if rng.random() < 0.95 else self.now + rng.randrange(3 * DAY)
        return rng.choice([at, at // 1000 * 1000, at // DAY * DAY, self.now - (self.now - at) // DAY * DAY])

    def _value(self, kind: Dict[str, Any]) -> Any:
        rng, name = self.rng, kind["type"]
        if rng.random() < self.hostile:
            return rng.choice(JUNK)
        if name == "yes_no":
            return rng.choice([True, False, "yes", "No", 1])
        if name == "one_of":
            return self._mangled(rng.choice(kind["choices"]))
        if name == "several_of":
            chosen = [rng.choice(kind["choices"]) for _ in range(rng.randrange(4))]
            return chosen if rng.random() < 0.5 else ";".join(chosen)
        if name in ("number", "money", "percent"):
            low = -1000 if kind["min"] is None else kind["min"]
            high = 10**6 if kind["max"] is None else kind["max"]
            value = rng.randint(low, max(low, high))
            decimals = kind.get("decimals", 2)
            return rng.choice([value // 10**decimals, str(value // 10**decimals), value / 10**decimals])
        if name == "email":
            return rng.choice(["a@gmail.com", "b@X.example", "ann@acme.example"])
        if name == "date":
            return instant(self._when())[:10]
        if name == "time":
            return instant(self._when())
        return rng.choice(["GB", "de", "VP Sales", "/pricing", "Headhunter", "CEO", "Ümlaut", "a b"])

    def _event(self, ids: List[str]) -> Any:
        rng = self.rng
        declared = rng.choice(self.document["events"])
        event: Dict[Any, Any] = {"event": self._mangled(declared["name"]), "at": instant(self._when())}
        if rng.random() < 0.1:
            event["received"] = instant(self._when())
        if rng.random() < 0.15:
            event["id"] = rng.choice(ids)
        if declared["properties"]:
            event["with"] = {
                self._mangled(part["name"]): self._value(part["value"])
                for part in declared["properties"]
                if rng.random() < 0.8
            }
        if rng.random() < 0.1:
            event[rng.choice(["passed", "skipped"])] = True
        if rng.random() < self.hostile:
            event[rng.choice(["event", "at", "received", "id", "with", "properties", "passed", "extra", "EVENT"])] = (
                rng.choice(JUNK)
            )
        return event if rng.random() > self.hostile / 3 else rng.choice(JUNK)

    def one(self) -> Any:
        """One lead."""
        rng = self.rng
        if rng.random() < self.hostile / 20:
            return rng.choice(JUNK)
        lead: Dict[Any, Any] = {"id": f"L-{rng.randrange(10**6)}"}
        lead["fields"] = {
            self._mangled(field["name"]): self._value(field["value"])
            for field in self.document["fields"]
            if rng.random() < 0.75
        }
        lead["fields_at"] = {
            field["name"]: instant(self._when()) for field in self.document["fields"] if rng.random() < 0.3
        }
        lead["events"] = [self._event(["e1", "e2", "e3"]) for _ in range(rng.choice([0, 1, 3, 8, 20]))]
        if rng.random() < 0.3:
            lead["history"] = "log"
        if rng.random() < self.hostile:
            lead[rng.choice(["id", "history", "fields", "fields_at", "events", "Fields", "extra", 7])] = rng.choice(
                JUNK
            )
        return lead


def is_json(value: Any) -> bool:
    """Whether a value could have come out of JSON that every reader takes."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        text.encode("utf-8")
    except (TypeError, ValueError):
        return False
    return _plain(value)


def _plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) for key in value) and all(map(_plain, value.values()))
    if isinstance(value, list):
        return all(map(_plain, value))
    if isinstance(value, int) and not isinstance(value, bool):
        return abs(value) < 10**300
    return not isinstance(value, tuple) and not (isinstance(value, float) and math.isinf(value))
