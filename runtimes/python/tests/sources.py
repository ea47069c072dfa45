"""The source that this package generates for a rule set."""

from __future__ import annotations

from typing import Any, Dict, List
from unittest import mock

import support  # noqa: F401 - finds the package

import leadlang
from leadlang.code.program import Program


def sources_of(document: Dict[str, Any]) -> List[str]:
    """All of it, in the order in which it is made."""
    found: List[str] = []
    made = Program.function

    def function(self: Program, source: str, name: str) -> Any:
        found.append(source)
        return made(self, source, name)

    with mock.patch.object(Program, "function", function):
        rules = leadlang.load(document)
        rules.stage({}, 0)
        rules.scores({}, 0)
    return found
