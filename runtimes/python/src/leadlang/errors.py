"""What this package raises."""

from __future__ import annotations


class RuleSetError(ValueError):
    """A rule set that is refused. `path` says where in the document, `reason` why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path or '/'}: {reason}")
        self.path = path
        self.reason = reason


class InstantError(ValueError):
    """An `as_of` that is no instant."""


class ReplayError(ValueError):
    """A lead whose log has no end: more entries or steps than a replay allows (7.5)."""
