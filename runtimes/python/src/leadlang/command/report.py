"""What is said at the end of a run: how many were decided, what was left out, what is wrong with the data."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, TextIO, Tuple

#: So many places of each kind are shown.
_SHOWN = 3
#: So many kinds of problems are told apart; data can name as many fields that there are not as it likes.
_KINDS = 1000


class _Kind:
    __slots__ = ("count", "places")

    def __init__(self) -> None:
        self.count = 0
        self.places: List[str] = []

    def add(self, place: str, count: int = 1) -> None:
        self.count += count
        if len(self.places) < _SHOWN:
            self.places.append(place)

    def __str__(self) -> str:
        times = f" ({self.count} times)" if self.count > 1 else ""
        more = ", …" if self.count > len(self.places) else ""
        return f"{times}: {', '.join(self.places)}{more}"


class Report:
    """Counts, and the first places of each kind."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.undecided = 0
        self._decided = 0
        self._bad: Dict[str, _Kind] = {}
        self._problems: Dict[Tuple[str, str], _Kind] = {}
        self._others = _Kind()

    def bad(self, reason: str, number: int, column: Optional[int]) -> None:
        """A line that is no lead."""
        at = f"{self.name}:{number}" + (f":{column}" if column else "")
        self._bad.setdefault(reason, _Kind()).add(at)

    def decided(self, number: int, decision: Dict[str, Any]) -> None:
        """A decision, with the problems that it lists."""
        self._decided += 1
        for one in decision["problems"]:
            key = (one["problem"], one["where"] or "")
            kind = self._problems.get(key)
            if kind is None:
                kind = self._others
                if len(self._problems) < _KINDS:
                    kind = self._problems[key] = _Kind()
            found = "" if one["value"] is None else f' "{one["value"]}"'
            kind.add(f"{self.name}:{number}{found}", one["count"])

    @property
    def has_problems(self) -> bool:
        """Whether anything is wrong with the data."""
        return bool(self._bad or self._problems)

    def write(self, out: TextIO) -> None:
        """Says it."""
        print(f"decided {_counted(self._decided, 'lead')}", file=out)
        rows = sum(kind.count for kind in self._bad.values())
        problems = self._others.count + sum(kind.count for kind in self._problems.values())
        if not rows and not problems:
            return
        print(f"{_counted(rows, 'line')} left out, {_counted(problems, 'problem')} with the data", file=out)
        for reason, kind in sorted(self._bad.items()):
            print(f"  {reason}{kind}", file=out)
        for (problem, where), kind in self._problems.items():
            print(f"  {where}{': ' if where else ''}{problem.replace('_', ' ')}{kind}", file=out)
        if self._others.count:
            print(f"  others{self._others}", file=out)
        if rows and not self._decided:
            print("hint: each line must be one JSON object; `lead run` reads CSV too (see --help)", file=out)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
