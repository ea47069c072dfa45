"""Expressions as Python source."""

from __future__ import annotations

from typing import Any, Callable, Dict, Optional, Tuple

from ..base.numbers import LARGEST
from ..base.text import contains, domain, ends_with, lower, mentions
from .kinds import ValueKind, kind_of
from .source import Objects, is_simple

_Node = Dict[str, Any]


class Reads:
    """Where the parts of a lead and of a decision stand, as source. `T` is the instant, `D` its day, `F` the fields."""

    def field(self, place: int) -> str:
        """A field."""
        return f"F[{place}]"

    def property(self, place: int) -> str:
        """A property of the event that is looked at."""
        return f"P[{place}]"

    def feature(self, place: int) -> str:
        """A feature."""
        return f"V[{place}]"

    def rule(self, place: int) -> str:
        """A rule."""
        return f"R[{place}]"

    def meets(self, place: int) -> str:
        """Whether the criteria of a stage are met."""
        return f"M[{place}]"

    def permission(self, place: int) -> str:
        """Whether a permission is given."""
        return f"permitted(S, {place}, T)"

    def status(self, place: int) -> str:
        """The runs of a status."""
        return f"S.runs[{place}]"


class Expr:
    """Writes the expressions of one document."""

    def __init__(
        self, document: Dict[str, Any], objects: Objects, reads: Reads, properties: Optional[Any] = None
    ) -> None:
        self.document = document
        self.objects = objects
        self.reads = reads
        self.properties = properties

    def _kind(self, node: _Node) -> ValueKind:
        return kind_of(self.document, node, self.properties)

    def _twice(self, node: _Node) -> Tuple[str, str]:
        """A value that is written twice: first its source, giving it a name if need be, then the name."""
        source = self.value(node)
        if is_simple(source):
            return source, source
        name = self.objects.new("t")
        return f"({name} := {source})", name

    # ---- conditions ------------------------------------------------------------------------------------------------

    def condition(self, node: _Node) -> str:
        """Source that is true or false."""
        return _CONDITIONS[node["op"]](self, node)

    def _all(self, node: _Node) -> str:
        return "(" + " and ".join(map(self.condition, node["of"])) + ")" if node["of"] else "True"

    def _any(self, node: _Node) -> str:
        return "(" + " or ".join(map(self.condition, node["of"])) + ")" if node["of"] else "False"

    def _not(self, node: _Node) -> str:
        return f"(not {self.condition(node['of'])})"

    def _at_least(self, node: _Node) -> str:
        if not node["n"]:
            return "True"
        if not node["of"]:
            return "False"
        parts = list(map(self.condition, node["of"]))
        if len(parts) > 40:
            return f"(sum(({', '.join(parts)})) >= {node['n']})"
        return "(" + " + ".join(parts) + f" >= {node['n']})"

    def _eq(self, node: _Node) -> str:
        left, right = node["left"], node["right"]
        one, other = self._kind(left), self._kind(right)
        if one is None or other is None:
            return f"same({self.value(left)}, {self.value(right)})"
        if one != other:
            return "False"
        if left["op"] == "const":
            left, right = right, left
        if right["op"] == "const":
            sign = "is" if one == "yes/no" else "=="
            return f"({self.value(left)} {sign} {self.value(right)})"
        first, again = self._twice(left)
        return f"({first} is not None and {again} == {self.value(right)})"

    def _less(self, node: _Node) -> str:
        sign = "<" if node["op"] == "lt" else "<="
        left, right = node["left"], node["right"]
        kinds = (self._kind(left), self._kind(right))
        if None in kinds:
            return f"less(number({self.value(left)}), {sign == '<='}, number({self.value(right)}))"
        if kinds != ("number", "number"):
            return "False"
        parts, names = [], []
        for side in (left, right):
            if side["op"] in ("const", "outcome") or self._always(side):
                names.append(self.value(side))
                continue
            first, again = self._twice(side)
            parts.append(f"{first} is not None")
            names.append(again)
        parts.append(f"{names[0]} {sign} {names[1]}")
        return "(" + " and ".join(parts) + ")"

    def _always(self, node: _Node) -> bool:
        """A score or a count of events that is always known."""
        if node["op"] == "rule":
            rule = self.document["rules"][node["rule"]]
            terms = rule.get("terms", []) + [term for group in rule.get("groups", []) for term in group["terms"]]
            known = not rule.get("unknown_unless") and all(term.get("unknown") != "spreads" for term in terms)
            return rule["rule"] == "score" and known
        if node["op"] != "feature":
            return False
        feature = self.document["features"][node["feature"]]
        return feature["kind"] in ("count", "total") and all(
            window["window"] in ("last", "older", "while", "within_after", "within_before") or "open" in window
            for window in feature["windows"]
        )

    def _in(self, node: _Node) -> str:
        kind = self._kind(node["of"])
        if not node["values"] or kind not in ("number", None):
            return "False"
        value = self.value(node["of"])
        if kind is None:
            value = f"number({value})"
        if len(node["values"]) == 1:
            return f"({value} == {node['values'][0]})"
        return f"({value} in {self.objects.name(frozenset(node['values']))})"

    def _text(self, node: _Node) -> str:
        kind = self._kind(node["of"])
        if not node["values"] or kind not in ("text", None):
            return "False"
        source = self.value(node["of"])
        if kind is None:
            source = f"text({source})"
        test = node["test"]
        if test == "exactly":
            return f"({source} in {self.objects.name(frozenset(node['values']))})"
        values = [lower(value) for value in node["values"]]
        name = self.objects.new("t")
        head = f"({name} := {source}) is not None and "
        if test == "is":
            return f"({head}lower({name}) in {self.objects.name(frozenset(values))})"
        words = self.objects.name(tuple(values))
        if test == "starts_with":
            return f"({head}lower({name}).startswith({words}))"
        return f"({head}{test}(lower({name}), {words}))"

    def _same_text(self, node: _Node) -> str:
        return f"same_text(text({self.value(node['left'])}), text({self.value(node['right'])}))"

    def _includes(self, node: _Node) -> str:
        kind = self._kind(node["of"])
        if not node["values"] or kind not in ("set", None):
            return "False"
        values = self.objects.name(frozenset(node["values"]))
        if kind is None:
            return f"includes({self.value(node['of'])}, {values})"
        first, again = self._twice(node["of"])
        return f"({first} is not None and not {values}.isdisjoint({again}))"

    def _known(self, node: _Node) -> str:
        return f"({self.value(node['of'])} is not None)"

    def _age(self, node: _Node) -> str:
        kind = self._kind(node["of"])
        if kind not in ("number", None):
            return "False"
        first, again = self._twice(node["of"])
        now = "T" if node["op"] == "age" else "D"
        parts = [f"{first} is not None"]
        if now == "D":
            parts.append("D is not None")
        least, most = node.get("min"), node.get("max")
        if least is not None or most is not None:
            low = f"{least} <= " if least is not None else ""
            high = f" <= {most}" if most is not None else ""
            parts.append(f"{low}{now} - {again}{high}")
        return "(" + " and ".join(parts) + ")"

    def _was_ever(self, node: _Node) -> str:
        first = self.document["statuses"][node["status"]]["first"] == node["value"]
        return "True" if first else f"was_ever({self.reads.status(node['status'])}, {node['value']})"

    def _meets(self, node: _Node) -> str:
        return self.reads.meets(node["stage"])

    def _permission(self, node: _Node) -> str:
        return self.reads.permission(node["permission"])

    def _rule_met(self, node: _Node) -> str:
        return self.reads.rule(node["rule"])

    # ---- values ----------------------------------------------------------------------------------------------------

    def value(self, node: _Node) -> str:
        """Source of a value; `None` is unknown."""
        op = node["op"]
        if op == "const":
            value = node["value"]
            return self.objects.name(tuple(value) if value.__class__ is list else value)
        if op == "field":
            return self.reads.field(node["field"])
        if op == "property":
            return self.reads.property(node["property"])
        if op == "feature":
            return self.reads.feature(node["feature"])
        if op == "rule":
            return self.reads.rule(node["rule"])
        if op in ("stage", "outcome", "stage_since"):
            return f"S.{op}"
        if op == "status":
            first = self.document["statuses"][node["status"]]["first"]
            return f"value_of({self.reads.status(node['status'])}, {first!r})"
        if op == "status_since":
            return f"since_of({self.reads.status(node['status'])})"
        return self._computed(node)

    def number(self, node: _Node) -> str:
        """The same where nothing but a number is of use: what is known of another kind is `None` too."""
        kind = self._kind(node)
        if kind == "number":
            return self.value(node)
        return f"number({self.value(node)})" if kind is None else "None"

    def _computed(self, node: _Node) -> str:
        op = node["op"]
        wanted = "text" if op == "domain" else "number"
        if self._kind(node["of"]) not in (wanted, None):
            return "None"
        first, again = self._twice(node["of"])
        if op == "domain":
            return f"(domain({again}) if {first} is not None else None)"
        if op == "days_since":
            return f"((T - {again}) // 86400000 if {first} is not None else None)"
        if op == "calendar_days_since":
            return f"(D - {again} if {first} is not None and D is not None else None)"
        if op == "times":
            return f"(held({again} * {node['by']}, {LARGEST}) if {first} is not None else None)"
        return f"(start({again} + {node['plus']}) if {first} is not None else None)"


_CONDITIONS: Dict[str, Callable[[Expr, _Node], str]] = {
    "all": Expr._all,
    "any": Expr._any,
    "not": Expr._not,
    "at_least": Expr._at_least,
    "eq": Expr._eq,
    "lt": Expr._less,
    "le": Expr._less,
    "in": Expr._in,
    "text": Expr._text,
    "same_text": Expr._same_text,
    "includes": Expr._includes,
    "known": Expr._known,
    "age": Expr._age,
    "age_days": Expr._age,
    "was_ever": Expr._was_ever,
    "meets": Expr._meets,
    "permission": Expr._permission,
    "rule": Expr._rule_met,
}


def _same(left: Any, right: Any) -> bool:
    return left is not None and left.__class__ is right.__class__ and left == right


def _number(value: Any) -> Optional[int]:
    return value if value.__class__ is int else None


def _text_or_none(value: Any) -> Optional[str]:
    return value if value.__class__ is str else None


def _less_than(left: Optional[int], or_same: bool, right: Optional[int]) -> bool:
    return left is not None and right is not None and (left <= right if or_same else left < right)


def _same_text(left: Optional[str], right: Optional[str]) -> bool:
    return left is not None and right is not None and lower(left) == lower(right)


def _includes_one(value: Any, values: Any) -> bool:
    return value.__class__ is tuple and not values.isdisjoint(value)


#: What the source of expressions calls.
HELPERS: Dict[str, Any] = {
    "same": _same,
    "number": _number,
    "text": _text_or_none,
    "less": _less_than,
    "same_text": _same_text,
    "includes": _includes_one,
    "lower": lower,
    "domain": domain,
    "contains": contains,
    "ends_with": ends_with,
    "mentions": mentions,
    "LARGEST": LARGEST,
}
