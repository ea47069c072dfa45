"""The function that looks for the next instant at which an expression may take another value (10.6)."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional, Set, Tuple

from ..base.canonical import canonical
from ..base.instants import DAY
from ..read.facts import PROPERTIES
from .expressions import Expressions
from .rules import RuleWriter
from .source import Constants, Function, Piece
from .types import all_terms
from .values import Decided

_Object = Dict[str, Any]
_OPS = ("age", "age_days", "days_since", "calendar_days_since")


def boundaries_function(document: _Object, constants: Constants) -> Optional[Function]:
    """`boundaries(S)`: puts the earliest boundary of all expressions into the state; `None` if there never is one."""
    piece = Piece(constants)
    expressions = Expressions(piece, document)
    seen: Set[str] = set()
    for part in _parts(document):
        for node in _nodes(part):
            _node(piece, expressions, node, seen)
    for rule in document["rules"]:
        if rule["rule"] == "score":
            for term in all_terms(rule):
                if term["term"] == "silence":
                    _silence(piece, document, term)
    _filters(document, piece)
    if not piece.lines:
        return None
    piece.put(f"{piece.use('S')}.next = {piece.use('n')}")
    function = Function("boundaries", ["S"], Decided(document, constants).piece)
    function.add(piece)
    return function


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


def _objects(part: Any) -> Iterator[_Object]:
    """All objects within a part of the document, in order."""
    rest: List[Any] = [part]
    while rest:
        one = rest.pop()
        if one.__class__ is list:
            rest.extend(reversed(one))
        elif one.__class__ is dict:
            yield one
            rest.extend(reversed(list(one.values())))


def _nodes(part: Any) -> Iterator[_Object]:
    """The expressions whose value depends on the time that has passed."""
    return (one for one in _objects(part) if one.get("op") in _OPS)


def _bare(part: Any) -> Any:
    """A node without its ids, so that what is written twice is looked at once."""
    if part.__class__ is dict:
        return {key: _bare(value) for key, value in part.items() if key != "id"}
    return [_bare(one) for one in part] if part.__class__ is list else part


def _node(piece: Piece, expressions: Expressions, node: _Object, seen: Set[str]) -> None:
    key = canonical(_bare(node))
    if key in seen:
        return
    seen.add(key)
    op, now = node["op"], piece.use("T")
    ends: List[str] = []
    if op == "days_since":
        ends.append(f"x + (({now} - x) // {DAY} + 1) * {DAY}")
    elif op == "calendar_days_since":
        day = piece.use("D")
        ends.append(f"(start({day} + 1) if {day} is not None else None)")
    else:
        ends += [f"x + {node['min']}"] if "min" in node else []
        ends += [f"x + {node['max'] + 1}"] if "max" in node else []
        if op == "age_days":
            ends = [f"start({end})" for end in ends]
    if not ends:
        return
    n = piece.use("n")
    piece.put(f"x = {expressions.value(node['of'])}")
    with piece.block("if x.__class__ is int:"):
        for end in ends:
            piece.put(f"b = {end}")
            piece.put(f"if b is not None and {now} < b < {n}: {n} = b")


def _silence(piece: Piece, document: _Object, term: _Object) -> None:
    RuleWriter(piece, document).since(term)
    now, n = piece.use("T"), piece.use("n")
    with piece.block("if x is not None:"):
        piece.put(f"y = max(0, ({now} - x) // {term['every']})")
        more = f"y < {term['times']} and " if "times" in term else ""
        piece.put(f"b = x + (y + 1) * {term['every']}")
        piece.put(f"if {more}{now} < b < {n}: {n} = b")


def filters_of(document: _Object) -> Iterator[Tuple[int, _Object]]:
    """All filters of events, with the event."""
    for one in _objects(document):
        if "event" in one and "where" in one:
            yield one["event"], one["where"]


def _filters(document: _Object, piece: Piece) -> None:
    seen: Dict[int, Set[str]] = {}
    for event, where in filters_of({key: part for key, part in document.items() if key != "origins"}):
        found = list(_nodes(where))
        if not found:
            continue
        expressions = Expressions(piece, document, document["events"][event]["properties"])
        with piece.block(f"for e in {piece.use('by')}[{event}]:"):
            piece.put(f"P = e[{PROPERTIES}]")
            for node in found:
                _node(piece, expressions, node, seen.setdefault(event, set()))
