"""The source that this package generates for a rule set."""

from __future__ import annotations

from typing import Any, Dict, List, Optional
from unittest import mock

import support  # noqa: F401 - finds the package

import leadlang
from leadlang.generate.program import Program
from leadlang.generate.source import Function


def sources_of(document: Dict[str, Any]) -> List[str]:
    """All of it, in the order in which it is made."""
    found: List[str] = []
    made = Program.compiled

    def compiled(self: Program, function: Optional[Function]) -> Any:
        if function is not None:
            found.append(function.text())
        return made(self, function)

    with mock.patch.object(Program, "compiled", compiled):
        rules = leadlang.load(document)
        rules.stage({}, 0)
        rules.scores({}, 0)
    return found
