"""Exact numbers: decimals as text, units of a type, rounding (10.2, 6)."""

from __future__ import annotations

import re
import threading
from typing import Any, Optional, Tuple

#: The largest integer that a double holds exactly, and so the largest in a rule set.
LARGEST = 9_007_199_254_740_991

_DECIMAL = re.compile(r"([+-]?)(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))(?:[eE]([+-]?[0-9]+))?\Z")
#: Exponents beyond this are as good as this: all that they scale is out of range, or nothing.
_EXPONENT = 10**12
_DOUBLES = 2**53


class _Made(threading.local):
    """How many of them this thread has made: who finds none writes the quick way."""

    exact = 0


MADE = _Made()

Parts = Tuple[bool, str, int]


class Exact(float):
    """A number with the digits that it is written with, which a double does not hold, or writes in another way."""

    text: str

    def __new__(cls, text: str) -> "Exact":
        self = super().__new__(cls, text)
        self.text = text
        return self


def parts_of(text: str) -> Optional[Parts]:
    """Sign, digits without leading zeros and power of ten of a decimal; `None` if it is none."""
    found = _DECIMAL.match(text)
    if found is None:
        return None
    sign, whole, fraction, bare, exponent = found.groups()
    fraction = bare or fraction or ""
    digits = ((whole or "") + fraction).lstrip("0")
    power = 0
    if exponent:
        size = exponent.lstrip("+-").lstrip("0")
        power = _EXPONENT if len(size) > 12 else int(size or 0)
        if exponent[0] == "-":
            power = -power
    return sign == "-", digits, power - len(fraction)


def parts_of_number(number: Any) -> Optional[Parts]:
    """The same of a number of a JSON document; beyond 2^53 the nearest double, as where all numbers are doubles."""
    if isinstance(number, int):
        if -_DOUBLES <= number <= _DOUBLES:
            return number < 0, str(abs(number)).lstrip("0"), 0
        try:
            number = float(number)
        except OverflowError:
            number = float("-inf" if number < 0 else "inf")
    if isinstance(number, float):
        if number in (float("inf"), float("-inf")):
            return number < 0, "1", _EXPONENT
        return parts_of(repr(float(number)))
    return parts_of(str(number))


def is_whole(parts: Parts) -> bool:
    """Whether there is no fraction but zeros."""
    _, digits, power = parts
    return power >= 0 or not digits[max(len(digits) + power, 0) :].strip("0")


def units(parts: Parts, decimals: int) -> Optional[int]:
    """The number in units of 10^-decimals, half away from zero; `None` if it has more than 20 digits."""
    negative, digits, power = parts
    if not digits:
        return 0
    power += decimals
    size = len(digits) + power
    if size > 20:
        return None
    if size < 0:
        return 0
    if power >= 0:
        value: int = int(digits) * 10**power
    else:
        value = int(digits[:size] or "0") + (digits[size] >= "5")
    return -value if negative else value


def written(parts: Parts, most: int) -> str:
    """The first `most` characters of the number in digits, without an exponent, nor zeros at the end of a fraction."""
    negative, digits, power = parts
    if power < 0:
        size = len(digits) + power
        if size > 0:
            whole, fraction = digits[:size], digits[size : size + most]
            rest = digits[size:].rstrip("0")
            fraction = rest[:most]
        else:
            whole = "0"
            fraction = ("0" * min(-size, most) + digits.rstrip("0"))[:most] if digits else ""
    else:
        whole, fraction = (digits + "0" * min(power, most)) or "0", ""
        if not digits:
            whole = "0"
    text = f"{whole}.{fraction}" if fraction else whole
    return ("-" + text if negative and digits else text)[:most]


def decimal_text(value: int, decimals: int) -> str:
    """A number of units in digits, without zeros at the end of a fraction: `56.5`."""
    if not decimals:
        return str(value)
    whole, fraction = divmod(abs(value), 10**decimals)
    text = str(whole)
    if fraction:
        text += "." + f"{fraction:0{decimals}}".rstrip("0")
    return "-" + text if value < 0 else text


def in_decimals(value: int, decimals: int) -> Any:
    """The same as a number of a decision: an int where it is whole, else a float that is written with these digits."""
    if not decimals:
        return value
    whole, fraction = divmod(value, 10**decimals)
    if not fraction:
        return whole
    text = decimal_text(value, decimals)
    number = float(text)
    if repr(number) == text:
        return number
    MADE.exact += 1
    return Exact(text)


def divide(value: int, by: int) -> int:
    """The nearest integer of a quotient, halves away from zero."""
    return (2 * value + by) // (2 * by) if value >= 0 else -((by - 2 * value) // (2 * by))


def held(value: int, size: int) -> int:
    """The value held within ±size."""
    return -size if value < -size else size if value > size else value
