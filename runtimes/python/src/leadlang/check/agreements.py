"""The shape of what is agreed between teams: permissions, hand-offs, clocks, routes, nurtures; and of the whole."""

from __future__ import annotations

from typing import Any

from ..errors import RuleSetError
from .document import (
    PERIOD,
    calendar,
    event,
    expr,
    feature,
    field,
    index,
    indices,
    not_negative,
    number,
    offsets,
    outcome,
    positive,
    rule,
    selects,
    stage,
    status,
)
from .shapes import Shape, array, boolean, nullable, record, tagged, text


def version(value: Any, path: str) -> Any:
    """The version of the format."""
    if type(value) is not int or value != 1:
        shown = value if type(value) is int and 0 <= value < 10**9 else "something else"
        raise RuleSetError(path, f"this runtime reads version 1 of the format, and this is {shown}")
    return value


def start(value: Any, path: str) -> Any:
    """What opens a clock."""
    if path.count("/a") + path.count("/b") > 40:
        raise RuleSetError(path, "starts stand too deep in each other")
    return _start(value, path)


_start = tagged(
    "start",
    {
        "events": ({"select": selects}, {}),
        "reaching": ({"stage": index, "handed_over": boolean}, {}),
        "field": ({"field": index}, {}),
        "later_of": ({"a": start, "b": start}, {}),
    },
)
permission = record(
    {
        "name": text,
        "given": selects,
        "given_field": nullable(index),
        "withdrawn": selects,
        "expires": nullable(not_negative),
    }
)
handoff = record(
    {
        "stage": index,
        "from": index,
        "to": index,
        "must_include": indices,
        "even_if_incomplete": boolean,
        "needs": indices,
        "accepts": selects,
        "rejects": selects,
    }
)
length = tagged("unit", {"ms": ({"ms": not_negative}, {}), "working_days": ({"days": not_negative}, {})})
to = tagged("to", {"queue": ({"queue": text}, {}), "field": ({"field": index}, {}), "nobody": ({}, {})})
notice_at = tagged(
    "at", {"after": ({"length": length}, {}), "missed": ({}, {}), "after_that": ({"length": length}, {})}
)
sla = record(
    {
        "id": text,
        "name": text,
        "when": nullable(expr),
        "team": index,
        "must": selects,
        "times": positive,
        "within": length,
        "start": start,
        "calendar": nullable(index),
        "notices": array(record({"reassign": boolean, "to": to, "at": notice_at})),
        "pauses": array(record({"from": selects, "until": selects})),
        "new_clock": selects,
        "cancelled_by": selects,
        "cancelled_by_outcomes": indices,
        "needs": indices,
    }
)
route = record({"stage": index, "rows": array(record({"id": text, "to": to, "when": expr})), "otherwise": to})
nurture = record(
    {
        "id": text,
        "name": text,
        "when": expr,
        "needs": indices,
        "send_every": nullable(not_negative),
        "until": nullable(expr),
        "reads_outcome": boolean,
    }
)
_target = {"id": text, "owner": nullable(index)}
target = tagged(
    "target",
    {
        "conversion": (
            {**_target, "from": number, "to": number, "of": index, "reach": index, "within": not_negative},
            {},
        ),
        "volume": ({**_target, "at_least": number, "stage": index, "per": PERIOD}, {}),
        "total": ({**_target, "at_least": number, "event": index, "property": index, "per": PERIOD}, {}),
    },
)
_said = {"stage": index, "or_above": boolean}
_origin = record({"file": text, "line": positive, "column": positive, "text": text})


def _origins(value: Any, path: str) -> Any:
    if type(value) is not dict or not all(type(key) is str for key in value):
        raise RuleSetError(path, "it must be an object")
    return {key: _origin(item, f"{path}/{key}") for key, item in value.items()}


document: Shape = record(
    {
        "ruleset": version,
        "compiler": record({"name": text, "version": text, "time_zones": text}),
        "fingerprint": text,
        "definition": record(
            {
                "name": text,
                "version": nullable(text),
                "time_zone": text,
                "currency": nullable(text),
                "in_force_from": nullable(number),
                "in_force_until": nullable(number),
            }
        ),
        "days": offsets,
        "teams": array(record({"name": text, "title": nullable(text)})),
        "words": record(
            {
                "lead": nullable(record(_said)),
                "means": array(record({"team": index, "word": text, **_said})),
            }
        ),
        "fields": array(field),
        "events": array(event),
        "statuses": array(status),
        "calendars": array(calendar),
        "features": array(feature),
        "rules": array(rule),
        "stages": record({"building": boolean, "list": array(stage)}),
        "outcomes": array(outcome),
        "permissions": array(permission),
        "handoffs": array(handoff),
        "slas": array(sla),
        "routes": array(route),
        "nurtures": array(nurture),
        "targets": array(target),
    },
    {"origins": _origins},
)
