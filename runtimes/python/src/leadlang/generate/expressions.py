"""Expressions as Python source."""

from __future__ import annotations

from typing import Any, Callable, Dict, Optional, Tuple

from ..base.numbers import LARGEST
from ..base.text import contains, domain, ends_with, lower, mentions
from .source import Piece
from .types import ValueType, is_always_known, type_of

_Node = Dict[str, Any]

#: Values that are a name, or a place of a list: written twice they cost no more than under a name of their own.
_CHEAP = frozenset(("const", "field", "property", "feature", "rule", "stage", "outcome", "stage_since"))


class Expressions:
    """Writes expressions into a piece, which records what they use.

    `T` is the instant, `D` its day, `F` the fields; `f3` is a feature, `r3` a rule, `m3` whether a stage is met, `p3`
    whether a permission is given. Where `properties` are those of an event that is looked at, `P` must be its values.
    """

    def __init__(self, piece: Piece, document: Dict[str, Any], properties: Optional[Any] = None) -> None:
        self.document = document
        self.use = piece.use
        self.constants = piece.constants
        self.properties = properties

    def _type(self, node: _Node) -> ValueType:
        return type_of(self.document, node, self.properties)

    def _twice(self, node: _Node) -> Tuple[str, str]:
        """A value that is written twice: first its source, giving it a name if need be, then the name."""
        source = self.value(node)
        if node["op"] in _CHEAP:
            return source, source
        name = self.constants.new("t")
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
        one, other = self._type(left), self._type(right)
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
        types = (self._type(left), self._type(right))
        if None in types:
            return f"less(number({self.value(left)}), {sign == '<='}, number({self.value(right)}))"
        if types != ("number", "number"):
            return "False"
        parts, names = [], []
        for side in (left, right):
            if is_always_known(self.document, side):
                names.append(self.value(side))
                continue
            first, again = self._twice(side)
            parts.append(f"{first} is not None")
            names.append(again)
        parts.append(f"{names[0]} {sign} {names[1]}")
        return "(" + " and ".join(parts) + ")"

    def _in(self, node: _Node) -> str:
        type_ = self._type(node["of"])
        if not node["values"] or type_ not in ("number", None):
            return "False"
        value = self.value(node["of"])
        if type_ is None:
            value = f"number({value})"
        if len(node["values"]) == 1:
            return f"({value} == {node['values'][0]})"
        return f"({value} in {self.constants.name(frozenset(node['values']))})"

    def _text(self, node: _Node) -> str:
        type_ = self._type(node["of"])
        if not node["values"] or type_ not in ("text", None):
            return "False"
        source = self.value(node["of"])
        if type_ is None:
            source = f"text({source})"
        test = node["test"]
        if test == "exactly":
            return f"({source} in {self.constants.name(frozenset(node['values']))})"
        values = [lower(value) for value in node["values"]]
        name = self.constants.new("t")
        head = f"({name} := {source}) is not None and "
        if test == "is":
            return f"({head}lower({name}) in {self.constants.name(frozenset(values))})"
        words = self.constants.name(tuple(values))
        if test == "starts_with":
            return f"({head}lower({name}).startswith({words}))"
        return f"({head}{test}(lower({name}), {words}))"

    def _same_text(self, node: _Node) -> str:
        return f"same_text(text({self.value(node['left'])}), text({self.value(node['right'])}))"

    def _includes(self, node: _Node) -> str:
        type_ = self._type(node["of"])
        if not node["values"] or type_ not in ("set", None):
            return "False"
        values = self.constants.name(frozenset(node["values"]))
        if type_ is None:
            return f"includes({self.value(node['of'])}, {values})"
        first, again = self._twice(node["of"])
        return f"({first} is not None and not {values}.isdisjoint({again}))"

    def _known(self, node: _Node) -> str:
        return f"({self.value(node['of'])} is not None)"

    def _age(self, node: _Node) -> str:
        type_ = self._type(node["of"])
        if type_ not in ("number", None):
            return "False"
        first, again = self._twice(node["of"])
        now = self.use("T" if node["op"] == "age" else "D")
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
        return "True" if first else f"was_ever({self._runs(node)}, {node['value']})"

    def _meets(self, node: _Node) -> str:
        return self.use("m", node["stage"])

    def _permission(self, node: _Node) -> str:
        return self.use("p", node["permission"])

    def _rule_met(self, node: _Node) -> str:
        return self.use("r", node["rule"])

    def _runs(self, node: _Node) -> str:
        return f"{self.use('runs')}[{node['status']}]"

    # ---- values ----------------------------------------------------------------------------------------------------

    def value(self, node: _Node) -> str:
        """Source of a value; `None` is unknown."""
        op = node["op"]
        if op == "const":
            value = node["value"]
            return self.constants.name(tuple(value) if value.__class__ is list else value)
        if op == "field":
            return f"{self.use('F')}[{node['field']}]"
        if op == "property":
            return f"P[{node['property']}]"
        if op == "feature":
            return self.use("f", node["feature"])
        if op == "rule":
            return self.use("r", node["rule"])
        if op in ("stage", "outcome", "stage_since"):
            return f"{self.use('S')}.{op}"
        if op == "status":
            first = self.document["statuses"][node["status"]]["first"]
            return f"value_of({self._runs(node)}, {first!r})"
        if op == "status_since":
            return f"since_of({self._runs(node)})"
        return self._computed(node)

    def number(self, node: _Node) -> str:
        """The same where nothing but a number is of use: what is known of another type is `None` too."""
        type_ = self._type(node)
        if type_ == "number":
            return self.value(node)
        return f"number({self.value(node)})" if type_ is None else "None"

    def _computed(self, node: _Node) -> str:
        op = node["op"]
        wanted = "text" if op == "domain" else "number"
        if self._type(node["of"]) not in (wanted, None):
            return "None"
        first, again = self._twice(node["of"])
        if op == "domain":
            return f"(domain({again}) if {first} is not None else None)"
        if op == "days_since":
            return f"(({self.use('T')} - {again}) // 86400000 if {first} is not None else None)"
        if op == "calendar_days_since":
            day = self.use("D")
            return f"({day} - {again} if {first} is not None and {day} is not None else None)"
        if op == "times":
            return f"(held({again} * {node['by']}, {LARGEST}) if {first} is not None else None)"
        return f"(start({again} + {node['plus']}) if {first} is not None else None)"


_CONDITIONS: Dict[str, Callable[[Expressions, _Node], str]] = {
    "all": Expressions._all,
    "any": Expressions._any,
    "not": Expressions._not,
    "at_least": Expressions._at_least,
    "eq": Expressions._eq,
    "lt": Expressions._less,
    "le": Expressions._less,
    "in": Expressions._in,
    "text": Expressions._text,
    "same_text": Expressions._same_text,
    "includes": Expressions._includes,
    "known": Expressions._known,
    "age": Expressions._age,
    "age_days": Expressions._age,
    "was_ever": Expressions._was_ever,
    "meets": Expressions._meets,
    "permission": Expressions._permission,
    "rule": Expressions._rule_met,
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
}
