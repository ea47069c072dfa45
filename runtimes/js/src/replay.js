// The log derived from a lead's events (chapter 7.5 of the standard).
import { Case } from "./case.js";
import { Event, existing, inOrder, PASSED, SKIPPED, View } from "./events.js";
import { instantText } from "./time.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./lead.js").PreparedLead} PreparedLead */

const MOST_ENTRIES = 1000;
const MOST_STEPS = 100000;

/**
 * The case at T with the log that the events up to T give, and that log; null if it grows too long to be decided.
 * @param {Program} program
 * @param {PreparedLead} lead
 * @param {number} T
 * @returns {{c: Case, log: Event[]} | null}
 */
export function replay(program, lead, T) {
  const events = lead.events.filter((event) => !program.entries.is[event.kind]);
  const instants = [...new Set(events.map((event) => event.begin))].filter((t) => t < T).sort((a, b) => a - b);
  // Each of them is a step.
  if (instants.length >= MOST_STEPS) return null;
  const past = easy(events) ? new Growing(events) : new Anew(program, events);
  /** @type {Event[]} */
  const log = [];
  let next = 0;
  let t = instants.length > 0 ? instants[0] : T;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const c = new Case(program, lead, t, past.at(t), "replay");
    const entries = c.transitions().map((one) => new Event(one.kind, t, t, [], null, one.mark));
    for (const entry of entries.sort(inOrder)) log.push(entry);
    if (log.length > MOST_ENTRIES) return null;
    if (t === T) return { c, log };
    past.add(entries);
    while (next < instants.length && instants[next] <= t) next += 1;
    const recheck = program.boundaries.next(c);
    t = Math.min(T, next < instants.length ? instants[next] : T, recheck ?? T);
  }
  return null;
}

/** A derived log as a host keeps it. @param {Program} program @param {readonly Event[]} log */
export function derivedLog(program, log) {
  return log.map(({ kind, at, mark }) => ({
    event: program.events[kind].name,
    at: instantText(at),
    ...(mark === PASSED ? { passed: true } : {}),
    ...(mark === SKIPPED ? { skipped: true } : {}),
  }));
}

/** Whether events begin to exist in their order, and none hides another. @param {readonly Event[]} events */
function easy(events) {
  const ids = new Set();
  for (const event of events) {
    if (event.begin !== event.at || (event.id !== null && ids.has(event.id))) return false;
    ids.add(event.id);
  }
  return true;
}

/** A view that grows. */
class Growing {
  /** @param {readonly Event[]} events */
  constructor(events) {
    this.view = new View();
    this.events = events;
    this.next = 0;
  }

  /** @param {number} t */
  at(t) {
    for (; this.next < this.events.length && this.events[this.next].at <= t; this.next += 1) this.view.push(this.events[this.next]);
    return this.view;
  }

  /** @param {readonly Event[]} entries at an instant that is over when the next one is asked for */
  add(entries) {
    for (const entry of entries) this.view.push(entry);
  }
}

/** A view that is made anew each time. */
class Anew {
  /** @param {Program} program @param {readonly Event[]} events */
  constructor(program, events) {
    this.isEntry = program.entries.is;
    this.events = [...events];
  }

  /** @param {number} t */
  at(t) {
    return existing(this.events, this.isEntry, t, false);
  }

  /** @param {readonly Event[]} entries */
  add(entries) {
    if (entries.length === 0) return;
    this.events.push(...entries);
    this.events.sort(inOrder);
  }
}
