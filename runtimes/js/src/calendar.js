// Open hours (chapter 8.1 of the standard).
import { DAY } from "./time.js";
import { Zone } from "./zone.js";

/** The open hours of one zone of a calendar. */
export class Hours {
  /** @param {{from: number, until: number}} calendar @param {any} zone */
  constructor(calendar, zone) {
    this.from = calendar.from;
    this.until = calendar.until;
    this.zone = new Zone(zone.offsets);
    /** @type {number[]} */
    this.opens = zone.open.map((/** @type {[number, number]} */ interval) => interval[0]);
    /** @type {number[]} */
    this.closes = zone.open.map((/** @type {[number, number]} */ interval) => interval[1]);
    /** How much was open before each interval. */
    this.before = [0];
    for (let i = 0; i < this.opens.length; i += 1) this.before.push(this.before[i] + this.closes[i] - this.opens[i]);
  }

  /** The place of the first interval that closes after t. @param {number} t */
  at(t) {
    let low = 0;
    let high = this.closes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.closes[middle] <= t) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How much was open from the beginning of the horizon to t. @param {number} t */
  upTo(t) {
    const i = this.at(t);
    return this.before[i] + (i < this.opens.length && this.opens[i] < t ? t - this.opens[i] : 0);
  }

  /** How much of [a, b) is open; null outside the horizon. @param {number} a @param {number} b */
  open(a, b) {
    return a < this.from || b > this.until ? null : this.upTo(b) - this.upTo(a);
  }

  /** The earliest instant from a on by which so much was open; null outside the horizon. @param {number} a @param {number} ms */
  after(a, ms) {
    if (a < this.from || a > this.until) return null;
    if (ms === 0) return a;
    const goal = this.upTo(a) + ms;
    let low = 0;
    let high = this.opens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.before[middle + 1] < goal) low = middle + 1;
      else high = middle;
    }
    if (low === this.opens.length) return null;
    const t = this.opens[low] + goal - this.before[low];
    return t > this.until ? null : t;
  }

  /** The n-th working day after a, at the same local time (the four steps of 8.1). @param {number} a @param {number} n */
  workingDays(a, n) {
    if (a < this.from || a > this.until) return null;
    if (n === 0) return a;
    let i = this.at(a);
    if (i === this.opens.length) return null;
    const start = Math.max(a, this.opens[i]);
    const local = this.zone.local(start);
    if (local === null) return null;
    let day = Math.floor(local / DAY);
    const clock = local - day * DAY;
    for (let left = n; left > 0; left -= 1) {
      // The next date with open time: that of the first interval that reaches past the end of this one.
      const end = this.zone.start(day + 1);
      if (end === null) return null;
      i = this.at(end);
      if (i === this.opens.length) return null;
      const next = this.zone.day(Math.max(end, this.opens[i]));
      if (next === null) return null;
      day = next;
    }
    const end = this.zone.start(day + 1);
    const at = this.zone.instant(day * DAY + clock);
    if (end === null || end > this.until || at === null) return null;
    // The last closing on the day: that of the last interval that begins before the day ends, cut at midnight.
    let last = this.at(end);
    if (last === this.opens.length || this.opens[last] >= end) last -= 1;
    const closing = Math.min(this.closes[last], end);
    if (at >= closing) return closing;
    return Math.max(at, this.opens[this.at(at)]);
  }
}

/** Time that is always open. */
export const ALWAYS = {
  open: (/** @type {number} */ a, /** @type {number} */ b) => b - a,
  after: (/** @type {number} */ a, /** @type {number} */ ms) => a + ms,
  workingDays: () => null,
};

/** A calendar of a rule set: open hours for each zone that a clock may be in. */
export class Calendar {
  /** @param {any} calendar */
  constructor(calendar) {
    /** @type {Hours[]} */
    this.zones = calendar.zones.map((/** @type {any} */ zone) => new Hours(calendar, zone));
    this.of = calendar.zone_of;
  }

  /**
   * The hours of a clock.
   * @param {import("./case.js").Case} c
   * @param {readonly import("./events.js").Event[]} starts the events that started it, the latest first
   */
  hours(c, starts) {
    if (this.of === null) return this.zones[0];
    const choice = this.choice(c, starts);
    return this.zones[(choice === null ? undefined : this.of.zones[choice]) ?? this.of.otherwise];
  }

  /** @param {import("./case.js").Case} c @param {readonly import("./events.js").Event[]} starts @returns {number | null} */
  choice(c, starts) {
    if (this.of.property !== null) {
      for (const event of starts) {
        const at = c.program.events[event.kind].properties.findIndex((/** @type {any} */ one) => one.name === this.of.property);
        const value = at < 0 ? null : event.properties[at];
        if (typeof value === "number") return value;
      }
    }
    const value = this.of.field === null ? null : c.fields[this.of.field];
    return typeof value === "number" ? value : null;
  }
}
