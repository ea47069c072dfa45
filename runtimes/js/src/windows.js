// Windows: which of the admitted events count (chapters 5.3 and 9.5 of the standard). Most of them bound the event's time on one side; these
// become one interval. The others are tests.
import { getter } from "./expressions.js";
import { firstFrom } from "./events.js";
import { Selection } from "./selects.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {(c: Case) => (t: number) => boolean} Test made for a case, then asked of each event */

/** All windows of a feature. */
export class Windows {
  /** @param {readonly any[]} windows */
  constructor(windows) {
    /** Age at most and at least, ms. */
    this.maxAge = Infinity;
    this.minAge = -Infinity;
    /** @type {import("./expressions.js").Getter[]} bounds that narrow before `edge` and may be unknown */
    this.open = [];
    /** @type {{kind: string, of: import("./expressions.js").Getter}[]} */
    this.bounds = [];
    /** @type {Test[]} */
    this.tests = [];
    /** @type {number[]} lengths of the windows `last` and `older`: at their ends a decision may change */
    this.lengths = [];
    for (const window of windows) this.add(window);
    /** Whether the interval is all there is to it, and it depends on T alone. */
    this.simple = this.open.length === 0 && this.bounds.length === 0 && this.tests.length === 0;
  }

  /** @param {any} window */
  add(window) {
    switch (window.window) {
      case "last":
        this.maxAge = Math.min(this.maxAge, window.ms);
        this.lengths.push(window.ms);
        break;
      case "older":
        this.minAge = Math.max(this.minAge, window.ms + 1);
        this.lengths.push(window.ms);
        break;
      case "after":
        if (window.open === true) this.open.push(getter(window.of));
        else this.bounds.push({ kind: "after", of: getter(window.of) });
        break;
      case "from":
      case "before":
        this.bounds.push({ kind: window.window, of: getter(window.of) });
        break;
      case "within_after":
      case "within_before":
        this.tests.push(within(new Selection(window.select), window.ms, window.window === "within_after"));
        break;
      default:
        this.tests.push((c) => {
          const runs = c.status(window.status);
          return (t) => runs.before(t) === window.value;
        });
    }
  }

  /** Only events at this instant or later are looked at; −Infinity if all are. @param {Case} c */
  opening(c) {
    let from = -Infinity;
    for (const of of this.open) {
      const t = of(c);
      if (t !== null && t + 1 > from) from = t + 1;
    }
    return from;
  }

  /**
   * The first and the last instant at which events count, both included; null if a bound is unknown.
   * @param {Case} c
   * @returns {[number, number] | null}
   */
  interval(c) {
    let from = c.T - this.maxAge;
    let to = c.T - this.minAge;
    for (const { kind, of } of this.bounds) {
      const t = of(c);
      if (t === null) return null;
      if (kind === "before") to = Math.min(to, t - 1);
      else from = Math.max(from, kind === "after" ? t + 1 : t);
    }
    return [from, to];
  }
}

/** @param {Selection} selection @param {number} ms @param {boolean} after @returns {Test} */
function within(selection, ms, after) {
  return (c) => {
    const others = selection.events(c, c.before);
    if (after) {
      return (t) => {
        const at = firstFrom(others, t);
        return at > 0 && t - others[at - 1].at <= ms;
      };
    }
    return (t) => {
      const at = firstFrom(others, t + 1);
      return at < others.length && others[at].at - t <= ms;
    };
  };
}
