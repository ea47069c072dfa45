"""The leads of the examples as NDJSON: their CSV files joined and named as `lead.toml` says."""

from __future__ import annotations

import csv
import json
import pathlib
import re
from typing import Any, Dict, Iterator, List

Lead = Dict[str, Any]


def settings_of(folder: pathlib.Path) -> Dict[str, Dict[str, Any]]:
    """The `lead.toml` of an example: tables of texts and lists of texts, which is all that these files use."""
    tables: Dict[str, Dict[str, Any]] = {}
    table: Dict[str, Any] = {}
    for line in (folder / "lead.toml").read_text("utf-8").splitlines():
        line = line.strip()
        head = re.match(r"\[(.+)\]$", line)
        if head:
            table = tables.setdefault(head.group(1), {})
        elif "=" in line and not line.startswith("#"):
            key, value = re.match(r'("[^"]*"|[\w-]+)\s*=\s*(.+)$', line).groups()  # type: ignore[union-attr]
            table[key.strip('"')] = json.loads(value)
    return tables


def rows_of(path: pathlib.Path) -> Iterator[Dict[str, str]]:
    """The rows of a CSV file."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


def lines_of(folder: pathlib.Path) -> str:
    """All leads of an example, one a line; lines that are broken on purpose stay as they are."""
    path = folder / str(settings_of(folder)["data"]["leads"])
    if path.suffix == ".ndjson":
        return path.read_text("utf-8")
    return "".join(json.dumps(lead, ensure_ascii=False) + "\n" for lead in leads_of(folder))


def leads_of(folder: pathlib.Path) -> List[Lead]:
    """The leads of the CSV files of an example."""
    settings = settings_of(folder)
    data = settings["data"]
    path = folder / data["leads"]
    unknown = data.get("unknown", [""])
    leads: Dict[str, Lead] = {}
    for row in rows_of(path):
        lead: Lead = {"id": row[data["id"]], "fields": {}, "fields_at": {}, "events": []}
        for column, name in settings.get("columns", {}).items():
            if row[column].strip() not in unknown:
                lead["fields"][name] = row[column]
        for column, name in settings.get("dates", {}).items():
            if row[column].strip() not in unknown:
                lead["fields_at"][name] = row[column]
        leads.setdefault(lead["id"], lead)
    if "events" in data:
        columns = settings["events"]
        known = {key: columns[key] for key in ("event", "at", "id", "received") if key in columns}
        for row in rows_of(folder / data["events"]):
            event: Dict[str, Any] = {key: row[column] for key, column in known.items() if row[column]}
            rest = {key: value for key, value in row.items() if value and key not in columns.values()}
            if rest:
                event["with"] = rest
            if row[columns["lead"]] in leads:
                leads[row[columns["lead"]]]["events"].append(event)
    return list(leads.values())
