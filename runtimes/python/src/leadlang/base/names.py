"""Names as they are written in data, and the declared names that they stand for (10.1)."""

from __future__ import annotations

from typing import Dict, Iterable, Optional, Set

from .text import fold, plain

#: Spellings that are remembered for each list of names; data with more of them is looked up anew.
_REMEMBERED = 4096


class Names:
    """Finds the place of a declared name for a name in data."""

    __slots__ = ("exact", "folded", "known", "unknown")

    def __init__(self, names: Iterable[str]) -> None:
        self.exact: Dict[str, int] = {}
        self.folded: Dict[str, Optional[int]] = {}
        #: Spellings met so far. Hot loops read it directly.
        self.known: Dict[str, int] = {}
        self.unknown: Set[str] = set()
        for place, name in enumerate(names):
            self.exact.setdefault(name, place)
            folded = fold(name)
            self.folded[folded] = None if folded in self.folded else place

    def find(self, written: str) -> Optional[int]:
        """The place of the name, or `None` if no name, or more than one, is meant."""
        place = self.known.get(written)
        if place is not None or written in self.unknown:
            return place
        place = self.exact.get(plain(written))
        if place is None:
            place = self.folded.get(fold(written))
        # A subclass of str may say that it is the same as another text, so it is not remembered.
        if written.__class__ is str and len(self.known) + len(self.unknown) < _REMEMBERED and len(written) < 200:
            if place is None:
                self.unknown.add(written)
            else:
                self.known[written] = place
        return place
