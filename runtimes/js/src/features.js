// Features: what is made of a lead's events at T (chapters 5.4, 6.3, 6.4 and 9.5 of the standard).
import { between, firstFrom } from "./events.js";
import { MAX, total } from "./number.js";
import { Selection } from "./selects.js";
import { lower } from "./text.js";
import { DAY } from "./time.js";
import { Windows } from "./windows.js";
import { period } from "./zone.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./events.js").Event} Event */

const MANY = 1000000;
/** So many events are looked at one by one as fast as by their kinds. */
const FEW = 64;

/** A feature of a rule set. */
export class Feature {
  /** @param {any} feature */
  constructor(feature) {
    this.source = feature;
    this.id = feature.id;
    this.kind = feature.kind;
    this.selection = new Selection(feature.select);
    this.edge = feature.edge;
    this.windows = new Windows(feature.windows);
    this.table = feature.kind === "points" ? new Table(feature.table) : null;
    /** @type {number | undefined} */
    this.every = feature.every;
    /** @type {{times: number, per: any}[]} */
    this.limits = feature.limits ?? [];
    const easy = this.selection.plain && this.windows.simple && this.edge === undefined;
    const points = feature.kind === "points" && feature.table.length === 1 && this.every === undefined && this.limits.length === 0;
    /** The points of each event, where its time alone decides whether it counts: not older than so long. @type {number | null} */
    this.each = easy && points && this.windows.minAge === -Infinity ? feature.table[0][1] : null;
    /** Its value, null where it is unknown. @type {(c: Case) => any} */
    this.value = easy && (feature.kind === "count" || points) ? this.quick() : this.maker();
  }

  /** How many of some kinds in an interval, perhaps times so many points: without looking at any event but the first and last. */
  quick() {
    const { maxAge, minAge } = this.windows;
    const each = this.table === null ? 0 : this.table.points[0];
    /** @type {boolean[]} */
    const counts = new Array(Math.max(-1, ...this.selection.kinds) + 1).fill(false);
    for (const kind of this.selection.kinds) counts[kind] = true;
    const isCount = this.kind === "count";
    return (/** @type {Case} */ c) => {
      const { times, kinds } = c.before;
      const from = c.T - maxAge;
      const to = c.T - minAge;
      let n = 0;
      if (times.length > FEW) n = this.found(c, from, to);
      else {
        for (let i = times.length - 1; i >= 0; i -= 1) {
          if (times[i] < from) break;
          if (kinds[i] < counts.length && counts[kinds[i]] && times[i] <= to) n += 1;
        }
      }
      if (isCount) return Math.min(n, MANY);
      return Math.max(-MAX, Math.min(MAX, n * each));
    };
  }

  /** How many of its kinds lie within an interval, of many events. @param {Case} c @param {number} from @param {number} to */
  found(c, from, to) {
    let n = 0;
    for (const kind of this.selection.kinds) {
      const events = c.before.of(kind);
      n += Math.max(0, firstFrom(events, to + 1) - firstFrom(events, from));
    }
    return n;
  }

  /** @returns {(c: Case) => any} */
  maker() {
    const make = MAKERS[this.kind];
    return (c) => {
      const events = this.counting(c);
      return events === null ? null : make(this, c, events);
    };
  }

  /** The events that are admitted from an instant on; with `edge`, the one of all that goes on, after the windows that are `open`. @param {Case} c @param {number} [from] @param {number} [to] @returns {readonly Event[]} */
  admitted(c, from, to) {
    if (this.edge === undefined) return this.selection.events(c, c.before, from, to);
    const events = this.selection.events(c, c.before);
    if (events.length === 0) return events;
    const first = firstFrom(events, this.windows.opening(c));
    if (first === events.length) return [];
    return [this.edge === "last" ? events[events.length - 1] : events[first]];
  }

  /** The events that pass all windows, in order; null if a bound of a window is unknown. @param {Case} c */
  counting(c) {
    const interval = this.windows.interval(c);
    if (interval === null) return null;
    const from = Math.max(interval[0], this.windows.opening(c));
    let some = between(this.admitted(c, from, interval[1]), from, interval[1]);
    for (const test of this.windows.tests) {
      if (some.length === 0) break;
      const passes = test(c);
      some = some.filter((event) => passes(event.at));
    }
    return some;
  }

  /** The events that count for points, with `every` and the limits; null if a window or a period is unknown. @param {Case} c */
  scoring(c) {
    const events = this.counting(c);
    return events === null ? null : limited(this, c, events);
  }
}

/** Points by age in whole days. */
export class Table {
  /** @param {[number, number][]} rows */
  constructor(rows) {
    this.ages = rows.map((row) => row[0]);
    this.points = rows.map((row) => row[1]);
  }

  /** @param {number} age in days */
  at(age) {
    return this.points[this.row(age)];
  }

  /** @param {number} age */
  row(age) {
    let low = 0;
    let high = this.ages.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.ages[middle] <= age) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The instant at which an event earns what the next row says; Infinity if there is none. @param {number} t @param {number} T */
  next(t, T) {
    const row = this.row(Math.floor((T - t) / DAY)) + 1;
    return row < this.ages.length ? t + this.ages[row] * DAY : Infinity;
  }
}

/** @type {Record<string, (feature: Feature, c: Case, events: readonly Event[]) => any>} */
const MAKERS = {
  count: (_feature, _c, events) => Math.min(events.length, MANY),
  days(_feature, c, events) {
    const days = new Set();
    for (const event of events) {
      const day = c.program.zone.day(event.at);
      if (day === null) return null;
      days.add(day);
    }
    return Math.min(days.size, MANY);
  },
  different(feature, c, events) {
    const values = new Set();
    for (const value of known(feature, c, events)) {
      values.add(typeof value === "string" ? lower(value) : Array.isArray(value) ? value.join() : value);
    }
    return Math.min(values.size, MANY);
  },
  total: (feature, c, events) => total(known(feature, c, events)),
  highest: (feature, c, events) => extreme(known(feature, c, events), (a, b) => a > b),
  lowest: (feature, c, events) => extreme(known(feature, c, events), (a, b) => a < b),
  latest(feature, c, events) {
    for (let i = events.length - 1; i >= 0; i -= 1) {
      const value = feature.selection.property(c, events[i]);
      if (value !== null) return value;
    }
    return null;
  },
  earliest(feature, c, events) {
    for (const event of events) {
      const value = feature.selection.property(c, event);
      if (value !== null) return value;
    }
    return null;
  },
  last_at: (_feature, _c, events) => (events.length === 0 ? null : events[events.length - 1].at),
  first_at: (_feature, _c, events) => (events.length === 0 ? null : events[0].at),
  points(feature, c, events) {
    const some = limited(feature, c, events);
    if (some === null) return null;
    const table = /** @type {Table} */ (feature.table);
    return total(some.map((event) => table.at(Math.floor((c.T - event.at) / DAY))));
  },
};

/** @param {Feature} feature @param {Case} c @param {readonly Event[]} events */
function known(feature, c, events) {
  /** @type {any[]} */
  const values = [];
  for (const event of events) {
    const value = feature.selection.property(c, event);
    if (value !== null) values.push(value);
  }
  return values;
}

/** @param {any[]} values @param {(a: any, b: any) => boolean} better */
function extreme(values, better) {
  let best = null;
  for (const value of values) if (best === null || better(value, best)) best = value;
  return best;
}

/** @param {Feature} feature @param {Case} c @param {readonly Event[]} events @returns {readonly Event[] | null} */
function limited(feature, c, events) {
  let some = feature.every === undefined ? events : spaced(events, feature.every);
  for (const { times, per } of feature.limits) {
    if (per === null) {
      if (some.length > times) some = some.slice(some.length - times);
      continue;
    }
    /** @type {Map<number, number>} */
    const seen = new Map();
    const kept = [];
    for (let i = some.length - 1; i >= 0; i -= 1) {
      const day = c.program.zone.day(some[i].at);
      if (day === null) return null;
      const key = period(per, day);
      const n = seen.get(key) ?? 0;
      if (n >= times) continue;
      seen.set(key, n + 1);
      kept.push(some[i]);
    }
    some = kept.reverse();
  }
  return some;
}

/** @param {readonly Event[]} events @param {number} every */
function spaced(events, every) {
  const kept = [];
  let last = -Infinity;
  for (const event of events) {
    if (event.at - last < every) continue;
    kept.push(event);
    last = event.at;
  }
  return kept;
}
