// When to ask again: the earliest boundary after T that the lead's data gives rise to (chapter 10.6 of the standard). What has boundaries is
// found once, when the rule set is loaded; it counts whatever is met.
import { getter } from "./expressions.js";
import { DAY, LAST } from "./time.js";
import { Term } from "./scores.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {(c: Case) => number} Boundary the earliest one after T, Infinity if there is none */

export class Boundaries {
  /** @param {any} ruleset */
  constructor(ruleset) {
    /** @type {Boundary[]} */
    this.all = [];
    /** @type {Map<number, Boundary[]>} of the filters, by kind of event */
    this.ofEvents = new Map();
    /** @type {Set<string>} filters that stand there already */
    this.filters = new Set();
    /** @type {number[]} fields at whose instants clocks start */
    this.starts = [];
    const { features, rules, stages, outcomes, slas, routes, nurtures, statuses, permissions, handoffs } = ruleset;
    for (const part of [features, rules, stages.list, outcomes, slas, routes, nurtures, statuses, permissions, handoffs]) this.walk(part, this.all);
    /** By the length of a window, the kinds of events of which some feature looks back as far, whatever else they are. @type {Map<number, boolean[]>} */
    this.lengths = new Map();
    /** @type {import("./features.js").Feature[]} the others that have boundaries */
    this.features = [];
    /** @type {boolean} whether what is decided before the stages reads the log */
    this.readsLog = readsLog(ruleset);
  }

  /** @param {readonly import("./features.js").Feature[]} features */
  ofFeatures(features) {
    for (const feature of features) {
      const { lengths } = feature.windows;
      const steps = feature.table !== null && feature.table.ages.length > 1;
      if (lengths.length === 0 && !steps) continue;
      if (steps || feature.edge !== undefined || !feature.selection.plain) {
        this.features.push(feature);
        continue;
      }
      for (const ms of lengths) {
        const kinds = this.lengths.get(ms) ?? [];
        this.lengths.set(ms, kinds);
        for (const kind of feature.selection.kinds) kinds[kind] = true;
      }
    }
    for (const kinds of this.lengths.values()) for (let kind = 0; kind < kinds.length; kind += 1) kinds[kind] ??= false;
  }

  /** @param {any} node @param {Boundary[]} into */
  walk(node, into) {
    if (Array.isArray(node)) {
      for (const part of node) this.walk(part, into);
      return;
    }
    if (typeof node !== "object" || node === null) return;
    if (node.op !== undefined) expression(node, into);
    else if (node.term === "silence") into.push(silence(node));
    else if (node.start === "field") this.starts.push(node.field);
    for (const key of Object.keys(node)) {
      if (key === "where") this.filter(node.event, node.where);
      else this.walk(node[key], into);
    }
  }

  /** @param {number} kind @param {any} where */
  filter(kind, where) {
    const key = `${kind} ${JSON.stringify(where)}`;
    if (this.filters.has(key)) return;
    this.filters.add(key);
    /** @type {Boundary[]} */
    const found = [];
    this.walk(where, found);
    if (found.length > 0) this.ofEvents.set(kind, [...(this.ofEvents.get(kind) ?? []), ...found]);
  }

  /** @param {Case} c @returns {number | null} */
  next(c) {
    const { T, program, lead } = c;
    let next = Infinity;
    const consider = (/** @type {number} */ t) => {
      if (t > T && t < next) next = t;
    };
    for (const field of program.fresh) {
      const date = lead.dates[field];
      if (date !== null) consider(date + program.fields[field].fresh_for + 1);
    }
    for (const [ms, kinds] of this.lengths) consider(leaving(c, ms, kinds));
    for (const feature of this.features) consider(ofFeature(feature, c));
    for (const boundary of this.all) consider(boundary(c));
    for (const [kind, boundaries] of this.ofEvents) {
      for (const event of c.before.of(kind)) {
        for (const boundary of boundaries) {
          c.event = event;
          consider(boundary(c));
        }
      }
    }
    for (const stage of program.stages) {
      const entered = stage.keep.kept === "for" ? stage.entered(c) : null;
      if (entered !== null) consider(entered + stage.keep.ms);
    }
    for (const outcome of program.outcomes) {
      for (const rule of outcome.rules) if (rule.limit !== null) consider(rule.until(c) ?? Infinity);
    }
    program.permissions.forEach((permission, at) => {
      const dated = permission.field === null ? null : lead.dates[permission.field];
      if (dated !== null) consider(dated);
      if (permission.expires === null) return;
      const given = permission.givenAt(c, c.permissionHistory(at), T);
      if (given !== null) consider(given + permission.expires + 1);
    });
    for (const clock of c.clocks()) {
      if (clock.stopped !== null) continue;
      if (clock.due !== null) consider(clock.due + 1);
      for (const notice of clock.notices) consider(notice.at);
    }
    for (const field of this.starts) {
      const t = c.fields[field];
      if (t !== null) consider(/** @type {number} */ (t));
    }
    if (this.readsLog && c.transitions().length > 0) consider(T + 1);
    return next > LAST ? null : next;
  }
}

/** @param {any} e @param {Boundary[]} into */
function expression(e, into) {
  switch (e.op) {
    case "age": {
      const of = getter(e.of);
      into.push((c) => {
        const x = of(c);
        return x === null ? Infinity : earlier(c.T, x + (e.min ?? NaN), x + (e.max ?? NaN) + 1);
      });
      break;
    }
    case "age_days": {
      const of = getter(e.of);
      into.push((c) => {
        const x = of(c);
        if (x === null) return Infinity;
        const start = (/** @type {number | undefined} */ days) => (days === undefined ? NaN : (c.program.zone.start(x + days) ?? NaN));
        return earlier(c.T, start(e.min), start(e.max === undefined ? undefined : e.max + 1));
      });
      break;
    }
    case "days_since": {
      const of = getter(e.of);
      into.push((c) => {
        const x = of(c);
        return x === null ? Infinity : x + (Math.floor((c.T - x) / DAY) + 1) * DAY;
      });
      break;
    }
    case "calendar_days_since": {
      const of = getter(e.of);
      into.push((c) => {
        const today = c.today();
        return of(c) === null || today === null ? Infinity : (c.program.zone.start(today + 1) ?? Infinity);
      });
      break;
    }
    default:
  }
}

/** The earlier one of those that lie after T. @param {number} T @param {number} a @param {number} b */
function earlier(T, a, b) {
  const first = a > T ? a : Infinity;
  return b > T && b < first ? b : first;
}

/** @param {any} source @returns {Boundary} */
function silence(source) {
  const term = new Term(source);
  return (c) => {
    const start = term.start(c);
    if (start === null) return Infinity;
    const n = Math.max(0, Math.floor((c.T - start) / source.every));
    return source.times !== undefined && n >= source.times ? Infinity : start + (n + 1) * source.every;
  };
}

/** When the next event of some kinds is older than so long. @param {Case} c @param {number} ms @param {boolean[]} counts */
function leaving(c, ms, counts) {
  const { times, kinds } = c.before;
  const from = c.T - ms;
  let next = Infinity;
  for (let i = times.length - 1; i >= 0 && times[i] >= from; i -= 1) {
    if (kinds[i] < counts.length && counts[kinds[i]]) next = times[i];
  }
  return next + ms + 1;
}

/** @param {import("./features.js").Feature} feature @param {Case} c */
function ofFeature(feature, c) {
  const { lengths } = feature.windows;
  const { table } = feature;
  let next = Infinity;
  // Older events have left every window and every row of the table.
  const from = c.T - Math.max(...lengths, table === null ? 0 : table.ages[table.ages.length - 1] * DAY);
  for (const event of feature.admitted(c, from)) {
    for (const ms of lengths) {
      const t = event.at + ms + 1;
      if (t > c.T && t < next) next = t;
    }
    if (table !== null) next = Math.min(next, table.next(event.at, c.T));
  }
  return next;
}

/** @param {any} ruleset */
function readsLog(ruleset) {
  if (ruleset.stages.list.some((/** @type {any} */ stage) => stage.keep.kept !== "not")) return true;
  const isEntry = ruleset.events.map((/** @type {any} */ event) => event.entry !== null && event.entry.entry !== "changed");
  /** @param {any} node @returns {boolean} */
  const selects = (node) => {
    if (typeof node !== "object" || node === null) return false;
    if (typeof node.event === "number" && isEntry[node.event]) return true;
    return Object.values(node).some(selects);
  };
  return selects([ruleset.features, ruleset.statuses, ruleset.permissions]);
}
