"""Data problems (10.3): named, counted, in one order."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Dict, List, Optional, Tuple

from ..base.numbers import parts_of_number, written
from ..base.text import trimmed, well_formed
from .tame import Odd

ORDER = {
    name: place
    for place, name in enumerate(
        "lead_without_id not_an_object duplicate_key key_not_declared field_not_declared property_not_declared "
        "event_not_declared missing_required not_a_choice not_yes_no not_a_number not_whole out_of_range "
        "not_the_currency not_text not_an_email not_a_date not_a_time no_offset fresh_without_date event_without_name "
        "event_without_time event_without_required event_in_future outside_in_force past_horizon "
        "outside_calendar".split()
    )
}

MASKED = "•••"
_CUT = 80

Key = Tuple[str, Optional[str], Optional[str]]
#: How often each problem was met.
Problems = Dict[Key, int]


class Bad:
    """What cannot be read: the name of the problem."""

    __slots__ = ("problem",)

    def __init__(self, problem: str) -> None:
        self.problem = problem


NOT_A_CHOICE = Bad("not_a_choice")
NOT_YES_NO = Bad("not_yes_no")
NOT_A_NUMBER = Bad("not_a_number")
NOT_WHOLE = Bad("not_whole")
OUT_OF_RANGE = Bad("out_of_range")
NOT_THE_CURRENCY = Bad("not_the_currency")
NOT_TEXT = Bad("not_text")
NOT_AN_EMAIL = Bad("not_an_email")
NOT_A_DATE = Bad("not_a_date")
NOT_A_TIME = Bad("not_a_time")
NO_OFFSET = Bad("no_offset")
PAST_HORIZON = Bad("past_horizon")


def note(problems: Problems, problem: str, where: Optional[str], value: Optional[str] = None) -> None:
    """Counts one problem."""
    if where is not None:
        where = str.__str__(where)
        if len(where) > _CUT or not where.isascii():
            where = well_formed(where)[:_CUT]
    key = (problem, where, value if value is None else value[:_CUT])
    problems[key] = problems.get(key, 0) + 1


def found(raw: Any) -> str:
    """What was found, as text."""
    if isinstance(raw, str):
        return trimmed(raw)
    if raw is None:
        return "null"
    if raw is True:
        return "true"
    if raw is False:
        return "false"
    if isinstance(raw, (int, float, Decimal)):
        parts = parts_of_number(raw)
        return str(raw) if parts is None else written(parts, _CUT)
    if isinstance(raw, dict):
        return "{…}"
    if isinstance(raw, (list, tuple)):
        return "[…]"
    return raw.name if isinstance(raw, Odd) else type(raw).__name__


def listed(problems: Problems) -> List[Dict[str, Any]]:
    """As a decision lists them."""
    order = ORDER
    ordered = sorted(
        problems,
        key=lambda key: (order[key[0]], key[1] is not None, key[1] or "", key[2] is not None, key[2] or ""),
    )
    return [{"problem": key[0], "where": key[1], "value": key[2], "count": problems[key]} for key in ordered]
