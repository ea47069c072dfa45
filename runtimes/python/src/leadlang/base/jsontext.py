"""JSON as text: reading any document without failing on its numbers, and writing decisions byte for byte (10.5)."""

from __future__ import annotations

import json
import re
from typing import Any, Callable, List, Optional, Tuple

from .numbers import MADE, Exact


class JsonError(ValueError):
    """Text that is not JSON: why, and at which column if that can be said."""

    def __init__(self, reason: str, column: Optional[int] = None) -> None:
        super().__init__(reason if column is None else f"{reason} at column {column}")
        self.reason = reason
        self.column = column


#: No double has more digits.
_LONG = 309


def _whole(text: str) -> Any:
    """Newer Pythons refuse to turn very long digits into an int; no number of so many digits is ever used."""
    return int(text) if len(text) < _LONG else float(text)


def _no_number(text: str) -> Any:
    raise JsonError(f"{text} is no number in JSON")


_reader = json.JSONDecoder(parse_constant=_no_number).decode
_patient = json.JSONDecoder(parse_int=_whole, parse_constant=_no_number).decode


def read(text: str) -> Any:
    """The document, or `JsonError`."""
    try:
        return _reader(text)
    except json.JSONDecodeError as error:
        raise JsonError(error.msg, error.colno) from None
    except RecursionError:
        raise JsonError("it is nested too deeply") from None
    except JsonError:
        raise
    except ValueError:
        return _patient(text)


#: A number that may be beyond all doubles; half a character; and deeper than readers of JSON must go.
_SUSPECT = re.compile(r"[0-9]{309}|[0-9][eE]\+?[0-9]{3}|\\u[dD][89a-fA-F]")
DEEPEST = 127


def read_strict(text: str) -> Any:
    """The document, or `JsonError` also for what not every reader of JSON takes."""
    document = read(text)
    if _SUSPECT.search(text):
        try:
            document = _patient(text)
            json.dumps(document, ensure_ascii=False, allow_nan=False).encode("utf-8")
        except UnicodeEncodeError:
            raise JsonError("half a character stands in it") from None
        except (ValueError, OverflowError):
            raise JsonError("a number in it is too large") from None
    if text.count("[") + text.count("{") > DEEPEST and _depth(document) > DEEPEST:
        raise JsonError("it is nested too deeply")
    return document


def _depth(document: Any) -> int:
    deepest = 0
    rest = [(document, 1)]
    while rest:
        one, depth = rest.pop()
        if isinstance(one, (dict, list)):
            deepest = max(deepest, depth)
            rest.extend((part, depth + 1) for part in (one.values() if isinstance(one, dict) else one))
    return deepest


_quick = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def written(make: Callable[[], Any]) -> Tuple[Any, str]:
    """The decision that a function makes, and its text without white space."""
    before = MADE.exact
    decision = make()
    return decision, _quick(decision) if MADE.exact == before else write_exact(decision)


def write_exact(document: Any) -> str:
    """The text where numbers may be `Exact`: slower."""
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
