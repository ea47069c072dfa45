// Statuses: what people set (chapter 5.5 of the standard).
import { Selection } from "./selects.js";

/** @typedef {import("./case.js").Case} Case */

/** How a status came to be what it is, as of one instant. */
class Runs {
  /** @param {number | null} first */
  constructor(first) {
    this.first = first;
    /** @type {number[]} */
    this.starts = [];
    /** @type {number[]} */
    this.values = [];
    this.now = first;
    /** @type {number | null} */
    this.since = null;
  }

  /** @param {number} at @param {number} value */
  set(at, value) {
    if (value === this.now) return;
    this.starts.push(at);
    this.values.push(value);
    this.now = value;
    this.since = at;
  }

  /** The value just before an instant. @param {number} t */
  before(t) {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] < t) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? this.first : this.values[low - 1];
  }

  /** @param {number} value */
  wasEver(value) {
    return this.first === value || this.values.includes(value);
  }
}

/**
 * @param {any} status
 * @returns {(c: Case) => Runs}
 */
export function statusRuns(status) {
  const rows = status.rows.map((/** @type {any} */ row) => ({ value: row.value, on: new Selection(row.on) }));
  return (c) => {
    const runs = new Runs(status.first);
    /** @type {{at: number, row: number}[]} */
    const changes = [];
    rows.forEach((/** @type {any} */ row, /** @type {number} */ i) => {
      for (const event of row.on.events(c, c.before)) changes.push({ at: event.at, row: i });
    });
    changes.sort((a, b) => a.at - b.at || a.row - b.row);
    for (let i = 0; i < changes.length; i += 1) {
      // At one instant the lowest row counts: the last of these.
      if (i + 1 < changes.length && changes[i + 1].at === changes[i].at) continue;
      runs.set(changes[i].at, rows[changes[i].row].value);
    }
    return runs;
  };
}
