"""Features as Python source: the common ones inline, the others by a call."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Set, Tuple

from ..base.instants import DAY
from ..base.numbers import LARGEST
from .source import Source

_Feature = Dict[str, Any]


def is_plain(feature: _Feature) -> bool:
    """Whether all that it needs are the times of events: it is written out inline."""
    if feature["kind"] not in ("count", "points", "last_at") or "edge" in feature:
        return False
    if "every" in feature or feature.get("limits"):
        return False
    kinds: Set[int] = set()
    for select in feature["select"]:
        if "where" in select or select["event"] in kinds:
            return False
        kinds.add(select["event"])
    names = ["open" if "open" in window else window["window"] for window in feature["windows"]]
    if any(name not in ("last", "open") for name in names) or names.count("last") > 1:
        return False
    decays = feature["kind"] == "points" and len(feature["table"]) > 1
    return not (decays and len(kinds) > 8)


class Features:
    """Writes features into a function. `boundaries`: it also looks for the next instant to ask again."""

    def __init__(self, source: Source, boundaries: bool) -> None:
        self.source = source
        self.boundaries = boundaries
        #: The first event within the last so many ms, by kind of event and ms.
        self._cuts: Dict[Tuple[int, int], str] = {}
        self._ends: Dict[int, str] = {}
        self._looked: Set[Tuple[int, int]] = set()

    def _cut(self, ms: int) -> str:
        """The name of the beginning of a window, as events are looked up by it."""
        if ms not in self._ends:
            self._ends[ms] = name = self.source.objects.new("cut")
            self.source.put(f"{name} = (T - {ms},)")
        return self._ends[ms]

    def _first(self, kind: int, ms: int) -> str:
        """The name of the place of the first event of a kind within the last so many ms."""
        if (kind, ms) not in self._cuts:
            self._look_up(kind, ms, None, "")
        return self._cuts[kind, ms]

    def _look_up(self, kind: int, ms: int, feature: Optional[_Feature], then: str) -> None:
        """Looks it up, and gives a feature that is of this kind and window alone its value."""
        put, block = self.source.put, self.source.block
        cut = self._cut(ms)
        self._cuts[kind, ms] = name = self.source.objects.new("i")
        put(f"e = by[{kind}]")
        with block("if e:"):
            put(f"{name} = bisect_left(e, {cut})")
            if self.boundaries:
                put(f"if {name} < len(e) and e[{name}][0] + {ms + 1} < n: n = e[{name}][0] + {ms + 1}")
            if feature is not None:
                self._total(feature, then, f"len(e) - {name}")
        with block("else:"):
            put(f"{name} = {then} = 0" if then else f"{name} = 0")

    def plain(self, feature: _Feature, name: str, bounds: List[str]) -> None:
        """Writes a feature inline; `bounds` are the sources of its open bounds."""
        put, block = self.source.put, self.source.block
        kinds = [select["event"] for select in feature["select"]]
        ms: Optional[int] = None
        for window in feature["windows"]:
            ms = window.get("ms", ms)
        after = ""
        if bounds:
            after = self.source.objects.new("a")
            known = self.source.objects.new("b")
            put(f"{after} = None")
            for bound in bounds:
                put(f"{known} = {bound}")
                put(f"if {known} is not None and ({after} is None or {known} >= {after}[0]): {after} = ({known} + 1,)")
        what = feature["kind"]
        table = feature.get("table")
        if ms is not None and len(kinds) == 1 and not bounds and what != "last_at" and len(table or [0]) == 1:
            if (kinds[0], ms) not in self._cuts:
                self._look_up(kinds[0], ms, feature, name)
                return
        firsts = [None if ms is None else self._first(kind, ms) for kind in kinds]
        if what == "last_at":
            put(f"{name} = None")
        elif not bounds and (table is None or len(table) == 1):
            terms = [f"len(by[{kind}])" + (f" - {first}" if first else "") for kind, first in zip(kinds, firsts)]
            # A sum of thousands is deeper than Python's compiler goes.
            self._total(feature, name, f"sum(({', '.join(terms)}))" if len(terms) > 40 else " + ".join(terms) or "0")
            return
        else:
            put(f"{name} = 0")
        ages = points = ""
        if table is not None and len(table) > 1:
            ages = self.source.objects.name([row[0] for row in table])
            points = self.source.objects.name([row[1] for row in table])
        for kind, first in zip(kinds, firsts):
            with block(f"if by[{kind}]:"):
                put(f"e = by[{kind}]")
                put(f"i = {first or 0}")
                if after:
                    put(f"if {after} is not None: i = max(i, bisect_left(e, {after}))")
                if what == "last_at":
                    put(f"if i < len(e) and ({name} is None or e[-1][0] > {name}): {name} = e[-1][0]")
                elif ages:
                    put(f"{name} += decayed(e[i:] if i else e, T, {ages}, {points})")
                    if self.boundaries:
                        put(f"n = next_age(e, T, {ages}, n)")
                else:
                    put(f"{name} += len(e) - i")
        if ages:
            put(f"{name} = held({name}, {LARGEST})")
        elif what != "last_at":
            self._total(feature, name, name)

    def _total(self, feature: _Feature, name: str, count: str) -> None:
        put = self.source.put
        if feature["kind"] == "count":
            put(f"{name} = {count}")
            put(f"if {name} > 1000000: {name} = 1000000")
            return
        points = feature["table"][0][1]
        put(f"{name} = ({count}) * {points}")
        if abs(points) > LARGEST // 10**7:
            put(f"{name} = held({name}, {LARGEST})")

    def general(self, call: str, name: str, bounds: List[str]) -> None:
        """Writes the call of a feature that is not written out."""
        self.source.put(f"{name} = {call}(S, ({''.join(bound + ', ' for bound in bounds)}))")


Bounds = Callable[[_Feature], List[str]]
__all__ = ["Bounds", "DAY", "Features", "is_plain"]
