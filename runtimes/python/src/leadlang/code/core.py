"""The function that decides a lead up to its stages: features, rules, criteria, conditions of outcomes."""

from __future__ import annotations

from typing import Any, Dict, List, Set, Tuple

from .expr import Expr, Reads
from .features import Features, is_plain
from .needs import references
from .rules import Rules
from .source import Objects, Source

_Object = Dict[str, Any]


class Core(Reads):
    """Writes one function. What nothing asked for is not written."""

    def __init__(self, document: _Object, objects: Objects, head: str, boundaries: bool) -> None:
        self.document = document
        self.source = Source(head, objects)
        self.boundaries = boundaries
        self.features = Features(self.source, boundaries)
        self.expr = Expr(document, objects, self)
        self.rules = Rules(self.source, self.expr)
        self.objects = objects
        self.stages: List[_Object] = document["stages"]["list"]
        self._done: Set[str] = set()

    # ---- names of what has been written -----------------------------------------------------------------------------

    def feature(self, place: int) -> str:
        return f"f{place}"

    def rule(self, place: int) -> str:
        return f"r{place}"

    def meets(self, place: int) -> str:
        return f"m{place}"

    def permission(self, place: int) -> str:
        return f"p{place}"

    def status(self, place: int) -> str:
        return f"runs[{place}]"

    # ---- writing in order -------------------------------------------------------------------------------------------

    def need(self, part: Any) -> None:
        """Writes all that the expressions of a part read, before the part itself."""
        for kind, place in references(part):
            if kind == "feature":
                self.need_feature(place)
            elif kind == "rule":
                self.need_rule(place)
            elif kind == "meets":
                self.need_meets(place)
            elif kind == "permission":
                self._once(f"p{place}", f"permitted(S, {place}, T)")

    def _once(self, name: str, source: str) -> None:
        if name not in self._done:
            self._done.add(name)
            self.source.put(f"{name} = {source}")

    def need_feature(self, place: int) -> None:
        """Writes a feature."""
        name = self.feature(place)
        if name in self._done:
            return
        self._done.add(name)
        feature = self.document["features"][place]
        bounds = []
        for window in feature["windows"]:
            if "of" in window:
                self.need(window["of"])
                bounds.append(self.expr.number(window["of"]))
        if is_plain(feature):
            self.features.plain(feature, name, bounds)
        else:
            self.features.general(f"feature_{place}", name, bounds)

    def need_rule(self, place: int) -> None:
        """Writes a rule."""
        name = self.rule(place)
        if name in self._done:
            return
        self._done.add(name)
        rule = self.document["rules"][place]
        self.need(rule)
        self.rules.write(rule, place, name)

    def need_criteria(self, place: int) -> None:
        """Writes whether the criteria of a stage itself are met."""
        name = f"c{place}"
        if name in self._done:
            return
        self._done.add(name)
        criteria = self.stages[place]["criteria"]
        if not criteria:
            self.source.put(f"{name} = {place == 0}")
            return
        self.need(criteria)
        # The first criteria that apply decide.
        rows: List[Tuple[str, str]] = []
        for one in criteria:
            when = self.expr.condition(one["when"])
            if one["for"] is None:
                self.source.first_of(rows, f"{name} = {when}")
                return
            rows.append((self.expr.condition(one["for"]), f"{name} = {when}"))
        self.source.first_of(rows, f"{name} = False")

    def need_meets(self, place: int) -> None:
        """Writes whether a stage is met."""
        name = self.meets(place)
        if name in self._done:
            return
        self._done.add(name)
        self.need_criteria(place)
        if self.document["stages"]["building"] and place:
            self.need_meets(place - 1)
            self.source.put(f"{name} = c{place} and m{place - 1}")
        else:
            self.source.put(f"{name} = c{place}")


def decide_source(document: _Object, objects: Objects) -> str:
    """`core(S)`: everything that is decided before the stages, and the boundaries of features."""
    core = Core(document, objects, "def core(S):", boundaries=True)
    put = core.source.put
    for line in ("T = S.T", "D = S.day", "F = S.fields", "by = S.by", "U = S.status_of", "n = S.next"):
        put(line)
    if document["statuses"]:
        runs = ", ".join(f"status_{place}.runs(S)" for place in range(len(document["statuses"])))
        put(f"S.runs = runs = [{runs}]")
    for place in range(len(document["features"])):
        core.need_feature(place)
    late: List[int] = []
    for place, rule in enumerate(document["rules"]):
        if "after_stages" in rule:
            late.append(place)
        else:
            core.need_rule(place)
    for place in range(len(core.stages)):
        core.need_meets(place)
    ends = []
    for outcome in document["outcomes"]:
        for rule in outcome["rules"]:
            core.need(rule["when"])
            ends.append(core.expr.condition(rule["when"]))
    put("if n < S.next: S.next = n")
    put(f"S.V = [{_names('f', len(document['features']))}]")
    rules = ", ".join("None" if place in late else f"r{place}" for place in range(len(document["rules"])))
    put(f"S.R = [{rules}]")
    put(f"S.M = [{_names('m', len(core.stages))}]")
    put(f"S.criteria = [{_names('c', len(core.stages))}]")
    put(f"S.ends = [{', '.join(ends)}]")
    return core.source.text()


def _names(letter: str, count: int) -> str:
    return ", ".join(f"{letter}{place}" for place in range(count))
