# Generated from `spec/ruleset.schema.json` by `just shapes`. Change the schema, not this file.
# fmt: off
# ruff: noqa: E501, I001
"""The shape of a rule set, its silent keys, its operators."""

from __future__ import annotations

from typing import Dict, FrozenSet, Tuple

from .shapes import Shape, array, boolean, choice, either, entries, integer, nested, nullable, record, tagged, text, true

INTEGER = integer()
INDEX = integer(0)
OFFSETS = record({"changes": array(array(INTEGER, 2, 2)), "first": INTEGER, "until": INTEGER}, {})
CALENDAR = record({
    "from": INTEGER,
    "name": text,
    "until": INTEGER,
    "zone_of": nullable(record({"field": nullable(INDEX), "otherwise": INDEX, "property": nullable(text), "zones": array(INDEX)}, {})),
    "zones": array(record({"offsets": OFFSETS, "open": array(array(INTEGER, 2, 2)), "zone": text}, {}), 1),
}, {})
CONSTANT = either(boolean, INTEGER, text, array(INDEX, unique=True))
ENTRY = tagged("entry", "entry", {
    "reached": ({"stage": INDEX}, {}),
    "left": ({"stage": INDEX}, {}),
    "became": ({"outcome": INDEX}, {}),
    "ended": ({"outcome": INDEX}, {}),
    "handed_over": ({"stage": INDEX}, {}),
    "changed": ({"field": INDEX}, {}),
})
NAMES = array(text, unique=True)
VALUE_TYPE = tagged("type", "type", {
    "yes_no": ({}, {}),
    "one_of": ({"choices": NAMES, "other": nullable(INDEX)}, {}),
    "several_of": ({"choices": NAMES, "other": nullable(INDEX)}, {}),
    "number": ({"decimals": integer(0, 6), "max": nullable(INTEGER), "min": nullable(INTEGER), "whole": boolean}, {}),
    "money": ({"decimals": integer(0, 6), "max": nullable(INTEGER), "min": nullable(INTEGER)}, {}),
    "percent": ({"max": nullable(INTEGER), "min": nullable(INTEGER)}, {}),
    "text": ({}, {}),
    "email": ({}, {}),
    "date": ({}, {}),
    "time": ({}, {}),
})
PROPERTY = record({"if_unknown": nullable(CONSTANT), "name": text, "required": boolean, "value": VALUE_TYPE}, {})
EVENT = record({
    "entry": nullable(ENTRY),
    "hand_raise": boolean,
    "interest": boolean,
    "name": text,
    "properties": array(PROPERTY),
}, {})
ID = text
NOT_NEGATIVE = integer(0)
EXPR = nested(lambda value, path: _EXPR(value, path))
_EXPR: Shape = tagged("op", "operator", {
    "all": ({"of": array(EXPR)}, {"id": ID}),
    "any": ({"of": array(EXPR)}, {"id": ID}),
    "not": ({"of": EXPR}, {"id": ID}),
    "at_least": ({"n": NOT_NEGATIVE, "of": array(EXPR)}, {"id": ID}),
    "eq": ({"left": EXPR, "right": EXPR}, {"id": ID}),
    "lt": ({"left": EXPR, "right": EXPR}, {"id": ID}),
    "le": ({"left": EXPR, "right": EXPR}, {"id": ID}),
    "in": ({"of": EXPR, "values": array(INTEGER, unique=True)}, {"id": ID}),
    "text": ({
        "of": EXPR,
        "test": choice("is", "exactly", "contains", "starts_with", "ends_with", "mentions"),
        "values": NAMES,
    }, {"id": ID}),
    "same_text": ({"left": EXPR, "right": EXPR}, {"id": ID}),
    "includes": ({"of": EXPR, "values": array(INTEGER, unique=True)}, {"id": ID}),
    "known": ({"of": EXPR}, {"id": ID}),
    "age": ({"of": EXPR}, {"id": ID, "max": INTEGER, "min": INTEGER}),
    "age_days": ({"of": EXPR}, {"id": ID, "max": INTEGER, "min": INTEGER}),
    "was_ever": ({"status": INDEX, "value": INDEX}, {"id": ID}),
    "meets": ({"stage": INDEX}, {"id": ID}),
    "permission": ({"permission": INDEX}, {"id": ID}),
    "const": ({"value": CONSTANT}, {"id": ID}),
    "field": ({"field": INDEX}, {"id": ID}),
    "domain": ({"of": EXPR}, {"id": ID}),
    "property": ({"property": INDEX}, {"id": ID}),
    "feature": ({"feature": INDEX}, {"id": ID}),
    "rule": ({"rule": INDEX}, {"id": ID}),
    "stage": ({}, {"id": ID}),
    "outcome": ({}, {"id": ID}),
    "stage_since": ({}, {"id": ID}),
    "status": ({"status": INDEX}, {"id": ID}),
    "status_since": ({"status": INDEX}, {"id": ID}),
    "days_since": ({"of": EXPR}, {"id": ID}),
    "calendar_days_since": ({"of": EXPR}, {"id": ID}),
    "times": ({"by": INTEGER, "of": EXPR}, {"id": ID}),
    "day_start": ({"of": EXPR, "plus": INTEGER}, {"id": ID}),
})
SELECT = record({"event": INDEX}, {"property": INDEX, "where": EXPR})
SELECTS = array(SELECT)
WINDOW = tagged("window", "window", {
    "last": ({"ms": NOT_NEGATIVE}, {}),
    "older": ({"ms": NOT_NEGATIVE}, {}),
    "after": ({"of": EXPR}, {"open": true}),
    "from": ({"of": EXPR}, {}),
    "before": ({"of": EXPR}, {}),
    "within_after": ({"ms": NOT_NEGATIVE, "select": SELECTS}, {}),
    "within_before": ({"ms": NOT_NEGATIVE, "select": SELECTS}, {}),
    "while": ({"status": INDEX, "value": INDEX}, {}),
})
POSITIVE = integer(1)
PERIOD = choice("day", "week", "month", "quarter", "year")
LIMIT = record({"per": nullable(PERIOD), "times": POSITIVE}, {})
FEATURE = tagged("kind", "kind of feature", {
    "count": ({"id": ID, "select": SELECTS, "windows": array(WINDOW)}, {"edge": choice("last", "first")}),
    "days": ({"id": ID, "select": SELECTS, "windows": array(WINDOW)}, {"edge": choice("last", "first")}),
    "different": ({"id": ID, "select": SELECTS, "windows": array(WINDOW)}, {"edge": choice("last", "first")}),
    "total": ({"id": ID, "select": SELECTS, "windows": array(WINDOW)}, {"edge": choice("last", "first")}),
    "highest": ({"id": ID, "select": SELECTS, "windows": array(WINDOW)}, {"edge": choice("last", "first")}),
    "lowest": ({"id": ID, "select": SELECTS, "windows": array(WINDOW)}, {"edge": choice("last", "first")}),
    "latest": ({"id": ID, "select": SELECTS, "windows": array(WINDOW)}, {"edge": choice("last", "first")}),
    "earliest": ({"id": ID, "select": SELECTS, "windows": array(WINDOW)}, {"edge": choice("last", "first")}),
    "last_at": ({"id": ID, "select": SELECTS, "windows": array(WINDOW)}, {"edge": choice("last", "first")}),
    "first_at": ({"id": ID, "select": SELECTS, "windows": array(WINDOW)}, {"edge": choice("last", "first")}),
    "points": ({"id": ID, "select": SELECTS, "table": array(array(INTEGER, 2, 2), 1, 5000), "windows": array(WINDOW)}, {"edge": choice("last", "first"), "every": POSITIVE, "limits": array(LIMIT)}),
})
FIELD = record({
    "account": boolean,
    "fresh_for": nullable(NOT_NEGATIVE),
    "if_unknown": nullable(CONSTANT),
    "name": text,
    "personal": boolean,
    "required": boolean,
    "value": VALUE_TYPE,
}, {})
RATIO = record({"den": POSITIVE, "num": INTEGER}, {})
TERM = tagged("term", "kind of term", {
    "points": ({"cap": NOT_NEGATIVE, "id": ID, "points": INTEGER}, {"because": text, "when": EXPR}),
    "events": ({"cap": NOT_NEGATIVE, "feature": INDEX, "id": ID}, {"because": text, "when": EXPR}),
    "silence": ({"cap": NOT_NEGATIVE, "every": POSITIVE, "id": ID, "points": INTEGER, "since": array(EXPR)}, {"because": text, "fallback": EXPR, "times": NOT_NEGATIVE, "when": EXPR}),
    "value": ({
        "cap": NOT_NEGATIVE,
        "id": ID,
        "of": array(EXPR, 1),
        "ratio": RATIO,
        "unknown": choice("zero", "spreads"),
    }, {"because": text, "when": EXPR}),
})
GROUP = record({"name": text, "take": choice("sum", "best", "first"), "terms": array(TERM)}, {"cap": NOT_NEGATIVE, "scale": RATIO})
INDICES = array(INDEX, unique=True)
HANDOFF = record({
    "accepts": SELECTS,
    "even_if_incomplete": boolean,
    "from": INDEX,
    "must_include": INDICES,
    "needs": INDICES,
    "rejects": SELECTS,
    "stage": INDEX,
    "to": INDEX,
}, {})
KEEP = tagged("kept", "way of keeping a stage", {
    "not": ({}, {}),
    "for": ({"ms": NOT_NEGATIVE}, {}),
    "until": ({"select": SELECTS}, {}),
    "good": ({}, {}),
})
LENGTH = tagged("unit", "unit of time", {
    "ms": ({"ms": NOT_NEGATIVE}, {}),
    "working_days": ({"days": NOT_NEGATIVE}, {}),
})
NOTICE_AT = tagged("at", "kind of notice", {
    "after": ({"length": LENGTH}, {}),
    "missed": ({}, {}),
    "after_that": ({"length": LENGTH}, {}),
})
NURTURE = record({
    "id": ID,
    "name": text,
    "needs": INDICES,
    "reads_outcome": boolean,
    "send_every": nullable(NOT_NEGATIVE),
    "until": nullable(EXPR),
    "when": EXPR,
}, {})
ORIGIN = record({"column": integer(1), "file": text, "line": integer(1), "text": text}, {})
OUTCOME = record({
    "name": text,
    "rules": array(record({
        "because": nullable(text),
        "for": nullable(record({"after": INDICES, "ms": NOT_NEGATIVE}, {})),
        "id": ID,
        "when": EXPR,
    }, {})),
    "title": nullable(text),
}, {})
PERMISSION = record({
    "expires": nullable(NOT_NEGATIVE),
    "given": SELECTS,
    "given_field": nullable(INDEX),
    "name": text,
    "withdrawn": SELECTS,
}, {})
TO = tagged("to", "kind of receiver", {
    "queue": ({"queue": text}, {}),
    "field": ({"field": INDEX}, {}),
    "nobody": ({}, {}),
})
ROUTE = record({"otherwise": TO, "rows": array(record({"id": ID, "to": TO, "when": EXPR}, {})), "stage": INDEX}, {})
RULE = tagged("rule", "kind of rule", {
    "define": ({"id": ID, "name": text, "when": EXPR}, {"after_stages": true}),
    "class": ({
        "id": ID,
        "name": text,
        "ordered": boolean,
        "otherwise": INDEX,
        "rows": array(record({"id": ID, "value": nullable(INDEX), "when": EXPR}, {})),
        "values": array(text, 1, unique=True),
    }, {"after_stages": true}),
    "score": ({
        "decimals": integer(0, 2),
        "groups": array(GROUP),
        "id": ID,
        "max": INTEGER,
        "min": INTEGER,
        "name": text,
        "start": INTEGER,
        "terms": array(TERM),
        "unknown_unless": array(record({"id": ID, "status": text, "when": EXPR}, {})),
    }, {"after_stages": true}),
    "band": ({"from": array(INTEGER, 1), "id": ID, "labels": array(text, 1, unique=True), "name": text, "of": EXPR}, {"after_stages": true}),
})
START = nested(lambda value, path: _START(value, path))
_START: Shape = tagged("start", "kind of start", {
    "events": ({"select": SELECTS}, {}),
    "reaching": ({"handed_over": boolean, "stage": INDEX}, {}),
    "field": ({"field": INDEX}, {}),
    "later_of": ({"a": START, "b": START}, {}),
})
SLA = record({
    "calendar": nullable(INDEX),
    "cancelled_by": SELECTS,
    "cancelled_by_outcomes": INDICES,
    "id": ID,
    "must": SELECTS,
    "name": text,
    "needs": INDICES,
    "new_clock": SELECTS,
    "notices": array(record({"at": NOTICE_AT, "reassign": boolean, "to": TO}, {})),
    "pauses": array(record({"from": SELECTS, "until": SELECTS}, {})),
    "start": START,
    "team": INDEX,
    "times": POSITIVE,
    "when": nullable(EXPR),
    "within": LENGTH,
}, {})
STAGE = record({
    "agreed": INDICES,
    "criteria": array(record({"for": nullable(EXPR), "id": ID, "when": EXPR}, {})),
    "id": ID,
    "keep": KEEP,
    "name": text,
    "owner": nullable(INDEX),
    "title": nullable(text),
}, {})
STATUS = record({
    "first": nullable(INDEX),
    "name": text,
    "rows": array(record({"on": SELECTS, "value": INDEX}, {})),
    "values": array(text, 1, unique=True),
}, {})
TARGET = tagged("target", "kind of target", {
    "conversion": ({
        "from": INTEGER,
        "id": ID,
        "of": INDEX,
        "owner": nullable(INDEX),
        "reach": INDEX,
        "to": INTEGER,
        "within": NOT_NEGATIVE,
    }, {}),
    "volume": ({"at_least": INTEGER, "id": ID, "owner": nullable(INDEX), "per": PERIOD, "stage": INDEX}, {}),
    "total": ({
        "at_least": INTEGER,
        "event": INDEX,
        "id": ID,
        "owner": nullable(INDEX),
        "per": PERIOD,
        "property": INDEX,
    }, {}),
})
DOCUMENT = record({
    "calendars": array(CALENDAR),
    "compiler": record({"name": text, "time_zones": text, "version": text}, {}),
    "days": OFFSETS,
    "definition": record({
        "currency": nullable(text),
        "in_force_from": nullable(INTEGER),
        "in_force_until": nullable(INTEGER),
        "name": text,
        "time_zone": text,
        "version": nullable(text),
    }, {}),
    "events": array(EVENT),
    "features": array(FEATURE),
    "fields": array(FIELD),
    "fingerprint": text,
    "handoffs": array(HANDOFF),
    "nurtures": array(NURTURE),
    "outcomes": array(OUTCOME),
    "permissions": array(PERMISSION),
    "routes": array(ROUTE),
    "rules": array(RULE),
    "ruleset": integer(1, 1),
    "slas": array(SLA),
    "stages": record({"building": boolean, "list": array(STAGE)}, {}),
    "statuses": array(STATUS),
    "targets": array(TARGET),
    "teams": array(record({"name": text, "title": nullable(text)}, {})),
    "words": record({
        "lead": nullable(record({"or_above": boolean, "stage": INDEX}, {})),
        "means": array(record({"or_above": boolean, "stage": INDEX, "team": INDEX, "word": text}, {})),
    }, {}),
}, {"origins": entries(ORIGIN)})

#: Keys that change no decision, wherever they are: they are left out of the fingerprint (9.9).
SILENT: FrozenSet[str] = frozenset("agreed compiler fingerprint id means origins owner targets time_zone title version zone".split())

#: Keys that change no decision in one place: the keys that lead there.
SILENT_IN_PLACE: FrozenSet[str] = frozenset("definition.name rules.groups.name rules.groups.terms.because rules.terms.because".split())

#: What each operator gives, and what each of its parts must give (9.4).
OPERATORS: Dict[str, Tuple[str, Dict[str, str]]] = {
    "all": ("condition", {"of": "condition"}),
    "any": ("condition", {"of": "condition"}),
    "not": ("condition", {"of": "condition"}),
    "at_least": ("condition", {"of": "condition"}),
    "eq": ("condition", {"left": "value", "right": "value"}),
    "lt": ("condition", {"left": "ordered", "right": "ordered"}),
    "le": ("condition", {"left": "ordered", "right": "ordered"}),
    "in": ("condition", {"of": "ordered"}),
    "text": ("condition", {"of": "text"}),
    "same_text": ("condition", {"left": "text", "right": "text"}),
    "includes": ("condition", {"of": "set"}),
    "known": ("condition", {"of": "value"}),
    "age": ("condition", {"of": "instant"}),
    "age_days": ("condition", {"of": "date"}),
    "was_ever": ("condition", {}),
    "meets": ("condition", {}),
    "permission": ("condition", {}),
    "const": ("declared", {}),
    "field": ("declared", {}),
    "domain": ("text", {"of": "text"}),
    "property": ("declared", {}),
    "feature": ("declared", {}),
    "rule": ("declared", {}),
    "stage": ("index", {}),
    "outcome": ("index", {}),
    "stage_since": ("instant", {}),
    "status": ("index", {}),
    "status_since": ("instant", {}),
    "days_since": ("number", {"of": "instant"}),
    "calendar_days_since": ("number", {"of": "date"}),
    "times": ("number", {"of": "number"}),
    "day_start": ("instant", {"of": "date"}),
}
