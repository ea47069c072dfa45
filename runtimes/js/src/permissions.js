// Permissions (chapter 5.6 of the standard).
import { Selection } from "./selects.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {{given: number[], withdrawn: number[]}} History */

/** A permission of a rule set. */
export class Permission {
  /** @param {any} permission */
  constructor(permission) {
    this.name = permission.name;
    this.given = new Selection(permission.given);
    this.withdrawn = new Selection(permission.withdrawn);
    /** @type {number | null} */
    this.field = permission.given_field;
    /** @type {number | null} */
    this.expires = permission.expires;
  }

  /** @param {Case} c @returns {History} */
  history(c) {
    return {
      given: this.given.events(c, c.before).map((event) => event.at),
      withdrawn: this.withdrawn.events(c, c.before).map((event) => event.at),
    };
  }

  /** The latest instant up to u at which it was given. @param {Case} c @param {History} history @param {number} u */
  givenAt(c, history, u) {
    let latest = lastUpTo(history.given, u);
    if (this.field !== null && c.fields[this.field] === true) {
      const date = c.lead.dates[this.field];
      if (date !== null && date <= u && (latest === null || date > latest)) latest = date;
    }
    return latest;
  }

  /** @param {Case} c @param {History} history @param {number} u */
  holds(c, history, u) {
    const given = this.givenAt(c, history, u);
    const withdrawn = lastUpTo(history.withdrawn, u);
    if (given !== null) return (withdrawn === null || given > withdrawn) && (this.expires === null || u - given <= this.expires);
    // A yes without a date: only where nothing that has one speaks against it.
    const undated = this.field !== null && c.fields[this.field] === true && c.lead.dates[this.field] === null;
    return undated && withdrawn === null && this.expires === null;
  }
}

/** @param {number[]} instants ascending @param {number} u */
function lastUpTo(instants, u) {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instants[middle] <= u) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : instants[low - 1];
}
