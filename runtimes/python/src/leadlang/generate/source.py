"""Pieces of Python source that know which names they use, and functions assembled from them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Set, Tuple

#: What a name is the value of: a letter, and a place in the rule set where there are several (`("f", 3)` is `f3`).
Name = Tuple[str, Optional[int]]


class Constants:
    """Objects that generated source refers to, by the names that it has for them."""

    def __init__(self) -> None:
        self.named: Dict[str, Any] = {}
        self._counted = 0

    def name(self, thing: Any) -> str:
        """A new name for an object. Integers, truth values and `None` are written out."""
        if thing.__class__ is int or thing is True or thing is False or thing is None:
            return repr(thing)
        name = self.new("k")
        self.named[name] = thing
        return name

    def new(self, prefix: str) -> str:
        """A name that nothing has yet."""
        self._counted += 1
        return f"{prefix}_{self._counted}"


class Piece:
    """Lines of a function, and the names that must have their values before them."""

    __slots__ = ("constants", "lines", "uses", "_indent")

    def __init__(self, constants: Constants) -> None:
        self.constants = constants
        self.lines: List[str] = []
        #: In the order in which they were asked for first.
        self.uses: Dict[Name, None] = {}
        self._indent = 1

    def use(self, letter: str, place: Optional[int] = None) -> str:
        """The name as source. Whoever writes a name into a piece gets it here."""
        self.uses[letter, place] = None
        return written(letter, place)

    def put(self, line: str) -> None:
        """Adds a line."""
        self.lines.append("    " * self._indent + line)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Adds a line that ends in a colon, and below it what is put meanwhile."""
        self.put(head)
        self._indent += 1
        yield
        self._indent -= 1

    def first_of(self, rows: List[Tuple[str, str]], otherwise: str) -> None:
        """Adds the line of the first condition that is met, or else another line."""
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


def written(letter: str, place: Optional[int]) -> str:
    """A name as source."""
    return letter if place is None else f"{letter}{place}"


class Function:
    """A function, assembled from pieces: `piece_of` gives the one that gives a name its value."""

    def __init__(self, name: str, parameters: Iterable[str], piece_of: Callable[[Name], Piece]) -> None:
        given = list(parameters)
        self.name = name
        self.piece_of = piece_of
        self.lines: List[str] = [f"def {name}({', '.join(given)}):"]
        #: The names that some line uses.
        self.used: Set[Name] = set()
        self._bound: Set[Name] = {(parameter, None) for parameter in given}

    def add(self, piece: Piece) -> None:
        """Adds a piece, and before it the pieces of the names that it uses, where they are not there yet."""
        # Without recursion: rules may read each other through as many steps as they like.
        open_pieces = [(piece, iter(piece.uses))]
        while open_pieces:
            current, names = open_pieces[-1]
            missing = next((name for name in names if name not in self._bound), None)
            if missing is None:
                self.used.update(current.uses)
                self.lines += current.lines
                open_pieces.pop()
            else:
                self._bound.add(missing)
                needed = self.piece_of(missing)
                open_pieces.append((needed, iter(needed.uses)))

    def text(self) -> str:
        """Its source."""
        return "\n".join(self.lines) + "\n"
