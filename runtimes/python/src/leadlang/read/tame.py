"""Data of a program as plain data: what overrides its own methods, or is no data at all, loses its say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

#: Nothing so deep in a lead is read.
_DEEPEST = 8
_PLAIN = frozenset((str, int, float, bool, type(None)))


class Odd:
    """Something that is no data. Only the name of its type is kept."""

    __slots__ = ("name",)

    def __init__(self, thing: Any) -> None:
        name = type.__dict__["__name__"].__get__(type(thing))
        self.name: str = str.__str__(name)


def tame(raw: Any, deepest: int = _DEEPEST) -> Any:
    """A copy that calls no method of what it copies.

    Subclasses of the types of JSON become those types, lists that go too deep become empty. Keys that are no text are
    left out, as everywhere.
    """
    kind = type(raw)
    if kind in _PLAIN:
        return raw
    if issubclass(kind, str):
        return str.__str__(raw)
    if issubclass(kind, int):
        return int.__int__(raw)
    if issubclass(kind, float):
        return float.__float__(raw)
    if issubclass(kind, Decimal):
        return Decimal(raw)
    if issubclass(kind, dict):
        parts = dict.items(raw) if deepest else ()
        return {tame(key): tame(one, deepest - 1) for key, one in parts if issubclass(type(key), str)}
    if issubclass(kind, (list, tuple)):
        items = (list if issubclass(kind, list) else tuple).__iter__(raw) if deepest else ()
        return [tame(one, deepest - 1) for one in items]
    return Odd(raw)
