"""Rules read stages by `meets`, and stages read rules: that must not go round in a circle."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Tuple

from ..errors import RuleSetError

_Node = Tuple[str, int]


def refuse_circles(document: Dict[str, Any]) -> None:
    """Raises `RuleSetError` if a rule or stage reads itself through others."""
    stages = document["stages"]["list"]
    done: Dict[_Node, bool] = {}
    for root in [("rule", place) for place in range(len(document["rules"]))] + [
        ("stage", place) for place in range(len(stages))
    ]:
        if root in done:
            continue
        # Depth first without recursion: a document may chain as many rules as it likes.
        stack: List[Tuple[_Node, Iterator[_Node]]] = [(root, iter(_reads(document, root)))]
        done[root] = False
        while stack:
            node, rest = stack[-1]
            for next_node in rest:
                if next_node not in done:
                    done[next_node] = False
                    stack.append((next_node, iter(_reads(document, next_node))))
                    break
                if not done[next_node]:
                    path = f"/rules/{node[1]}" if node[0] == "rule" else f"/stages/list/{node[1]}"
                    raise RuleSetError(path, f"it reads itself through {next_node[0]} {next_node[1]}")
            else:
                done[node] = True
                stack.pop()


def _reads(document: Dict[str, Any], node: _Node) -> List[_Node]:
    kind, place = node
    found: List[_Node] = []
    if kind == "rule":
        _collect(document["rules"][place], found)
        return found
    _collect(document["stages"]["list"][place]["criteria"], found)
    if document["stages"]["building"] and place:
        found.append(("stage", place - 1))
    return found


def _collect(part: Any, found: List[_Node]) -> None:
    """All rules and stages that stand in a part of the document."""
    rest = [part]
    while rest:
        one = rest.pop()
        if one.__class__ is list:
            rest.extend(one)
        elif one.__class__ is dict:
            op = one.get("op")
            if op == "rule":
                found.append(("rule", one["rule"]))
            elif op == "meets":
                found.append(("stage", one["stage"]))
            else:
                rest.extend(one.values())
