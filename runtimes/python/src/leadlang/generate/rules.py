"""Rules as Python source: definitions, classes, scores, bands (chapter 6, 9.6)."""

from __future__ import annotations

from typing import Any, Dict

from .expressions import Expressions
from .source import Piece, written
from .types import spreads

_Object = Dict[str, Any]
#: Millionths of a score's unit.
MILLION = 1_000_000


class RuleWriter:
    """Writes rules into a piece."""

    def __init__(self, piece: Piece, document: _Object) -> None:
        self.piece = piece
        self.rules = document["rules"]
        self.expressions = Expressions(piece, document)

    def write(self, place: int) -> None:
        """Writes one rule."""
        rule, name = self.rules[place], written("r", place)
        kind = rule["rule"]
        if kind == "define":
            self.piece.put(f"{name} = {self.expressions.condition(rule['when'])}")
        elif kind == "class":
            self._class(rule, name)
        elif kind == "band":
            self._band(rule, name)
        else:
            self._score(rule, place, name)

    def _class(self, rule: _Object, name: str) -> None:
        rows = [(self.expressions.condition(row["when"]), f"{name} = {row['value']}") for row in rule["rows"]]
        self.piece.first_of(rows, f"{name} = {rule['otherwise']}")

    def _band(self, rule: _Object, name: str) -> None:
        starts = self.piece.constants.name(list(rule["from"]))
        value = self.expressions.value(rule["of"])
        self.piece.put(f"x = {value}")
        self.piece.put(f"{name} = None if x.__class__ is not int else (bisect_right({starts}, x) or 1) - 1")

    def _score(self, rule: _Object, place: int, name: str) -> None:
        if not rule["unknown_unless"]:
            self._sum(rule, place, name)
            return
        put, block = self.piece.put, self.piece.block
        with block("for _ in (0,):"):
            for line in rule["unknown_unless"]:
                with block(f"if not {self.expressions.condition(line['when'])}:"):
                    self._unknown(place, name, self.piece.constants.name(line["status"]))
                    put("break")
            self._sum(rule, place, name)

    def _unknown(self, place: int, name: str, status: str) -> None:
        self.piece.put(f"{name} = None")
        self.piece.put(f"{self.piece.use('U')}[{place}] = {status}")

    def _sum(self, rule: _Object, place: int, name: str) -> None:
        put = self.piece.put
        may_be_unknown = spreads(rule)
        if may_be_unknown:
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
        if may_be_unknown:
            with self.piece.block("if lost:"):
                self._unknown(place, name, "'unknown'")

    def _add(self, term: _Object, total: str) -> None:
        """Adds a term to a sum."""
        if term["term"] == "points":
            points = max(min(term["points"], term["cap"]), -term["cap"])
            line = f"{total} += {points}"
            self.piece.put(f"if {self.expressions.condition(term['when'])}: {line}" if "when" in term else line)
            return
        if term["term"] == "events" and "when" not in term:
            points, cap = self.piece.use("f", term["feature"]), term["cap"]
            self.piece.put(
                f"if {points}: {total} += {points} if -{cap} <= {points} <= {cap} else held({points}, {cap})"
            )
            return
        self._in_when(term, f"{total} += p")

    def _in_when(self, term: _Object, then: str) -> None:
        """Writes the points of a term into `p`, and what is done with them, below its condition."""
        if "when" in term:
            with self.piece.block(f"if {self.expressions.condition(term['when'])}:"):
                self._points(term)
                self.piece.put(then)
        else:
            self._points(term)
            self.piece.put(then)

    def _points(self, term: _Object) -> None:
        put = self.piece.put
        kind, cap = term["term"], term["cap"]
        if kind == "points":
            put(f"p = {max(min(term['points'], cap), -cap)}")
            return
        if kind == "events":
            put(f"p = {self.piece.use('f', term['feature'])} or 0")
        elif kind == "silence":
            self._silence(term)
        else:
            self._value(term)
        put(f"if not -{cap} <= p <= {cap}: p = held(p, {cap})")

    def since(self, term: _Object) -> None:
        """Writes into `x` the instant from which a silence counts."""
        put = self.piece.put
        put("x = None")
        for value in term["since"]:
            put(f"y = {self.expressions.value(value)}")
            put("if y.__class__ is int and (x is None or y > x): x = y")
        if "fallback" in term:
            put(f"if x is None: x = {self.expressions.number(term['fallback'])}")

    def _silence(self, term: _Object) -> None:
        put = self.piece.put
        self.since(term)
        now = self.piece.use("T")
        periods = f"({now} - x) // {term['every']}"
        if "times" in term:
            periods = f"min({periods}, {term['times']})"
        put(f"p = 0 if x is None or x > {now} else {periods} * {term['points']}")

    def _value(self, term: _Object) -> None:
        put = self.piece.put
        put("p = None")
        for value in term["of"]:
            put(f"y = {self.expressions.value(value)}")
            put("if y.__class__ is int and (p is None or y > p): p = y")
        ratio = term["ratio"]
        if term["unknown"] == "spreads":
            with self.piece.block("if p is None:"):
                put("lost = True")
                put("p = 0")
        else:
            put("if p is None: p = 0")
        if ratio["den"] == 1:
            put(f"p *= {ratio['num']}")
        else:
            put(f"p = divide(p * {ratio['num']}, {ratio['den']})")

    def _group(self, group: _Object) -> None:
        put = self.piece.put
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
