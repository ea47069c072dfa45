"""One reader for each type: raw data in, a value out; `None` for unknown, `Bad` for what cannot be read (10.2)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Callable, Dict, List, Optional, Union

from ..base.days import Zone
from ..base.instants import DAY, FIRST, LAST, read_instant, read_parts
from ..base.names import Names
from ..base.numbers import LARGEST, Parts, is_whole, parts_of, parts_of_number, units, written
from ..base.text import WHITE, lower, plain
from .problems import (
    NO_OFFSET,
    NOT_A_CHOICE,
    NOT_A_DATE,
    NOT_A_NUMBER,
    NOT_A_TIME,
    NOT_AN_EMAIL,
    NOT_TEXT,
    NOT_THE_CURRENCY,
    NOT_WHOLE,
    NOT_YES_NO,
    OUT_OF_RANGE,
    PAST_HORIZON,
    Bad,
)

Reader = Callable[[Any], Any]

_NUMBERS = (int, float, Decimal)
_YES = frozenset(("true", "yes", "y", "1"))
_NO = frozenset(("false", "no", "n", "0"))
_CODE_FIRST = re.compile(r"([A-Za-z]{3})(.*)\Z", re.DOTALL)
_CODE_LAST = re.compile(r"(.*?)([A-Za-z]{3})\Z", re.DOTALL)
#: Without a range, so many units at most.
_BOUND = 10**12
_GAP = re.compile("[" + re.escape(WHITE) + "]")


def plain_text(raw: Any) -> Optional[str]:
    """Plain text: a text, or a whole number in digits; `None` if it is something else. It may be empty."""
    if isinstance(raw, str):
        # What is kept of a lead is of the plain type, whatever a subclass makes of its methods.
        return plain(raw if raw.__class__ is str else str.__str__(raw))
    if raw is True or raw is False or not isinstance(raw, _NUMBERS):
        return None
    parts = parts_of_number(raw)
    if parts is None or not is_whole(parts):
        return None
    value = units(parts, 0)
    return None if value is None or abs(value) > LARGEST else str(value)


def reader_of(kind: Dict[str, Any], zone: Zone, currency: Optional[str]) -> Reader:
    """The reader of a type."""
    name = kind["type"]
    if name == "yes_no":
        return read_yes_no
    if name == "one_of":
        return _one_of(kind)
    if name == "several_of":
        return _several_of(kind)
    if name == "number":
        return _number(kind, kind["decimals"], kind["whole"], None, False)
    if name == "percent":
        return _number(kind, 2, False, None, True)
    if name == "money":
        return _number(kind, kind["decimals"], False, currency or "", False)
    if name == "text":
        return read_text
    if name == "email":
        return read_email
    return _date(zone) if name == "date" else read_time


def read_yes_no(raw: Any) -> Union[bool, None, Bad]:
    """Yes or no."""
    if raw is True or raw is False or raw is None:
        return raw
    text = plain_text(raw)
    if text is None:
        return NOT_YES_NO
    text = lower(text)
    return True if text in _YES else False if text in _NO else NOT_YES_NO if text else None


def read_text(raw: Any) -> Union[str, None, Bad]:
    """Text."""
    if raw is None:
        return None
    text = plain_text(raw)
    return NOT_TEXT if text is None else text or None


def read_email(raw: Any) -> Union[str, None, Bad]:
    """Text with one `@`, something on both sides, and no white space."""
    text = read_text(raw)
    if not isinstance(text, str):
        return text
    name, at, domain = text.partition("@")
    if not name or not domain or "@" in domain or _GAP.search(text):
        return NOT_AN_EMAIL
    return text


def _one_of(kind: Dict[str, Any]) -> Reader:
    names = Names(kind["choices"])
    other = kind["other"]
    known = names.known

    def read(raw: Any) -> Any:
        if raw.__class__ is str:
            place = known.get(raw)
            if place is not None:
                return place
        elif raw is None:
            return None
        text = plain_text(raw)
        if text is None:
            return NOT_A_CHOICE
        if not text:
            return None
        place = names.find(text)
        if place is not None:
            # Under the spelling of the data, so that the next one is found at once.
            if raw.__class__ is str and len(raw) < 200 and len(known) < 4096:
                known[raw] = place
            return place
        return NOT_A_CHOICE if other is None else other

    return read


def _several_of(kind: Dict[str, Any]) -> Reader:
    one = _one_of(kind)

    def read(raw: Any) -> Any:
        if raw is None:
            return None
        if isinstance(raw, (list, tuple)):
            parts: List[Any] = [part for part in raw if part is not None]
        else:
            text = plain_text(raw)
            if text is None:
                return NOT_A_CHOICE
            if not text:
                return None
            whole = one(text) if kind["other"] is None or ";" not in text else _exact(kind, text)
            if whole.__class__ is int:
                return (whole,)
            parts = list(text.split(";"))
        places = set()
        for part in parts:
            place = one(part)
            if place.__class__ is Bad:
                return place
            if place is not None:
                places.add(place)
        return tuple(sorted(places))

    return read


def _exact(kind: Dict[str, Any], text: str) -> Optional[int]:
    """A choice that itself holds a `;`."""
    return Names(kind["choices"]).find(text)


def _number(kind: Dict[str, Any], decimals: int, whole: bool, currency: Optional[str], percent: bool) -> Reader:
    least = -_BOUND if kind["min"] is None else kind["min"]
    most = _BOUND if kind["max"] is None else kind["max"]
    scale = 10**decimals

    def in_range(parts: Parts) -> Any:
        if whole and not is_whole(parts):
            return NOT_WHOLE
        value = units(parts, decimals)
        return value if value is not None and least <= value <= most else OUT_OF_RANGE

    def read(raw: Any) -> Any:
        if raw.__class__ is int:
            value = raw * scale
            return value if least <= value <= most else OUT_OF_RANGE
        if raw.__class__ is float and -1e9 < raw < 1e9:
            # With at most 15 digits there is one decimal for a double, so this is the shortest one, exactly.
            value = round(raw * scale)
            if value / scale == raw:
                return value if least <= value <= most else OUT_OF_RANGE
        if isinstance(raw, str):
            text = plain(raw)
            if not text:
                return None
            if percent and text[-1] == "%":
                text = text[:-1].rstrip(WHITE)
            parts = parts_of(text)
            if parts is not None:
                return in_range(parts)
            return NOT_A_NUMBER if currency is None else with_code(text)
        if raw is None:
            return None
        if raw is True or raw is False or not isinstance(raw, _NUMBERS):
            return NOT_A_NUMBER
        parts = parts_of_number(raw)
        return NOT_A_NUMBER if parts is None else in_range(parts)

    def with_code(text: str) -> Any:
        for pattern, code_at, rest_at in ((_CODE_FIRST, 1, 2), (_CODE_LAST, 2, 1)):
            split = pattern.match(text)
            if split is not None:
                parts = parts_of(split.group(rest_at).strip(WHITE))
                if parts is not None:
                    return in_range(parts) if split.group(code_at).upper() == currency else NOT_THE_CURRENCY
        return NOT_A_NUMBER

    return read


def _date(zone: Zone) -> Reader:
    def read(raw: Any) -> Any:
        if raw is None:
            return None
        if not isinstance(raw, str):
            return NOT_A_DATE
        text = plain(raw)
        if not text:
            return None
        parts = read_parts(text)
        if parts is None:
            return NOT_A_DATE
        day, into, east = parts
        if into is None or east is None:
            return day
        instant = day * DAY + into - east
        if not FIRST <= instant <= LAST:
            return NOT_A_DATE
        local = zone.day(instant)
        return PAST_HORIZON if local is None else local

    return read


def read_time(raw: Any) -> Any:
    """A date and a time with an offset."""
    if raw is None:
        return None
    if not isinstance(raw, str):
        return NOT_A_TIME
    instant = read_instant(raw)
    if instant is not None:
        return instant
    text = plain(raw)
    if not text:
        return None
    parts = read_parts(text)
    return NO_OFFSET if parts is not None and parts[1] is not None and parts[2] is None else NOT_A_TIME


def read_date_of_value(raw: Any, zone: Zone) -> Any:
    """A date in `fields_at`: a time, or a date, which is its first instant."""
    if raw is None:
        return None
    if not isinstance(raw, str):
        return NOT_A_DATE
    instant = read_instant(raw)
    if instant is not None:
        return instant
    text = plain(raw)
    if not text:
        return None
    parts = read_parts(text)
    if parts is None or (parts[1] is not None and parts[2] is not None):
        return NOT_A_DATE
    if parts[1] is not None:
        return NO_OFFSET
    start = zone.start(parts[0])
    return NOT_A_DATE if start is None else start


__all__ = ["Reader", "plain_text", "read_date_of_value", "read_time", "reader_of", "written"]
