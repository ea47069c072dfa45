"""Lines of Python source, and the objects that they name."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import Any, Dict, Iterator, List, Tuple

_SIMPLE = re.compile(r"[A-Za-z_][A-Za-z_0-9]*(\[[0-9]+\])?\Z")


def is_simple(source: str) -> bool:
    """A name, or a place in a list: it may be written twice."""
    return _SIMPLE.match(source) is not None


class Objects:
    """Objects that generated source names."""

    def __init__(self) -> None:
        self.named: Dict[str, Any] = {}
        self._counted = 0

    def name(self, thing: Any, prefix: str = "k") -> str:
        """A new name for an object. Integers stand for themselves."""
        if thing.__class__ is int or thing is True or thing is False or thing is None:
            return repr(thing)
        self._counted += 1
        name = f"{prefix}_{self._counted}"
        self.named[name] = thing
        return name

    def new(self, prefix: str) -> str:
        """A name that nothing has yet."""
        self._counted += 1
        return f"{prefix}_{self._counted}"


class Source:
    """A function in the making."""

    def __init__(self, head: str, objects: Objects) -> None:
        self.lines: List[str] = [head]
        self.objects = objects
        self._indent = 1

    def put(self, line: str) -> None:
        """One line."""
        self.lines.append("    " * self._indent + line)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """A line that ends in a colon, and what is put meanwhile below it."""
        self.put(head)
        self._indent += 1
        size = len(self.lines)
        yield
        if len(self.lines) == size:
            self.put("pass")
        self._indent -= 1

    def first_of(self, rows: List[Tuple[str, str]], otherwise: str) -> None:
        """The line of the first condition that is true, or another."""
        if not rows:
            self.put(otherwise)
        elif len(rows) < 40:
            word = "if"
            for condition, line in rows:
                self.put(f"{word} {condition}: {line}")
                word = "elif"
            self.put(f"else: {otherwise}")
        else:
            # A chain of thousands of `elif` is deeper than Python's compiler goes.
            with self.block("for _ in (0,):"):
                for condition, line in rows:
                    self.put(f"if {condition}: {line}; break")
                self.put(otherwise)

    def text(self) -> str:
        """The function."""
        return "\n".join(self.lines) + "\n"
