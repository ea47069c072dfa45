"""JSON as text: reading any document without failing on its numbers, and writing decisions byte for byte (10.5)."""

from __future__ import annotations

import json
from typing import Any, List

from .numbers import Exact, JsonNumber

_LARGE = float(2**53)


class JsonError(ValueError):
    """Text that is not JSON."""


def _real(text: str) -> Any:
    """A number with a point or an exponent. Beyond 2^53 a double stands for many texts, so the text itself is kept."""
    value = float(text)
    return value if -_LARGE < value < _LARGE else JsonNumber(text)


def _whole(text: str) -> Any:
    return int(text) if len(text) < 1000 else JsonNumber(text)


def _no_number(text: str) -> Any:
    raise JsonError(f"{text} is no number in JSON")


_reader = json.JSONDecoder(parse_float=_real, parse_constant=_no_number).decode
_patient = json.JSONDecoder(parse_float=_real, parse_int=_whole, parse_constant=_no_number).decode


def read(text: str) -> Any:
    """The document, or `JsonError`."""
    try:
        return _reader(text)
    except json.JSONDecodeError as error:
        raise JsonError(f"{error.msg} at column {error.colno}") from None
    except RecursionError:
        raise JsonError("it is nested too deeply") from None
    except JsonError:
        raise
    except ValueError:
        # Newer Pythons refuse to turn very long digits into an int.
        return _patient(text)


_quick = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def write(decision: Any) -> str:
    """The document without white space. Numbers are ints, `Exact`, or floats with at most two decimals."""
    return _quick(decision)


def write_exact(document: Any) -> str:
    """The same where numbers may be `Exact`: slower."""
    parts: List[str] = []
    _write(document, parts.append)
    return "".join(parts)


def _write(value: Any, put: Any) -> None:
    if isinstance(value, Exact):
        put(value.text)
    elif isinstance(value, dict):
        between = "{"
        for key, item in value.items():
            put(between + _quick(key) + ":")
            _write(item, put)
            between = ","
        put("}" if value else "{}")
    elif isinstance(value, (list, tuple)):
        between = "["
        for item in value:
            put(between)
            _write(item, put)
            between = ","
        put("]" if value else "[]")
    else:
        put(_quick(value))
