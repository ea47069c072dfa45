"""Rule sets with a fault put in at random: what a broken disk, an old tool or a malicious sender may hand over."""

from __future__ import annotations

import copy
import json
import random
from typing import Any, Dict, Iterator, List, Tuple

import support  # noqa: F401 - finds the package

from leadlang.check.fingerprint import fingerprint

Document = Dict[str, Any]
Path = Tuple[Any, ...]

LARGEST = 2**53 - 1


class Hostile:
    """An object of which nothing can be asked."""

    def _refuse(self, *_: Any) -> Any:
        raise RuntimeError("hostile")

    __eq__ = __lt__ = __repr__ = __str__ = __len__ = __iter__ = __bool__ = __index__ = __float__ = _refuse
    __class__ = property(_refuse)

    def __hash__(self) -> int:
        return 7


#: What JSON can hold.
JSON_VALUES: List[Any] = [
    *(
        None,
        True,
        False,
        0,
        1,
        -1,
        2,
        7,
        63,
        64,
        65,
        1000,
        86_400_000,
        -(10**12),
        LARGEST,
        -LARGEST,
        LARGEST + 1,
        10**30,
    ),
    *(0.0, 1.0, 0.5, -0.0, 1e300, float("nan"), float("inf"), float("-inf")),
    *("", "x", "all", "points", "reached", "__class__", "__proto__", "\ud800", "\x00", "a" * 10_000, "'\"\\\n{}"),
    *(
        [],
        {},
        [[]],
        [0],
        [1, 0],
        [0, 0],
        [[0, 0]],
        [[0, 1], [0, 1]],
        {"op": "all", "of": []},
        {"op": "stage"},
        {"": {}},
    ),
    *({"__class__": "x", "__proto__": {"polluted": True}}, {"op": "const", "value": 1}, {"op": "field", "field": 0}),
]
#: What only a program can hand over.
OTHER_VALUES: List[Any] = [b"bytes", (1, 2), {1, 2}, object(), 10**5_000, Hostile(), {1: 2}, {Hostile(): 1}, type, ...]


def paths_of(document: Document) -> List[Path]:
    """The places of all values in a document."""
    found: List[Path] = []
    rest: List[Tuple[Path, Any]] = [((), document)]
    while rest:
        path, one = rest.pop()
        parts = one.items() if isinstance(one, dict) else enumerate(one) if isinstance(one, list) else ()
        for key, part in parts:
            found.append(path + (key,))
            rest.append((path + (key,), part))
    return found


def _at(document: Any, path: Path) -> Any:
    for key in path:
        document = document[key]
    return document


def signed(document: Document) -> Document:
    """With the fingerprint that fits, where the document has a shape that can be told."""
    try:
        document["fingerprint"] = fingerprint(document)
    except Exception:
        pass
    return document


class Mutants:
    """Mutants of one rule set. Most have one fault, some a few; most have a fingerprint that fits."""

    def __init__(self, document: Document, seed: int, values: List[Any]) -> None:
        self.document = document
        self.paths = paths_of(document)
        self.values = values
        #: The places of each key: what stands at one of them has a chance to fit at another.
        self.alike: Dict[Any, List[Path]] = {}
        for path in self.paths:
            key = path[-1] if isinstance(path[-1], str) else path[-2]
            self.alike.setdefault(key, []).append(path)
        self.rng = random.Random(seed)

    def some(self, count: int) -> Iterator[Tuple[str, Document]]:
        """So many of them, each with what was done to it."""
        for _ in range(count):
            one = copy.deepcopy(self.document)
            done = [self._change(one) for _ in range(self.rng.choice((1, 1, 1, 2, 4)))]
            yield "; ".join(done), signed(one) if self.rng.random() < 0.95 else one

    def _change(self, one: Document) -> str:
        rng = self.rng
        path = rng.choice(self.paths)
        try:
            above = _at(one, path[:-1])
            before = above[path[-1]]
        except (KeyError, IndexError, TypeError):
            return "nothing"
        if not isinstance(above, (dict, list)):
            return "nothing"
        kind = rng.random()
        if kind < 0.4:
            other = rng.choice(self.alike[path[-1] if isinstance(path[-1], str) else path[-2]])
            above[path[-1]] = copy.deepcopy(_at(self.document, other))
            return f"{path} is {other}"
        if kind < 0.6:
            above[path[-1]] = value = rng.choice(self.values)
            return f"{path} = {type(value).__name__}"
        if kind < 0.7:
            del above[path[-1]]
            return f"{path} removed"
        if kind < 0.75:
            above[path[-1]] = copy.deepcopy(_at(self.document, rng.choice(self.paths)))
            return f"{path} is another part"
        if kind < 0.85 and type(before) is int:
            above[path[-1]] = before + rng.choice((1, -1, 2, -before, 10**6, 10**15))
            return f"{path} = {above[path[-1]]}"
        if isinstance(before, list) and before:
            rng.choice(
                (before.reverse, lambda: before.append(before[0]), lambda: before.extend(before * 50), before.clear)
            )()
            return f"{path} is another list"
        if isinstance(before, dict):
            above[path[-1]] = dict(reversed(list(before.items())), **{"__class__": 1, "later": [None]})
            return f"{path} has other keys"
        above[path[-1]] = [before]
        return f"{path} in a list"


def truncated(document: Document, seed: int, count: int) -> Iterator[bytes]:
    """Its text cut short, or with a few bytes that are others."""
    rng = random.Random(seed)
    text = json.dumps(document).encode("utf-8")
    for number in range(count):
        if number % 2:
            yield text[: rng.randrange(len(text))]
        else:
            broken = bytearray(text)
            for _ in range(rng.randrange(1, 4)):
                broken[rng.randrange(len(broken))] = rng.choice(b'\x00\xff{}[]",:0eE-\\n \x80')
            yield bytes(broken)
