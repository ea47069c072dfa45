import { civil, DAY } from "./time.js";

/** A zone as its offsets from UTC, over a horizon (chapter 5.1 of the standard). */
export class Zone {
  /** @param {{first: number, changes: [number, number][], until: number}} offsets */
  constructor(offsets) {
    this.until = offsets.until;
    /** The beginning of each stretch of time with one offset. */
    this.from = [-Infinity, ...offsets.changes.map((change) => change[0])];
    /** The stretch that was asked for last: instants of one lead lie close together. */
    this.last = 0;
    this.offset = [offsets.first, ...offsets.changes.map((change) => change[1])];
  }

  /** @param {number} t */
  offsetAt(t) {
    const { last } = this;
    if (this.from[last] <= t && (last + 1 === this.from.length || t < this.from[last + 1])) return this.offset[last];
    let low = 0;
    let high = this.from.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.from[middle] <= t) low = middle;
      else high = middle - 1;
    }
    this.last = low;
    return this.offset[low];
  }

  /** Local time in ms, null past the horizon. @param {number} t */
  local(t) {
    return t < this.until ? t + this.offsetAt(t) : null;
  }

  /** Days since 1970-01-01 on the local calendar, null past the horizon. @param {number} t */
  day(t) {
    return t < this.until ? Math.floor((t + this.offsetAt(t)) / DAY) : null;
  }

  /** The earliest instant whose local time is not before this one; null if it lies past the horizon. @param {number} local */
  instant(local) {
    for (let i = 0; i < this.from.length; i += 1) {
      const t = Math.max(this.from[i], local - this.offset[i]);
      const end = i + 1 < this.from.length ? this.from[i + 1] : Infinity;
      if (t < end) return t > this.until ? null : t;
    }
    return null;
  }

  /** The first instant of a day. @param {number} day */
  start(day) {
    return this.instant(day * DAY);
  }
}

/**
 * A number for the calendar period in which a day lies: the same for days of one period only.
 * @param {"day" | "week" | "month" | "quarter" | "year"} per
 * @param {number} day
 */
export function period(per, day) {
  if (per === "day") return day;
  if (per === "week") return Math.floor((day + 3) / 7);
  const { year, month } = civil(day);
  if (per === "month") return year * 12 + month;
  return per === "quarter" ? year * 4 + Math.floor((month - 1) / 3) : year;
}
