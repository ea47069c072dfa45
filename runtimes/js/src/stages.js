// Criteria, what is kept, what holds, outcomes (chapters 7.1 to 7.3 of the standard).
import { condition } from "./expressions.js";
import { SKIPPED } from "./events.js";
import { Selection } from "./selects.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./expressions.js").Condition} Condition */
/** @typedef {{id: string, for: Condition | null, when: Condition}} Criteria */

/** A stage of a rule set. */
export class Stage {
  /** @param {any} stage @param {number} place */
  constructor(stage, place) {
    this.name = stage.name;
    /** Its name in JSON. */
    this.quoted = JSON.stringify(stage.name);
    this.place = place;
    /** @type {Criteria[]} */
    this.criteria = stage.criteria.map((/** @type {any} */ one) => ({
      id: one.id,
      for: one.for === null ? null : condition(one.for),
      when: condition(one.when),
    }));
    this.keep = stage.keep;
    this.until = stage.keep.kept === "until" ? new Selection(stage.keep.select) : null;
  }

  /** The place of the criteria that are for this person, −1 if none are. @param {Case} c */
  applying(c) {
    for (let i = 0; i < this.criteria.length; i += 1) {
      const { for: who } = this.criteria[i];
      if (who === null || who(c)) return i;
    }
    return -1;
  }

  /** @param {Case} c */
  met(c) {
    if (this.criteria.length === 0) return this.place === 0;
    const at = this.applying(c);
    return at >= 0 && this.criteria[at].when(c);
  }

  /** The last entry that keeps it. @param {Case} c @returns {number | null} */
  entered(c) {
    const entries = c.before.of(c.program.entries.reached[this.place]);
    for (let i = entries.length - 1; i >= 0; i -= 1) if (entries[i].mark !== SKIPPED) return entries[i].at;
    return null;
  }

  /** @param {Case} c */
  kept(c) {
    if (this.keep.kept === "not" || c.history === "none") return false;
    const entered = this.entered(c);
    if (entered === null) return false;
    if (this.keep.kept === "for") return c.T < entered + this.keep.ms;
    if (this.until === null) return true;
    const ends = this.until.events(c, c.before);
    return ends.length === 0 || ends[ends.length - 1].at <= entered;
  }
}

/** A rule of an outcome. */
export class OutcomeRule {
  /** @param {any} rule */
  constructor(rule) {
    this.id = rule.id;
    this.when = condition(rule.when);
    this.because = rule.because;
    this.limit = rule.for;
  }

  /** With a limit, the instant at which it is over; null if that is not known. @param {Case} c @returns {number | null} */
  until(c) {
    let latest = null;
    for (const feature of this.limit.after) {
      const t = c.feature(feature);
      if (t !== null && (latest === null || t > latest)) latest = t;
    }
    return latest === null ? null : latest + this.limit.ms;
  }

  /** @param {Case} c */
  holds(c) {
    if (!this.when(c)) return false;
    if (this.limit === null) return true;
    const until = this.until(c);
    return until !== null && c.T < until;
  }
}
