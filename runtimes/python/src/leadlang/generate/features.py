"""Features as Python source: the common ones inline, the others by a call."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from ..base.numbers import LARGEST
from ..read.facts import AT
from .expressions import Expressions
from .source import Piece

_Feature = Dict[str, Any]


def is_inline(feature: _Feature) -> bool:
    """Whether all that it needs are the times of events."""
    if feature["kind"] not in ("count", "points", "last_at") or "edge" in feature:
        return False
    if "every" in feature or feature.get("limits"):
        return False
    events = [select["event"] for select in feature["select"]]
    if any("where" in select for select in feature["select"]) or len(set(events)) < len(events):
        return False
    names = ["open" if "open" in window else window["window"] for window in feature["windows"]]
    if any(name not in ("last", "open") for name in names) or names.count("last") > 1:
        return False
    decays = feature["kind"] == "points" and len(feature["table"]) > 1
    return not (decays and len(events) > 8)


class FeatureWriter:
    """Writes one feature into a piece. `boundaries`: also what looks for the next instant to decide again."""

    def __init__(self, piece: Piece, feature: _Feature, place: int, boundaries: bool) -> None:
        self.piece = piece
        self.feature = feature
        self.place = place
        self.name = f"f{place}"
        self.boundaries = boundaries
        self.events: List[int] = [select["event"] for select in feature["select"]]
        #: The length of its window `last`, and what earlier events are looked up by.
        self.ms: Optional[int] = next((window["ms"] for window in feature["windows"] if "ms" in window), None)

    def write(self, expressions: Expressions) -> None:
        """Writes it."""
        windows = self.feature["windows"]
        bounds = [expressions.number(window["of"]) for window in windows if "of" in window]
        if not is_inline(self.feature):
            if any(window["window"] == "while" for window in windows):
                self.piece.use("runs")
            call = f"feature_{self.place}({self.piece.use('S')}, ({''.join(bound + ', ' for bound in bounds)}))"
            self.piece.put(f"{self.name} = {call}")
            return
        decays = len(self.feature.get("table") or ()) > 1
        if self.feature["kind"] == "last_at" or bounds or decays:
            self._by_event(self._after(bounds), decays)
        elif self.ms is None:
            counts = [f"len({self._of(event)})" for event in self.events]
            # A sum of thousands is deeper than Python's compiler goes.
            self._total(f"sum(({', '.join(counts)}))" if len(counts) > 40 else " + ".join(counts) or "0")
        else:
            self._counted(self.ms)

    def _of(self, event: int) -> str:
        return f"{self.piece.use('by')}[{event}]"

    def _after(self, bounds: List[str]) -> Optional[str]:
        """The name of what the latest of the open bounds is looked up by."""
        if not bounds:
            return None
        put = self.piece.put
        put("a = None")
        for bound in bounds:
            put(f"b = {bound}")
            put("if b is not None and (a is None or b >= a[0]): a = (b + 1,)")
        return "a"

    def _look_up(self, ms: int) -> None:
        """Writes into `i` the place of the first of the events `e` within the last so many ms."""
        self.piece.put(f"i = bisect_left(e, {self.piece.use('cut', ms)})")
        if self.boundaries:
            n = self.piece.use("n")
            self.piece.put(f"if i < len(e) and e[i][{AT}] + {ms + 1} < {n}: {n} = e[i][{AT}] + {ms + 1}")

    def _counted(self, ms: int) -> None:
        """Writes how many events are within a window."""
        put, block = self.piece.put, self.piece.block
        if len(self.events) == 1:
            put(f"e = {self._of(self.events[0])}")
            with block("if e:"):
                self._look_up(ms)
                self._total("len(e) - i")
            put(f"else: {self.name} = 0")
            return
        put("c = 0")
        for event in self.events:
            put(f"e = {self._of(event)}")
            with block("if e:"):
                self._look_up(ms)
                put("c += len(e) - i")
        self._total("c")

    def _by_event(self, after: Optional[str], decays: bool) -> None:
        """Writes what is more than a count within a window, one kind of event after the other."""
        put, block, name = self.piece.put, self.piece.block, self.name
        last = self.feature["kind"] == "last_at"
        if decays:
            ages, points = (self.piece.constants.name([row[part] for row in self.feature["table"]]) for part in (0, 1))
            now = self.piece.use("T")
        put(f"{name} = {None if last else 0}")
        for event in self.events:
            put(f"e = {self._of(event)}")
            with block("if e:"):
                if self.ms is None:
                    put("i = 0")
                else:
                    self._look_up(self.ms)
                if after:
                    put(f"if {after} is not None: i = max(i, bisect_left(e, {after}))")
                if last:
                    put(f"if i < len(e) and ({name} is None or e[-1][{AT}] > {name}): {name} = e[-1][{AT}]")
                elif decays:
                    put(f"{name} += decayed(e[i:] if i else e, {now}, {ages}, {points})")
                    if self.boundaries:
                        n = self.piece.use("n")
                        put(f"{n} = next_age(e, {now}, {ages}, {n})")
                else:
                    put(f"{name} += len(e) - i")
        if decays:
            put(f"{name} = held({name}, {LARGEST})")
        elif not last:
            self._total(name)

    def _total(self, count: str) -> None:
        """Writes the value from the count of events."""
        put, name = self.piece.put, self.name
        if self.feature["kind"] == "count":
            put(f"{name} = {count}")
            put(f"if {name} > 1000000: {name} = 1000000")
            return
        points = self.feature["table"][0][1]
        put(f"{name} = ({count}) * {points}")
        if abs(points) > LARGEST // 10**7:
            put(f"{name} = held({name}, {LARGEST})")
