// Service levels: when their clocks open and end, and what they show (chapters 8.2 to 8.5 of the standard).
import { receiver } from "./agreements.js";
import { ALWAYS } from "./calendar.js";
import { condition } from "./expressions.js";
import { firstFrom } from "./events.js";
import { during, moved } from "./pauses.js";
import { Selection } from "./selects.js";
import { start } from "./starts.js";
import { LAST } from "./time.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./events.js").Event} Event */
/** @typedef {{open: (a: number, b: number) => number | null, after: (a: number, ms: number) => number | null, workingDays: (a: number, n: number) => number | null}} Hours */

/** One clock of a service level. */
export class Clock {
  /** @param {Sla} sla @param {number} started @param {number | null} stopped */
  constructor(sla, started, stopped) {
    this.sla = sla;
    this.started = started;
    this.stopped = stopped;
    /** @type {string | null} */
    this.state = null;
    /** @type {number | null} */
    this.due = null;
    /** @type {number | null} */
    this.open = null;
    this.elapsed = 0;
    /** Its due instant lies outside of the calendar. */
    this.outside = false;
    /** @type {{at: number, to: any, reassign: boolean}[]} */
    this.notices = [];
  }
}

/** Where a calendar does not reach. */
const OUTSIDE = Symbol("outside");
/** What a pause that lasts leaves open. */
const PAUSED = Symbol("paused");

/** A service level of a rule set. */
export class Sla {
  /** @param {any} sla @param {number} place @param {readonly import("./calendar.js").Calendar[]} calendars */
  constructor(sla, place, calendars) {
    this.name = sla.name;
    this.place = place;
    this.when = sla.when === null ? null : condition(sla.when);
    this.must = new Selection(sla.must);
    this.times = sla.times;
    this.within = sla.within;
    this.start = start(sla.start);
    this.reaching = sla.start.start === "reaching" ? sla.start.stage : -1;
    this.calendar = sla.calendar === null ? null : calendars[sla.calendar];
    this.notices = sla.notices;
    this.pauses = sla.pauses.map((/** @type {any} */ pause) => ({ from: new Selection(pause.from), until: new Selection(pause.until) }));
    this.newClock = new Selection(sla.new_clock);
    this.cancelledBy = new Selection(sla.cancelled_by);
    /** @type {number[]} */
    this.cancelledByOutcomes = sla.cancelled_by_outcomes;
    /** @type {number[]} */
    this.needs = sla.needs;
  }

  /** All its clocks, by start. @param {Case} c @returns {Clock[]} */
  clocks(c) {
    /** @type {Clock[]} */
    const clocks = [];
    if (this.when !== null && !this.when(c)) return clocks;
    const starts = this.start(c);
    const given = new Course(this, c, starts);
    let next = starts.next(-Infinity);
    let anew = false;
    while (next !== null) {
      if (!this.permitted(c, next.at)) {
        next = starts.next(next.at);
        continue;
      }
      const end = given.end(next.at, anew);
      clocks.push(this.clock(c, given, next.at, next.by, end));
      if (end === null) break;
      anew = end.restart !== null && this.permitted(c, end.at);
      next = anew && end.restart !== null ? { at: end.at, by: [end.restart, ...next.by] } : starts.next(end.at);
    }
    return clocks;
  }

  /** @param {Case} c @param {number} t */
  permitted(c, t) {
    return this.needs.every((permission) => c.permission(permission, t));
  }

  /**
   * @param {Case} c
   * @param {Course} course
   * @param {number} started
   * @param {readonly Event[]} by
   * @param {End | null} end
   */
  clock(c, course, started, by, end) {
    const clock = new Clock(this, started, end === null ? null : end.at);
    const until = end === null ? c.T : end.at;
    /** @type {Hours} */
    const hours = this.calendar === null ? ALWAYS : this.calendar.hours(c, by);
    const pauses = during(course.pauses(), started, end === null ? null : end.at);
    const due = reach(hours, pauses, started, this.within);
    clock.elapsed = until - started;
    clock.open = openTime(hours, pauses, started, until);
    if (typeof due === "number") clock.due = due;
    clock.outside = due === OUTSIDE && this.calendar !== null;
    clock.state = stateOf(due, until, end, hours.open(started, until) !== null);
    clock.notices = this.noticesOf(c, hours, pauses, clock);
    return clock;
  }

  /** @param {Case} c @param {Hours} hours @param {import("./pauses.js").Pause[]} pauses @param {Clock} clock */
  noticesOf(c, hours, pauses, clock) {
    const notices = [];
    /** @type {number | symbol} */
    let at = clock.started;
    for (const notice of this.notices) {
      if (notice.at.at === "missed") at = clock.due === null ? OUTSIDE : clock.due + 1;
      else if (notice.at.at === "after") at = reach(hours, pauses, clock.started, notice.at.length);
      else if (typeof at === "number") at = reach(hours, pauses, at, notice.at.length);
      const to = receiver(c, notice.to);
      if (typeof at === "number" && to !== null) notices.push({ at, to, reassign: notice.reassign });
    }
    return notices;
  }
}

/** @typedef {{at: number, how: "stopped" | "cancelled" | "restarted", restart: Event | null}} End */

/** What happened to a lead that ends or pauses the clocks of a service level. */
class Course {
  /** @param {Sla} sla @param {Case} c @param {import("./starts.js").Starts} starts */
  constructor(sla, c, starts) {
    const view = c.seenByClocks();
    this.sla = sla;
    this.c = c;
    this.starts = starts;
    this.must = sla.must.events(c, view);
    this.restarts = sla.newClock.events(c, view);
    this.cancels = sla.cancelledBy.events(c, view);
    const { left, became, ended } = c.program.entries;
    this.exits = sla.reaching < 0 ? [] : view.of(left[sla.reaching]);
    this.outcomes = sla.cancelledByOutcomes.map((outcome) => ({
      began: view.of(became[outcome]),
      ended: view.of(ended[outcome]),
    }));
    /** @type {import("./pauses.js").Pause[] | null} */
    this.all = null;
  }

  /** How a clock that started at s ends, where perhaps another ended; null if it is open. @param {number} s @param {boolean} anew @returns {End | null} */
  end(s, anew) {
    const stopped = this.stopped(s, anew);
    const cancelled = this.cancelled(s);
    const restart = this.restarts[firstFrom(this.restarts, s + 1)];
    const restarted = restart === undefined ? Infinity : restart.at;
    const at = Math.min(stopped, cancelled, restarted);
    if (at === Infinity) return null;
    if (stopped === at) return { at, how: "stopped", restart: null };
    return cancelled === at ? { at, how: "cancelled", restart: null } : { at, how: "restarted", restart };
  }

  /** @param {number} s @param {boolean} anew */
  stopped(s, anew) {
    let left = this.sla.times;
    let i = firstFrom(this.must, s);
    for (; i < this.must.length && this.must[i].at === s; i += 1) {
      // What starts a clock stops it only later; what the clock before counted is not counted again.
      if (anew || this.starts.has(this.must[i])) continue;
      left -= 1;
      if (left === 0) return s;
    }
    i += left - 1;
    return i < this.must.length ? this.must[i].at : Infinity;
  }

  /** @param {number} s */
  cancelled(s) {
    let at = Infinity;
    const event = this.cancels[firstFrom(this.cancels, s)];
    if (event !== undefined) at = event.at;
    const exit = this.exits[firstFrom(this.exits, s + 1)];
    if (exit !== undefined) at = Math.min(at, exit.at);
    for (const { began, ended } of this.outcomes) {
      let i = firstFrom(began, s + 1);
      if (i > 0) {
        const over = ended[firstFrom(ended, began[i - 1].at)];
        if (over === undefined || over.at > s) return s;
      }
      if (i < began.length) at = Math.min(at, began[i].at);
    }
    return at;
  }

  /** All pauses, of any kind, as one list. */
  pauses() {
    this.all ??= allPauses(this.sla.pauses, this.c);
    return this.all;
  }
}

/** @param {{from: Selection, until: Selection}[]} kinds @param {Case} c @returns {import("./pauses.js").Pause[]} */
function allPauses(kinds, c) {
  const view = c.seenByClocks();
  /** @type {import("./pauses.js").Pause[]} */
  const all = [];
  for (const kind of kinds) {
    const untils = kind.until.events(c, view);
    let over = -Infinity;
    for (const event of kind.from.events(c, view)) {
      if (event.at < over) continue;
      const until = untils[firstFrom(untils, event.at)];
      over = until === undefined ? Infinity : until.at;
      if (over > event.at) all.push({ from: event.at, until: over });
    }
  }
  all.sort((a, b) => a.from - b.from);
  /** @type {import("./pauses.js").Pause[]} */
  const merged = [];
  for (const pause of all) {
    const before = merged[merged.length - 1];
    if (before !== undefined && pause.from <= before.until) before.until = Math.max(before.until, pause.until);
    else merged.push(pause);
  }
  return merged;
}

/**
 * The instant that lies a length after another, moved by pauses.
 * @param {Hours} hours
 * @param {import("./pauses.js").Pause[]} pauses
 * @param {number} from
 * @param {any} length
 * @returns {number | symbol}
 */
function reach(hours, pauses, from, length) {
  const at = length.unit === "ms" ? hours.after(from, length.ms) : hours.workingDays(from, length.days);
  if (at === null) return OUTSIDE;
  const end = moved(hours, pauses, from, at);
  if (end === undefined) return PAUSED;
  return end === null || end > LAST ? OUTSIDE : end;
}

/** @param {Hours} hours @param {import("./pauses.js").Pause[]} pauses @param {number} from @param {number} to */
function openTime(hours, pauses, from, to) {
  let open = hours.open(from, to);
  for (const pause of pauses) {
    if (open === null || pause.from >= to) break;
    const paused = hours.open(Math.max(from, pause.from), Math.min(to, pause.until));
    open = paused === null ? null : open - paused;
  }
  return open;
}

/** @param {number | symbol} due @param {number} e @param {End | null} end @param {boolean} within the horizon */
function stateOf(due, e, end, within) {
  if (end !== null && end.how === "cancelled") return "cancelled";
  if (due === PAUSED) return "paused";
  if (due === OUTSIDE) return within ? (end === null ? "running" : "met") : null;
  if (end !== null) return e <= /** @type {number} */ (due) ? "met" : "missed";
  return e > /** @type {number} */ (due) ? "overdue" : "running";
}
