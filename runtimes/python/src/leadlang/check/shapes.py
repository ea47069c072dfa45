"""Shapes of JSON values: small functions that check one and answer with what is known of it.

A shape takes a value and its path and gives the value back, without the keys that the standard does not know. What
does not fit raises `RuleSetError` with the path.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, Optional, Tuple

from ..base.numbers import LARGEST
from ..base.text import well_formed
from ..errors import RuleSetError

Shape = Callable[[Any, str], Any]

#: Nothing in a rule set is nested in more keys. What a compiler writes is nested in fewer than sixty.
DEEPEST = 70

_KINDS = {dict: "an object", list: "an array", str: "a text", bool: "true or false", int: "a number", float: "a number"}


def _found(value: Any) -> str:
    return "null" if value is None else _KINDS.get(type(value), type(value).__name__)


def integer(least: int = -LARGEST, most: int = LARGEST) -> Shape:
    """A whole number within bounds."""

    def check(value: Any, path: str) -> Any:
        if type(value) is not int:
            wanted = "a whole number without a fraction or exponent"
            raise RuleSetError(path, f"it must be {wanted}, and is {_found(value)}")
        if not least <= value <= most:
            raise RuleSetError(path, f"the number is not within {least} to {most}")
        return value

    return check


def text(value: Any, path: str) -> Any:
    """Any text."""
    if type(value) is not str:
        raise RuleSetError(path, f"it must be a text, and is {_found(value)}")
    if not value.isascii() and well_formed(value) != value:
        raise RuleSetError(path, "the text holds half a character")
    return value


def boolean(value: Any, path: str) -> Any:
    """Yes or no."""
    if value is not True and value is not False:
        raise RuleSetError(path, f"it must be true or false, and is {_found(value)}")
    return value


def true(value: Any, path: str) -> Any:
    """A mark that is there or left out."""
    if value is not True:
        raise RuleSetError(path, "it must be true, or left out")
    return value


def choice(*values: str) -> Shape:
    """One of some texts."""

    def check(value: Any, path: str) -> Any:
        if type(value) is not str or value not in values:
            shown = value if type(value) is str else _found(value)
            raise RuleSetError(path, f"unknown: {shown!s:.60}; this version knows {', '.join(values)}")
        return value

    return check


def nullable(shape: Shape) -> Shape:
    """The shape, or null."""

    def check(value: Any, path: str) -> Any:
        return None if value is None else shape(value, path)

    return check


def array(item: Shape, least: int = 0, most: Optional[int] = None, unique: bool = False) -> Shape:
    """An array of things of one shape."""

    def check(value: Any, path: str) -> Any:
        if type(value) is not list:
            raise RuleSetError(path, f"it must be an array, and is {_found(value)}")
        if len(value) < least or (most is not None and len(value) > most):
            raise RuleSetError(path, f"an array of {len(value)} does not fit here")
        known = [item(part, f"{path}/{place}") for place, part in enumerate(value)]
        if unique:
            seen: Dict[Any, int] = {}
            for place, part in enumerate(known):
                if seen.setdefault(part, place) != place:
                    raise RuleSetError(f"{path}/{place}", f"{part!r:.60} is there twice")
        return known

    return check


def record(needed: Dict[str, Shape], optional: Optional[Dict[str, Shape]] = None) -> Shape:
    """An object with these keys. Others are not looked at."""
    may = optional or {}

    def check(value: Any, path: str) -> Any:
        if type(value) is not dict:
            raise RuleSetError(path, f"it must be an object, and is {_found(value)}")
        known = {}
        for key, shape in needed.items():
            if key not in value:
                raise RuleSetError(f"{path}/{key}", "it is missing")
            known[key] = shape(value[key], f"{path}/{key}")
        for key, shape in may.items():
            if key in value:
                known[key] = shape(value[key], f"{path}/{key}")
        return known

    return check


def entries(shape: Shape) -> Shape:
    """An object whose keys are free."""

    def check(value: Any, path: str) -> Any:
        if type(value) is not dict or not all(type(key) is str for key in value):
            raise RuleSetError(path, "it must be an object")
        return {key: shape(item, f"{path}/{key}") for key, item in value.items()}

    return check


def either(yes_no: Shape, number: Shape, string: Shape, many: Shape) -> Shape:
    """A value of one of several types."""
    shapes = {bool: yes_no, str: string, list: many}
    return lambda value, path: shapes.get(type(value), number)(value, path)


def nested(shape: Shape) -> Shape:
    """A shape that is made of itself."""

    def check(value: Any, path: str) -> Any:
        if sum(not key.isdigit() for key in path.split("/")) > DEEPEST:
            raise RuleSetError(path, "it is nested too deeply")
        return shape(value, path)

    return check


def tagged(tag: str, what: str, kinds: Dict[str, Tuple[Dict[str, Shape], Dict[str, Shape]]]) -> Shape:
    """An object whose key `tag` says which other keys it has; `what` is what such a tag is called."""
    shapes = {kind: record({tag: text, **needed}, optional) for kind, (needed, optional) in kinds.items()}

    def check(value: Any, path: str) -> Any:
        if type(value) is not dict:
            raise RuleSetError(path, f"it must be an object, and is {_found(value)}")
        if tag not in value:
            raise RuleSetError(f"{path}/{tag}", "it is missing")
        kind = value[tag]
        if type(kind) is not str or kind not in shapes:
            shown = kind if type(kind) is str else _found(kind)
            raise RuleSetError(f"{path}/{tag}", f"this version does not know the {what} {shown!s:.60}")
        return shapes[kind](value, path)

    return check
