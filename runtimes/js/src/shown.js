// What a condition read, as people read it (chapter 10.7 of the standard).
import { decimalText } from "./number.js";
import { dateText, instantText } from "./time.js";

/** @typedef {import("./case.js").Case} Case */

/** A number that is exact in digits, whatever a double makes of it. */
export class Decimal {
  /** @param {number | bigint} units @param {number} places */
  constructor(units, places) {
    this.units = typeof units === "bigint" ? units : units + 0;
    this.places = places;
  }

  /** In digits, without an exponent. */
  toString() {
    return decimalText(this.units, this.places);
  }
}

/** @param {any} type @param {any} value @returns {any} */
function shown(type, value) {
  if (value === null) return null;
  switch (type.type) {
    case "one_of":
      return type.choices[value];
    case "several_of":
      return value.map((/** @type {number} */ at) => type.choices[at]);
    case "number":
    case "money":
      return new Decimal(value, type.decimals);
    case "percent":
      return new Decimal(value, 2);
    case "date":
      return dateText(value);
    case "time":
      return instantText(value);
    default:
      return value;
  }
}

/** @param {Case} c @param {number} at @returns {any} */
function featureValue(c, at) {
  const feature = c.program.features[at];
  const value = c.feature(at);
  if (value === null) return null;
  switch (feature.kind) {
    case "last_at":
    case "first_at":
      return instantText(value);
    case "total":
    case "highest":
    case "lowest":
    case "latest":
    case "earliest": {
      const select = feature.source.select[0];
      const property = select?.property === undefined ? undefined : c.program.events[select.event].properties[select.property];
      return property === undefined ? value : shown(property.value, value);
    }
    default:
      return value;
  }
}

/** @param {Case} c @param {number} at @returns {any} */
function ruleValue(c, at) {
  const { source } = c.program.rules[at];
  const value = c.rule(at);
  if (value === null) return null;
  if (source.rule === "score") return new Decimal(value, source.decimals);
  if (source.rule === "class") return source.values[value];
  return source.rule === "band" ? source.labels[value] : value;
}

/**
 * What an expression reads by itself; null if it reads by its parts only.
 * @param {Case} c
 * @param {any} e
 * @returns {{kind: string, name: string, value: any} | null}
 */
export function readValue(c, e) {
  const { program } = c;
  const read = (/** @type {string} */ name, /** @type {any} */ value) => ({ kind: e.op, name, value });
  switch (e.op) {
    case "field": {
      const field = program.fields[e.field];
      const value = c.fields[e.field];
      return read(field.name, value !== null && field.personal ? "•••" : shown(field.value, value));
    }
    case "feature":
      return read(program.features[e.feature].id, featureValue(c, e.feature));
    case "rule":
      return read(program.rules[e.rule].source.id, ruleValue(c, e.rule));
    case "status": {
      const status = program.statuses[e.status];
      const { now } = c.status(e.status);
      return read(status.name, now === null ? null : status.values[now]);
    }
    case "status_since": {
      const { since } = c.status(e.status);
      return read(program.statuses[e.status].name, since === null ? null : instantText(since));
    }
    case "was_ever":
      return read(program.statuses[e.status].name, c.status(e.status).wasEver(e.value));
    case "permission":
      return read(program.permissions[e.permission].name, c.permission(e.permission, c.T));
    case "meets":
      return read(program.stages[e.stage].name, c.meets(e.stage));
    case "stage": {
      const stage = c.stage();
      return read("", stage === null ? null : program.stages[stage].name);
    }
    case "outcome": {
      const outcome = c.outcome();
      return read("", outcome < 0 ? null : program.outcomes[outcome].name);
    }
    case "stage_since": {
      const since = c.stageSince();
      return read("", since === null ? null : instantText(since));
    }
    default:
      return null;
  }
}
