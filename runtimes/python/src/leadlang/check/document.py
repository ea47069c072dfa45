"""The shape of a rule set: chapter 9 and `ruleset.schema.json` as tables."""

from __future__ import annotations

from typing import Any, Dict, Tuple

from ..errors import RuleSetError
from .shapes import Shape, array, boolean, choice, integer, nullable, record, tagged, text, true

#: Conditions may stand so deep in each other. A compiler writes at most forty-five.
DEEPEST = 64

_Keys = Dict[str, Shape]
_Kind = Tuple[_Keys, _Keys]

number = integer()
not_negative = integer(0)
positive = integer(1)
index = integer(0)
indices = array(index, unique=True)
names = array(text, unique=True)
PERIOD = choice("day", "week", "month", "quarter", "year")

offsets = record({"first": number, "changes": array(array(number, 2, 2)), "until": number})


def constant(value: Any, path: str) -> Any:
    """Yes or no; a number; a text; a set of choices."""
    if value is True or value is False or type(value) is str:
        return value
    return indices(value, path) if type(value) is list else number(value, path)


def expr(value: Any, path: str) -> Any:
    """An expression. Its depth is that of `of`, `left` and `right` in its path."""
    if path.count("/of") + path.count("/left") + path.count("/right") > DEEPEST:
        raise RuleSetError(path, "conditions stand too deep in each other")
    return _expr(value, path)


_ID: _Keys = {"id": text}
_TWO: _Kind = ({"left": expr, "right": expr}, _ID)
_ONE: _Kind = ({"of": expr}, _ID)
_MANY: _Kind = ({"of": array(expr)}, _ID)
_NONE: _Kind = ({}, _ID)
_AGE: _Kind = ({"of": expr}, {**_ID, "min": number, "max": number})
_CHOICES: _Kind = ({"of": expr, "values": array(number)}, _ID)
TESTS = ("is", "exactly", "contains", "starts_with", "ends_with", "mentions")

_expr = tagged(
    "op",
    {
        "all": _MANY,
        "any": _MANY,
        "not": _ONE,
        "at_least": ({"n": not_negative, "of": array(expr)}, _ID),
        "eq": _TWO,
        "lt": _TWO,
        "le": _TWO,
        "in": _CHOICES,
        "text": ({"of": expr, "test": choice(*TESTS), "values": array(text)}, _ID),
        "same_text": _TWO,
        "includes": _CHOICES,
        "known": _ONE,
        "age": _AGE,
        "age_days": _AGE,
        "was_ever": ({"status": index, "value": index}, _ID),
        "meets": ({"stage": index}, _ID),
        "permission": ({"permission": index}, _ID),
        "const": ({"value": constant}, _ID),
        "field": ({"field": index}, _ID),
        "domain": _ONE,
        "property": ({"property": index}, _ID),
        "feature": ({"feature": index}, _ID),
        "rule": ({"rule": index}, _ID),
        "stage": _NONE,
        "outcome": _NONE,
        "stage_since": _NONE,
        "status": ({"status": index}, _ID),
        "status_since": ({"status": index}, _ID),
        "days_since": _ONE,
        "calendar_days_since": _ONE,
        "times": ({"of": expr, "by": number}, _ID),
        "day_start": ({"of": expr, "plus": number}, _ID),
    },
)

_CHOICE_TYPE: _Kind = ({"choices": names, "other": nullable(index)}, {})
_RANGE: _Keys = {"min": nullable(number), "max": nullable(number)}
value_type = tagged(
    "type",
    {
        "yes_no": ({}, {}),
        "one_of": _CHOICE_TYPE,
        "several_of": _CHOICE_TYPE,
        "number": ({"whole": boolean, "decimals": integer(0, 6), **_RANGE}, {}),
        "money": ({"decimals": integer(0, 6), **_RANGE}, {}),
        "percent": (_RANGE, {}),
        "text": ({}, {}),
        "email": ({}, {}),
        "date": ({}, {}),
        "time": ({}, {}),
    },
)

_VALUE: _Keys = {"name": text, "value": value_type, "required": boolean, "if_unknown": nullable(constant)}
field = record({**_VALUE, "account": boolean, "personal": boolean, "fresh_for": nullable(not_negative)})
_STAGE: _Kind = ({"stage": index}, {})
_OUTCOME: _Kind = ({"outcome": index}, {})
entry = tagged(
    "entry",
    {
        "reached": _STAGE,
        "left": _STAGE,
        "became": _OUTCOME,
        "ended": _OUTCOME,
        "handed_over": _STAGE,
        "changed": ({"field": index}, {}),
    },
)
event = record(
    {
        "name": text,
        "interest": boolean,
        "hand_raise": boolean,
        "properties": array(record(_VALUE)),
        "entry": nullable(entry),
    }
)
select = record({"event": index}, {"where": expr, "property": index})
selects = array(select)
status = record(
    {
        "name": text,
        "values": array(text, 1, unique=True),
        "first": nullable(index),
        "rows": array(record({"value": index, "on": selects})),
    }
)
calendar = record(
    {
        "name": text,
        "from": number,
        "until": number,
        "zones": array(record({"zone": text, "offsets": offsets, "open": array(array(number, 2, 2))}), 1),
        "zone_of": nullable(
            record(
                {
                    "field": nullable(index),
                    "property": nullable(text),
                    "zones": array(index),
                    "otherwise": index,
                }
            )
        ),
    }
)

_WITHIN: _Kind = ({"select": selects, "ms": not_negative}, {})
window = tagged(
    "window",
    {
        "last": ({"ms": not_negative}, {}),
        "older": ({"ms": not_negative}, {}),
        "after": ({"of": expr}, {"open": true}),
        "from": ({"of": expr}, {}),
        "before": ({"of": expr}, {}),
        "within_after": _WITHIN,
        "within_before": _WITHIN,
        "while": ({"status": index, "value": index}, {}),
    },
)
#: Kinds of features that look at a property.
OF_PROPERTY = ("different", "total", "highest", "lowest", "latest", "earliest")
_FEATURE: _Kind = ({"id": text, "select": selects, "windows": array(window)}, {"edge": choice("last", "first")})
_POINTS: _Kind = (
    {**_FEATURE[0], "table": array(array(number, 2, 2), 1, 5000)},
    {
        **_FEATURE[1],
        "every": positive,
        "limits": array(record({"times": positive, "per": nullable(PERIOD)})),
    },
)
feature = tagged(
    "kind",
    {
        "count": _FEATURE,
        "days": _FEATURE,
        "last_at": _FEATURE,
        "first_at": _FEATURE,
        "points": _POINTS,
        **{kind: _FEATURE for kind in OF_PROPERTY},
    },
)

ratio = record({"num": number, "den": positive})
_TERM: _Keys = {"id": text, "cap": not_negative}
_MAY: _Keys = {"when": expr, "because": text}
term = tagged(
    "term",
    {
        "points": ({**_TERM, "points": number}, _MAY),
        "events": ({**_TERM, "feature": index}, _MAY),
        "silence": (
            {**_TERM, "points": number, "every": positive, "since": array(expr)},
            {**_MAY, "times": not_negative, "fallback": expr},
        ),
        "value": (
            {**_TERM, "of": array(expr), "ratio": ratio, "unknown": choice("zero", "spreads")},
            _MAY,
        ),
    },
)
group = record(
    {"name": text, "take": choice("sum", "best", "first"), "terms": array(term)},
    {"cap": not_negative, "scale": ratio},
)
_RULE: _Keys = {"id": text, "name": text}
_LATE: _Keys = {"after_stages": true}
rule = tagged(
    "rule",
    {
        "define": ({**_RULE, "when": expr}, _LATE),
        "class": (
            {
                **_RULE,
                "values": array(text, 1, unique=True),
                "ordered": boolean,
                "rows": array(record({"id": text, "value": nullable(index), "when": expr})),
                "otherwise": index,
            },
            _LATE,
        ),
        "score": (
            {
                **_RULE,
                "decimals": integer(0, 2),
                "min": number,
                "max": number,
                "unknown_unless": array(record({"id": text, "when": expr, "status": text})),
                "start": number,
                "terms": array(term),
                "groups": array(group),
            },
            _LATE,
        ),
        "band": ({**_RULE, "labels": array(text, 1, unique=True), "from": array(number), "of": expr}, _LATE),
    },
)

keep = tagged(
    "kept",
    {"not": ({}, {}), "for": ({"ms": not_negative}, {}), "until": ({"select": selects}, {}), "good": ({}, {})},
)
stage = record(
    {
        "id": text,
        "name": text,
        "title": nullable(text),
        "owner": nullable(index),
        "agreed": indices,
        "keep": keep,
        "criteria": array(record({"id": text, "for": nullable(expr), "when": expr})),
    }
)
outcome = record(
    {
        "name": text,
        "title": nullable(text),
        "rules": array(
            record(
                {
                    "id": text,
                    "when": expr,
                    "for": nullable(record({"ms": not_negative, "after": indices})),
                    "because": nullable(text),
                }
            )
        ),
    }
)
