// Hand-offs, routes and nurtures (chapters 7.6 and 7.7 of the standard).
import { condition } from "./expressions.js";
import { decimalText } from "./number.js";
import { dateText, instantText } from "./time.js";

/** @typedef {import("./case.js").Case} Case */

/**
 * A field's value as the text of a receiver; null if it is unknown.
 * @param {Case} c
 * @param {number} field
 * @returns {string | null}
 */
export function fieldText(c, field) {
  const value = c.fields[field];
  if (value === null) return null;
  const type = c.program.fields[field].value;
  switch (type.type) {
    case "one_of":
      return type.choices[/** @type {number} */ (value)];
    case "several_of":
      return /** @type {number[]} */ (value).map((at) => type.choices[at]).join(", ");
    case "number":
    case "money":
      return decimalText(/** @type {number} */ (value), type.decimals);
    case "percent":
      return decimalText(/** @type {number} */ (value), 2);
    case "date":
      return dateText(/** @type {number} */ (value));
    case "time":
      return instantText(/** @type {number} */ (value));
    default:
      return String(value);
  }
}

/** @param {Case} c @param {any} to @returns {string | null} */
export function receiver(c, to) {
  if (to.to === "queue") return to.queue;
  return to.to === "field" ? fieldText(c, to.field) : null;
}

/** A hand-off of a rule set. */
export class Handoff {
  /** @param {any} handoff @param {any} ruleset */
  constructor(handoff, ruleset) {
    this.stage = handoff.stage;
    this.from = ruleset.teams[handoff.from].name;
    this.to = ruleset.teams[handoff.to].name;
    /** @type {number[]} */
    this.mustInclude = handoff.must_include;
    /** @type {number[]} */
    this.needs = handoff.needs;
    this.incomplete = handoff.even_if_incomplete;
  }

  /** @param {Case} c @returns {string[]} */
  missing(c) {
    const missing = [];
    for (const field of this.mustInclude) if (c.fields[field] === null) missing.push(c.program.fields[field].name);
    for (const permission of this.needs) if (!c.permission(permission, c.T)) missing.push(c.program.permissions[permission].name);
    return missing;
  }
}

/** A route of a rule set. */
export class Route {
  /** @param {any} route */
  constructor(route) {
    this.stage = route.stage;
    this.rows = route.rows.map((/** @type {any} */ row) => ({ to: row.to, when: condition(row.when) }));
    this.otherwise = route.otherwise;
  }

  /** @param {Case} c @returns {string | null} */
  answer(c) {
    for (const row of this.rows) {
      if (!row.when(c)) continue;
      const to = receiver(c, row.to);
      if (to !== null || row.to.to !== "field") return to;
    }
    return receiver(c, this.otherwise);
  }
}

/** A nurture of a rule set. */
export class Nurture {
  /** @param {any} nurture */
  constructor(nurture) {
    this.name = nurture.name;
    this.when = condition(nurture.when);
    /** @type {number[]} */
    this.needs = nurture.needs;
    this.until = nurture.until === null ? null : condition(nurture.until);
    this.readsOutcome = nurture.reads_outcome;
  }

  /** @param {Case} c */
  applies(c) {
    if (c.outcome() >= 0 && !this.readsOutcome) return false;
    if (!this.when(c) || (this.until !== null && this.until(c))) return false;
    return this.needs.every((permission) => c.permission(permission, c.T));
  }
}
