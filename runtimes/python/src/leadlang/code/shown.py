"""The function that writes the middle of a decision: what is met, scores, bands, classes, statuses."""

from __future__ import annotations

from typing import Any, Dict, List

from .source import Objects, Source

_Object = Dict[str, Any]


def shown_source(document: _Object, objects: Objects) -> str:
    """`shown(S)`: the keys from `meets` to `statuses`."""
    source = Source("def shown(S):", objects)
    source.put("R, M, U, runs = S.R, S.M, S.status_of, S.runs")
    name = objects.name
    meets = [f"{name(stage['name'])}: M[{place}]" for place, stage in enumerate(document["stages"]["list"]) if place]
    scores: List[str] = []
    unknown: List[str] = []
    labels: Dict[str, List[str]] = {"band": [], "class": []}
    for place, rule in enumerate(document["rules"]):
        kind, value = rule["rule"], f"R[{place}]"
        if kind == "score":
            key = name(rule["name"])
            unknown.append(f"({key}, {place})")
            if rule["decimals"]:
                value = f"(None if {value} is None else in_decimals({value}, {rule['decimals']}))"
            scores.append(f"{key}: {value}")
        elif kind in labels:
            words = name(rule["values"] if kind == "class" else rule["labels"])
            labels[kind].append(f"{name(rule['name'])}: None if {value} is None else {words}[{value}]")
    statuses = []
    for place, status in enumerate(document["statuses"]):
        first = None if status["first"] is None else status["values"][status["first"]]
        values = name(status["values"])
        value = f"{values}[runs[{place}][-1][1]] if runs[{place}] else {name(first)}"
        statuses.append(f"{name(status['name'])}: {value}")
    pairs = "".join(part + ", " for part in unknown)
    status = f"{{name: U[n] for name, n in ({pairs}) if R[n] is None}} if U else {{}}"
    parts = (
        ("meets", _braces(meets)),
        ("scores", _braces(scores)),
        ("score_status", status),
        ("bands", _braces(labels["band"])),
        ("classes", _braces(labels["class"])),
        ("statuses", _braces(statuses)),
    )
    for key, value in parts:
        source.put(f"{key} = {value}")
    source.put(f"return {', '.join(key for key, _ in parts)}")
    return source.text()


def _braces(parts: List[str]) -> str:
    return "{" + ", ".join(parts) + "}"
