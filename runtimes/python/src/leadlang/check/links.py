"""What must hold between parts: indices lead somewhere, nothing is read before it is decided, lists go up."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List

from ..errors import RuleSetError
from .circles import refuse_circles
from .expressions import Expressions, Place, ascending

_Object = Dict[str, Any]

#: Kinds of features that look at a property.
_OF_PROPERTY = ("different", "total", "highest", "lowest", "latest", "earliest")


def check_links(document: _Object) -> None:
    """Raises `RuleSetError` for what does not hold."""
    _Links(document).run()
    refuse_circles(document)


class _Links:
    def __init__(self, document: _Object) -> None:
        self.doc = document
        self.expr = Expressions(document)
        self._id = self.expr.identify
        self.entries: Dict[Any, str] = {}
        self.stages: List[_Object] = document["stages"]["list"]

    def run(self) -> None:
        self._names()
        self._offsets(self.doc["days"], "/days")
        self._words()
        for place, field in enumerate(self.doc["fields"]):
            self._value(field, f"/fields/{place}")
        for place, event in enumerate(self.doc["events"]):
            self._event(event, f"/events/{place}")
        for place, calendar in enumerate(self.doc["calendars"]):
            self._calendar(calendar, f"/calendars/{place}")
        for place, status in enumerate(self.doc["statuses"]):
            self._status(status, f"/statuses/{place}")
        for place, feature in enumerate(self.doc["features"]):
            self._feature(feature, f"/features/{place}", place)
        for place, rule in enumerate(self.doc["rules"]):
            self._rule(rule, f"/rules/{place}", place)
        self._funnel()
        self._agreements()

    # ---- names and ids ---------------------------------------------------------------------------------------------

    def _names(self) -> None:
        keys = "teams fields events statuses calendars rules outcomes permissions slas nurtures".split()
        for key in keys:
            _twice(self.doc[key], "name", f"/{key}")
        _twice(self.stages, "name", "/stages/list")
        for key in ("handoffs", "routes"):
            _twice(self.doc[key], "stage", f"/{key}")
        for event, at in _numbered(self.doc["events"], "/events"):
            _twice(event["properties"], "name", f"{at}/properties")

    # ---- what is declared ------------------------------------------------------------------------------------------

    def _offsets(self, offsets: _Object, path: str) -> None:
        ascending([change[0] for change in offsets["changes"]], f"{path}/changes", "changes")
        for place, east in enumerate([offsets["first"]] + [change[1] for change in offsets["changes"]]):
            if abs(east) > 93_600_000:
                here = f"{path}/changes/{place - 1}" if place else f"{path}/first"
                raise RuleSetError(here, "no zone is further than 26 hours from UTC")

    def _words(self) -> None:
        words = self.doc["words"]
        said = [(words["lead"], "/words/lead")] if words["lead"] else []
        for one, path in said + list(_numbered(words["means"], "/words/means")):
            self.expr.index(one["stage"], f"{path}/stage", "stages", len(self.stages))
            if "team" in one:
                self.expr.index(one["team"], f"{path}/team", "teams")

    def _value(self, part: _Object, path: str) -> None:
        kind = part["value"]
        name = kind["type"]
        if kind.get("other") is not None:
            self.expr.index(kind["other"], f"{path}/value/other", "choices", len(kind["choices"]))
        if kind.get("min") is not None and kind.get("max") is not None and kind["min"] > kind["max"]:
            raise RuleSetError(f"{path}/value/max", "the range is empty")
        given: Any = part["if_unknown"]
        if given is None:
            return
        here = f"{path}/if_unknown"
        fits: Any = {"yes_no": bool, "several_of": list, "text": str, "email": str}.get(name, int)
        if given.__class__ is not fits:
            raise RuleSetError(here, f"it is no value of the type {name}")
        if name in ("one_of", "several_of"):
            choices: List[int] = given if name == "several_of" else [given]
            for choice in choices:
                if not 0 <= choice < len(kind["choices"]):
                    raise RuleSetError(here, f"index {choice} leads to no choice")
        if name == "several_of":
            ascending(list(given), here, "a set of choices")

    def _event(self, event: _Object, path: str) -> None:
        for part, at in _numbered(event["properties"], f"{path}/properties"):
            self._value(part, at)
        entry = event["entry"]
        if entry is not None:
            at = f"{path}/entry"
            # There is one event for each stage, outcome or field that an entry can be about.
            if self.entries.setdefault(tuple(entry.values()), at) != at:
                raise RuleSetError(at, f"this entry is there twice; first at {self.entries[tuple(entry.values())]}")
            if "stage" in entry:
                self.expr.index(entry["stage"], f"{at}/stage", "stages", len(self.stages))
            elif "outcome" in entry:
                self.expr.index(entry["outcome"], f"{at}/outcome", "outcomes")
            else:
                self.expr.index(entry["field"], f"{at}/field", "fields")

    def _calendar(self, calendar: _Object, path: str) -> None:
        for zone, at in _numbered(calendar["zones"], f"{path}/zones"):
            self._offsets(zone["offsets"], f"{at}/offsets")
            before = calendar["from"] - 1
            for place, (opens, closes) in enumerate(zone["open"]):
                if not before < opens < closes or closes > calendar["until"]:
                    at = f"{at}/open/{place}"
                    raise RuleSetError(at, "open times must go up, without touching, within the horizon")
                before = closes
        of = calendar["zone_of"]
        if of is not None:
            at = f"{path}/zone_of"
            if of["field"] is not None:
                self.expr.index(of["field"], f"{at}/field", "fields")
            for place, zone in enumerate(of["zones"] + [of["otherwise"]]):
                self.expr.index(zone, f"{at}/zones/{place}", "zones", len(calendar["zones"]))

    # ---- what reads events -----------------------------------------------------------------------------------------

    def selects(self, selects: List[_Object], path: str, of_property: bool = False) -> None:
        """Filters read the event's properties and fields, nothing else."""
        for select, at in _numbered(selects, path):
            self.expr.index(select["event"], f"{at}/event", "events")
            properties = self.doc["events"][select["event"]]["properties"]
            if "where" in select:
                place = Place(events=False, stages=False, properties=properties)
                self.expr.condition(select["where"], f"{at}/where", place)
            if of_property and "property" not in select:
                raise RuleSetError(f"{at}/property", "it is missing")
            if "property" in select:
                self.expr.index(select["property"], f"{at}/property", "properties", len(properties))

    def _status(self, status: _Object, path: str) -> None:
        values = len(status["values"])
        if status["first"] is not None:
            self.expr.index(status["first"], f"{path}/first", "values", values)
        for row, at in _numbered(status["rows"], f"{path}/rows"):
            self.expr.index(row["value"], f"{at}/value", "values", values)
            self.selects(row["on"], f"{at}/on")

    def _feature(self, feature: _Object, path: str, place: int) -> None:
        self._id(feature, path)
        self.selects(feature["select"], f"{path}/select", feature["kind"] in _OF_PROPERTY)
        bounds = Place(features=place, stages=False)
        for window, at in _numbered(feature["windows"], f"{path}/windows"):
            if "of" in window:
                self.expr.typed(window["of"], f"{at}/of", "instant", bounds)
            elif "select" in window:
                self.selects(window["select"], f"{at}/select")
            elif "status" in window:
                self.expr.index(window["status"], f"{at}/status", "statuses")
                values = self.doc["statuses"][window["status"]]["values"]
                self.expr.index(window["value"], f"{at}/value", "values", len(values))
        if feature["kind"] == "points":
            ages = [row[0] for row in feature["table"]]
            if ages[0] != 0:
                raise RuleSetError(f"{path}/table/0", "a table begins at age 0")
            ascending(ages, f"{path}/table", "ages")

    # ---- rules -----------------------------------------------------------------------------------------------------

    def _rule(self, rule: _Object, path: str, number: int) -> None:
        self._id(rule, path)
        here = Place(features=len(self.doc["features"]), rules=number, late="after_stages" in rule)
        kind = rule["rule"]
        if kind == "define":
            self.expr.condition(rule["when"], f"{path}/when", here)
        elif kind == "class":
            for row, at in _numbered(rule["rows"], f"{path}/rows"):
                self._id(row, at)
                self.expr.condition(row["when"], f"{at}/when", here)
                if row["value"] is not None:
                    self.expr.index(row["value"], f"{at}/value", "values", len(rule["values"]))
            self.expr.index(rule["otherwise"], f"{path}/otherwise", "values", len(rule["values"]))
        elif kind == "band":
            if len(rule["labels"]) != len(rule["from"]):
                raise RuleSetError(f"{path}/from", "there must be as many as labels")
            ascending(rule["from"], f"{path}/from", "labels")
            self.expr.typed(rule["of"], f"{path}/of", "number", here)
        else:
            self._score(rule, path, here)

    def _score(self, score: _Object, path: str, here: Place) -> None:
        if score["min"] > score["max"]:
            raise RuleSetError(f"{path}/max", "the range is empty")
        for line, at in _numbered(score["unknown_unless"], f"{path}/unknown_unless"):
            self._id(line, at)
            self.expr.condition(line["when"], f"{at}/when", here)
        places = [(score["terms"], f"{path}/terms")]
        places += [(group["terms"], f"{at}/terms") for group, at in _numbered(score["groups"], f"{path}/groups")]
        for terms, where in places:
            for term, at in _numbered(terms, where):
                self._id(term, at)
                self._term(term, at, here)

    def _term(self, term: _Object, path: str, here: Place) -> None:
        if "when" in term:
            self.expr.condition(term["when"], f"{path}/when", here)
        kind = term["term"]
        if kind == "events":
            self.expr.index(term["feature"], f"{path}/feature", "features")
            if self.doc["features"][term["feature"]]["kind"] != "points":
                raise RuleSetError(f"{path}/feature", "this feature gives no points")
        elif kind == "silence":
            for value, at in _numbered(term["since"], f"{path}/since"):
                self.expr.typed(value, at, "instant", here)
            if "fallback" in term:
                self.expr.typed(term["fallback"], f"{path}/fallback", "instant", here)
        elif kind == "value":
            for value, at in _numbered(term["of"], f"{path}/of"):
                self.expr.typed(value, at, "number", here)

    # ---- stages, outcomes and what is agreed -----------------------------------------------------------------------

    def _funnel(self) -> None:
        here = Place(features=len(self.doc["features"]), rules=len(self.doc["rules"]))
        for stage, path in _numbered(self.stages, "/stages/list"):
            self._id(stage, path)
            for place, team in enumerate(stage["agreed"] + ([] if stage["owner"] is None else [stage["owner"]])):
                self.expr.index(team, f"{path}/agreed/{place}", "teams")
            if stage["keep"]["kept"] == "until":
                self.selects(stage["keep"]["select"], f"{path}/keep/select")
            for criteria, at in _numbered(stage["criteria"], f"{path}/criteria"):
                self._id(criteria, at)
                if criteria["for"] is not None:
                    self.expr.condition(criteria["for"], f"{at}/for", here)
                self.expr.condition(criteria["when"], f"{at}/when", here)
        for outcome, path in _numbered(self.doc["outcomes"], "/outcomes"):
            for rule, at in _numbered(outcome["rules"], f"{path}/rules"):
                self._id(rule, at)
                self.expr.condition(rule["when"], f"{at}/when", here)
                for place in rule["for"]["after"] if rule["for"] else ():
                    self.expr.index(place, f"{at}/for/after", "features")

    def _agreements(self) -> None:
        from .promises import Promises

        Promises(self.doc, self.expr, self.selects, self._id).run()


def _numbered(parts: List[Any], path: str) -> Iterator[Any]:
    for place, part in enumerate(parts):
        yield part, f"{path}/{place}"


def _twice(parts: List[_Object], key: str, path: str) -> None:
    seen: Dict[Any, int] = {}
    for place, part in enumerate(parts):
        if seen.setdefault(part[key], place) != place:
            raise RuleSetError(f"{path}/{place}/{key}", f"{part[key]!r:.80} is there twice")
