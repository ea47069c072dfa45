"""Rules as Python source: definitions, classes, scores, bands (chapter 6, 9.6)."""

from __future__ import annotations

from typing import Any, Dict, List

from ..base.numbers import LARGEST
from .expr import Expr
from .source import Source

_Rule = Dict[str, Any]
#: Millionths of a score's unit.
MILLION = 1_000_000


class Rules:
    """Writes rules into a function. What they read has been written before."""

    def __init__(self, source: Source, expr: Expr) -> None:
        self.source = source
        self.expr = expr

    def write(self, rule: _Rule, place: int, name: str) -> None:
        """Writes one rule; its value goes into `name`."""
        kind = rule["rule"]
        if kind == "define":
            self.source.put(f"{name} = {self.expr.condition(rule['when'])}")
        elif kind == "class":
            self._class(rule, name)
        elif kind == "band":
            self._band(rule, name)
        else:
            self._score(rule, place, name)

    def _class(self, rule: _Rule, name: str) -> None:
        rows = [(self.expr.condition(row["when"]), f"{name} = {row['value']}") for row in rule["rows"]]
        self.source.first_of(rows, f"{name} = {rule['otherwise']}")

    def _band(self, rule: _Rule, name: str) -> None:
        starts = self.source.objects.name(list(rule["from"]))
        value = self.expr.value(rule["of"])
        self.source.put(f"x = {value}")
        self.source.put(f"{name} = None if x.__class__ is not int else (bisect_right({starts}, x) or 1) - 1")

    def _score(self, rule: _Rule, place: int, name: str) -> None:
        if not rule["unknown_unless"]:
            self._sum(rule, place, name)
            return
        put, block = self.source.put, self.source.block
        with block("for _ in (0,):"):
            for line in rule["unknown_unless"]:
                with block(f"if not {self.expr.condition(line['when'])}:"):
                    self._unknown(place, name, self.source.objects.name(line["status"]))
                    put("break")
            self._sum(rule, place, name)

    def _unknown(self, place: int, name: str, status: str) -> None:
        self.source.put(f"{name} = None")
        self.source.put(f"U[{place}] = {status}")

    def _sum(self, rule: _Rule, place: int, name: str) -> None:
        put = self.source.put
        all_terms = rule["terms"] + [term for group in rule["groups"] for term in group["terms"]]
        spreads = any(term["term"] == "value" and term["unknown"] == "spreads" for term in all_terms)
        if spreads:
            put("lost = False")
        put(f"s = {rule['start']}")
        for term in rule["terms"]:
            self._add(term, "s")
        for group in rule["groups"]:
            self._group(group)
        low, high = rule["min"], rule["max"]
        half = MILLION // 2
        put(f"s = (s + {half}) // {MILLION} if s >= 0 else -(({half} - s) // {MILLION})")
        put(f"{name} = {low} if s < {low} else {high} if s > {high} else s")
        if spreads:
            with self.source.block("if lost:"):
                self._unknown(place, name, "'unknown'")

    def _add(self, term: _Rule, total: str) -> None:
        """Adds a term to a sum."""
        if term["term"] == "points":
            points = max(min(term["points"], term["cap"]), -term["cap"])
            line = f"{total} += {points}"
            self.source.put(f"if {self.expr.condition(term['when'])}: {line}" if "when" in term else line)
            return
        if term["term"] == "events" and "when" not in term:
            points, cap = self.expr.reads.feature(term["feature"]), term["cap"]
            self.source.put(
                f"if {points}: {total} += {points} if -{cap} <= {points} <= {cap} else held({points}, {cap})"
            )
            return
        self._in_when(term, f"{total} += p")

    def _in_when(self, term: _Rule, then: str) -> None:
        """Writes the points of a term into `p`, and what is done with them, below its condition."""
        if "when" in term:
            with self.source.block(f"if {self.expr.condition(term['when'])}:"):
                self._points(term)
                self.source.put(then)
        else:
            self._points(term)
            self.source.put(then)

    def _points(self, term: _Rule) -> None:
        put = self.source.put
        kind, cap = term["term"], term["cap"]
        if kind == "points":
            put(f"p = {max(min(term['points'], cap), -cap)}")
            return
        if kind == "events":
            put(f"p = {self.expr.reads.feature(term['feature'])} or 0")
        elif kind == "silence":
            self._silence(term)
        else:
            self._value(term)
        put(f"if not -{cap} <= p <= {cap}: p = held(p, {cap})")

    def since(self, term: _Rule) -> None:
        """Writes into `x` the instant from which a silence counts."""
        put = self.source.put
        put("x = None")
        for value in term["since"]:
            put(f"y = {self.expr.value(value)}")
            put("if y.__class__ is int and (x is None or y > x): x = y")
        if "fallback" in term:
            put(f"if x is None: x = {self.expr.number(term['fallback'])}")

    def _silence(self, term: _Rule) -> None:
        put = self.source.put
        self.since(term)
        periods = f"(T - x) // {term['every']}"
        if "times" in term:
            periods = f"min({periods}, {term['times']})"
        put(f"p = 0 if x is None or x > T else {periods} * {term['points']}")

    def _value(self, term: _Rule) -> None:
        put = self.source.put
        put("p = None")
        for value in term["of"]:
            put(f"y = {self.expr.value(value)}")
            put("if y.__class__ is int and (p is None or y > p): p = y")
        ratio = term["ratio"]
        if term["unknown"] == "spreads":
            with self.source.block("if p is None:"):
                put("lost = True")
                put("p = 0")
        else:
            put("if p is None: p = 0")
        if ratio["den"] == 1:
            put(f"p *= {ratio['num']}")
        else:
            put(f"p = divide(p * {ratio['num']}, {ratio['den']})")

    def _group(self, group: _Rule) -> None:
        put = self.source.put
        take = group["take"]
        if take == "sum":
            put("g = 0")
            for term in group["terms"]:
                self._add(term, "g")
        else:
            put("g = None")
            better = "g is None or p > g" if take == "best" else "g is None"
            for term in group["terms"]:
                applies = better if term["term"] == "points" else f"p and ({better})"
                self._in_when(term, f"if {applies}: g = p")
            put("if g is None: g = 0")
        if "cap" in group:
            put(f"g = held(g, {group['cap']})")
        if "scale" in group:
            put(f"g = divide(g * {group['scale']['num']}, {group['scale']['den']})")
        put("s += g")


def all_terms(score: _Rule) -> List[_Rule]:
    """The terms of a score, ungrouped ones first."""
    return list(score["terms"]) + [term for group in score["groups"] for term in group["terms"]]


__all__ = ["LARGEST", "Rules", "all_terms"]
