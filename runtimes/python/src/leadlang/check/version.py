"""The first thing to know of a document: whether it is one that this version reads (9.8)."""

from __future__ import annotations

from typing import Any

from ..errors import RuleSetError


def check_version(document: Any) -> None:
    """Raises `RuleSetError` unless it is version 1 of the format."""
    if type(document) is not dict:
        raise RuleSetError("", "it must be an object")
    if "ruleset" not in document:
        raise RuleSetError("/ruleset", "it is missing")
    version = document["ruleset"]
    if type(version) is not int or version != 1:
        shown = version if type(version) is int and 0 <= version < 10**9 else "something else"
        raise RuleSetError("/ruleset", f"this runtime reads version 1 of the format, and this is {shown}")
