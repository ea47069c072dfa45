// Events of a lead: their order, which of them exist, and where those of one kind are found (chapter 5.2 of the standard).
import { compare } from "./text.js";

/** Marks of the transition log, in their order. */
export const UNMARKED = 0;
export const PASSED = 1;
export const SKIPPED = 2;

/** @typedef {import("./values.js").Value} Value */

/** One event as a rule set sees it. */
export class Event {
  /**
   * @param {number} kind its place among the events of the rule set
   * @param {number} at
   * @param {number} begin from which it exists: the later of `at` and `received`
   * @param {readonly (Value | null)[]} properties
   * @param {string | null} id
   * @param {number} mark
   */
  constructor(kind, at, begin, properties, id, mark) {
    this.kind = kind;
    this.at = at;
    this.begin = begin;
    this.properties = properties;
    this.id = id;
    this.mark = mark;
    /** Which filters it was asked, and which of them it passes, in bits. */
    this.asked = 0;
    this.passes = 0;
  }
}

/** The order of events. @param {Event} a @param {Event} b */
export function inOrder(a, b) {
  if (a.at !== b.at) return a.at - b.at;
  if (a.kind !== b.kind) return a.kind - b.kind;
  if (a.properties.length > 0) {
    const properties = compare(JSON.stringify(a.properties), JSON.stringify(b.properties));
    if (properties !== 0) return properties;
  }
  if (a.mark !== b.mark) return a.mark - b.mark;
  if (a.id === b.id) return 0;
  if (a.id === null || b.id === null) return a.id === null ? -1 : 1;
  return compare(a.id, b.id);
}

/** @type {readonly Event[]} */
export const NONE = Object.freeze([]);

/** The events that exist at some instant, in order and by kind. */
export class View {
  /** @param {Event[]} all */
  constructor(all = []) {
    this.all = all;
    /** Their times and their kinds, side by side: most of what is asked needs no more. @type {number[]} */
    this.times = all.map((event) => event.at);
    /** @type {number[]} */
    this.kinds = all.map((event) => event.kind);
    /** @type {Map<number, Event[]> | null} made when it is first asked for */
    this.byKind = null;
  }

  /** The events of a kind, in order. @param {number} kind @returns {readonly Event[]} */
  of(kind) {
    return (this.byKind ?? this.sorted()).get(kind) ?? NONE;
  }

  sorted() {
    /** @type {Map<number, Event[]>} */
    const byKind = new Map();
    for (const event of this.all) added(byKind, event);
    this.byKind = byKind;
    return byKind;
  }

  /** Adds an event that comes after all others. @param {Event} event */
  push(event) {
    this.all.push(event);
    this.times.push(event.at);
    this.kinds.push(event.kind);
    if (this.byKind !== null) added(this.byKind, event);
  }

  /** The same, of these kinds with these events only. @param {readonly boolean[]} kinds @param {(event: Event) => boolean} keep */
  only(kinds, keep) {
    const byKind = this.byKind ?? this.sorted();
    /** @type {[number, Event[]][]} */
    const less = [];
    for (const [kind, events] of byKind) if (kinds[kind] && !events.every(keep)) less.push([kind, events.filter(keep)]);
    if (less.length === 0) return this;
    const view = this.with([]);
    for (const [kind, events] of less) /** @type {Map<number, Event[]>} */ (view.byKind).set(kind, events);
    return view;
  }

  /** The same with entries of the log at its end, which only those see who ask by kind. @param {readonly Event[]} entries */
  with(entries) {
    const view = new View();
    view.all = this.all;
    view.times = this.times;
    view.kinds = this.kinds;
    view.byKind = new Map(this.byKind ?? this.sorted());
    for (const entry of entries) view.byKind.set(entry.kind, [...view.of(entry.kind), entry]);
    return view;
  }
}

/** @param {Map<number, Event[]>} byKind @param {Event} event */
function added(byKind, event) {
  const same = byKind.get(event.kind);
  if (same === undefined) byKind.set(event.kind, [event]);
  else same.push(event);
}

/**
 * The events of these that exist at T: of those with one id the first, of entries of one name at one instant the first.
 * @param {readonly Event[]} sorted in order
 * @param {readonly boolean[]} isEntry of each kind whether it is an entry of the transition log
 * @param {number} T
 * @param {boolean} withThose at T: entries of the log that stand at T itself
 */
export function existing(sorted, isEntry, T, withThose) {
  const view = new View();
  /** @type {Set<string> | null} */
  let ids = null;
  /** The last entry. @type {Event | null} */
  let entry = null;
  for (const event of sorted) {
    if (event.at > T) break;
    if (event.begin > T) continue;
    if (event.id !== null) {
      ids ??= new Set();
      if (ids.has(event.id)) continue;
      ids.add(event.id);
    }
    if (isEntry[event.kind]) {
      if (event.at === T && !withThose) continue;
      // Those of one name at one instant stand side by side, the one that is to stay first.
      if (entry !== null && entry.kind === event.kind && entry.at === event.at) continue;
      entry = event;
    }
    view.push(event);
  }
  return view;
}

/** Those of these events from one instant to another, both included. @param {readonly Event[]} events @param {number} from @param {number} to */
export function between(events, from, to) {
  const start = from === -Infinity ? 0 : firstFrom(events, from);
  const end = to === Infinity ? events.length : firstFrom(events, to + 1);
  return start === 0 && end === events.length ? events : events.slice(start, Math.max(start, end));
}

/** The place of the first of these events at t or later. @param {readonly Event[]} events @param {number} t */
export function firstFrom(events, t) {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle].at < t) low = middle + 1;
    else high = middle;
  }
  return low;
}
