"""Functions of what comes after the stages: late rules, routes, nurtures; and of the conditions of clocks."""

from __future__ import annotations

from typing import Any, Dict

from .expr import Expr, Reads
from .rules import Rules
from .source import Objects, Source

_Object = Dict[str, Any]


def prelude(source: Source, *names: str) -> None:
    """Gives short names to parts of the state."""
    parts = {
        "T": "S.T",
        "D": "S.day",
        "F": "S.fields",
        "V": "S.V",
        "R": "S.R",
        "M": "S.M",
        "U": "S.status_of",
        "by": "S.by",
        "runs": "S.runs",
    }
    for name in names:
        source.put(f"{name} = {parts[name]}")


def where_source(document: _Object, objects: Objects, where: _Object, event: int, name: str) -> str:
    """A filter of events, by their properties `P`."""
    source = Source(f"def {name}(P, S):", objects)
    prelude(source, "T", "D", "F")
    expr = Expr(document, objects, Reads(), document["events"][event]["properties"])
    source.put(f"return {expr.condition(where)}")
    return source.text()


def late_source(document: _Object, objects: Objects) -> str:
    """`late(S)`: the rules that read the present stage or outcome."""
    source = Source("def late(S):", objects)
    prelude(source, "T", "D", "F", "V", "R", "M", "U")
    rules = Rules(source, Expr(document, objects, Reads()))
    for place, rule in enumerate(document["rules"]):
        if "after_stages" in rule:
            rules.write(rule, place, f"R[{place}]")
    return source.text()


def route_source(document: _Object, objects: Objects, place: int) -> str:
    """`route_N(S, known)`: the first row that is met and whose receiver is known, or -1."""
    source = Source(f"def route_{place}(S, known):", objects)
    prelude(source, "T", "D", "F", "V", "R", "M")
    expr = Expr(document, objects, Reads())
    for number, row in enumerate(document["routes"][place]["rows"]):
        source.put(f"if {expr.condition(row['when'])} and known(S, {number}): return {number}")
    source.put("return -1")
    return source.text()


def nurture_source(document: _Object, objects: Objects) -> str:
    """`nurtured(S)`: of each nurture whether its condition is met and its end is not."""
    source = Source("def nurtured(S):", objects)
    prelude(source, "T", "D", "F", "V", "R", "M")
    expr = Expr(document, objects, Reads())
    parts = []
    for nurture in document["nurtures"]:
        when = expr.condition(nurture["when"])
        until = "" if nurture["until"] is None else f" and not {expr.condition(nurture['until'])}"
        parts.append(f"({when}{until})")
    source.put(f"return [{', '.join(parts)}]")
    return source.text()


def promised_source(document: _Object, objects: Objects) -> str:
    """`promised(S)`: of each clock whether it counts for this lead."""
    source = Source("def promised(S):", objects)
    prelude(source, "T", "D", "F")
    expr = Expr(document, objects, Reads())
    parts = ["True" if sla["when"] is None else expr.condition(sla["when"]) for sla in document["slas"]]
    source.put(f"return [{', '.join(parts)}]")
    return source.text()
