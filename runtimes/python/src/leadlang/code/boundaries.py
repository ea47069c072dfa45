"""The function that looks for the next instant at which an expression may take another value (10.6)."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional, Set, Tuple

from ..base.canonical import canonical
from .expr import Expr, Reads
from .late import prelude
from .needs import nodes
from .rules import Rules, all_terms
from .source import Objects, Source

_Object = Dict[str, Any]
_OPS = ("age", "age_days", "days_since", "calendar_days_since")


def boundaries_source(document: _Object, objects: Objects) -> Optional[str]:
    """`boundaries(S)`: puts the earliest boundary of all expressions into the state; `None` if there never is one."""
    source = Source("def boundaries(S):", objects)
    prelude(source, "T", "D", "F", "V", "R", "M", "by", "runs")
    source.put("n = S.next")
    size = len(source.lines)
    expr = Expr(document, objects, _Runs())
    seen: Set[str] = set()
    for part in _parts(document):
        for node in nodes(part):
            _node(source, expr, node, seen)
    for rule in document["rules"]:
        if rule["rule"] == "score":
            for term in all_terms(rule):
                if term["term"] == "silence":
                    _silence(source, Rules(source, expr), term)
    _filters(document, source, objects)
    if len(source.lines) == size:
        return None
    source.put("S.next = n")
    return source.text()


class _Runs(Reads):
    def status(self, place: int) -> str:
        return f"runs[{place}]"


def _parts(document: _Object) -> Iterator[Any]:
    for feature in document["features"]:
        for window in feature["windows"]:
            yield window.get("of")
    yield document["rules"]
    for stage in document["stages"]["list"]:
        yield stage["criteria"]
    yield document["outcomes"]
    for key in ("slas", "nurtures"):
        for part in document[key]:
            yield [part["when"], part.get("until")]
    for route in document["routes"]:
        yield route["rows"]


def _bare(part: Any) -> Any:
    """A node without its ids, so that what is written twice is looked at once."""
    if part.__class__ is dict:
        return {key: _bare(value) for key, value in part.items() if key != "id"}
    return [_bare(one) for one in part] if part.__class__ is list else part


def _node(source: Source, expr: Expr, node: _Object, seen: Set[str]) -> None:
    op = node["op"]
    if op not in _OPS:
        return
    key = canonical(_bare(node))
    if key in seen:
        return
    seen.add(key)
    put, block = source.put, source.block
    ends: List[str] = []
    least, most = node.get("min"), node.get("max")
    if op == "age":
        ends += [f"x + {least}"] if least is not None else []
        ends += [f"x + {most + 1}"] if most is not None else []
    elif op == "age_days":
        ends += [f"start(x + {least})"] if least is not None else []
        ends += [f"start(x + {most + 1})"] if most is not None else []
    elif op == "days_since":
        ends.append("x + ((T - x) // 86400000 + 1) * 86400000")
    else:
        ends.append("(start(D + 1) if D is not None else None)")
    put(f"x = {expr.value(node['of'])}")
    with block("if x.__class__ is int:"):
        for end in ends:
            put(f"b = {end}")
            put("if b is not None and T < b < n: n = b")


def _silence(source: Source, rules: Rules, term: _Object) -> None:
    rules.since(term)
    with source.block("if x is not None:"):
        source.put(f"y = max(0, (T - x) // {term['every']})")
        more = f"y < {term['times']} and " if "times" in term else ""
        source.put(f"b = x + (y + 1) * {term['every']}")
        source.put(f"if {more}T < b < n: n = b")


def filters_of(document: _Object) -> Iterator[Tuple[int, _Object]]:
    """All filters of events, with the event."""
    rest: List[Any] = [document]
    while rest:
        one = rest.pop()
        if one.__class__ is list:
            rest.extend(reversed(one))
        elif one.__class__ is dict:
            if "event" in one and "where" in one:
                yield one["event"], one["where"]
            rest.extend(reversed(list(one.values())))


def _filters(document: _Object, source: Source, objects: Objects) -> None:
    seen: Dict[int, Set[str]] = {}
    for event, where in filters_of({key: part for key, part in document.items() if key != "origins"}):
        found = [node for node in nodes(where) if node["op"] in _OPS]
        if not found:
            continue
        expr = Expr(document, objects, Reads(), document["events"][event]["properties"])
        with source.block(f"for e in by[{event}]:"):
            source.put("P = e[1]")
            for node in found:
                _node(source, expr, node, seen.setdefault(event, set()))
