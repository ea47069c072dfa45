// The transition log: what it says, and the entries that belong to T (chapters 7.4 and 7.6 of the standard).
import { PASSED, SKIPPED, UNMARKED } from "./events.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {{kind: number, mark: number}} Transition an entry at T */

/** The places among the events of each entry of the log. */
export class Entries {
  /** @param {readonly any[]} events */
  constructor(events) {
    /** @type {number[]} */
    this.reached = [];
    /** @type {number[]} */
    this.left = [];
    /** @type {number[]} */
    this.became = [];
    /** @type {number[]} */
    this.ended = [];
    /** @type {number[]} */
    this.handedOver = [];
    /** @type {boolean[]} of each event whether it is an entry */
    this.is = events.map((event) => event.entry !== null && event.entry.entry !== "changed");
    events.forEach((event, kind) => {
      const { entry } = event;
      if (entry?.entry === "reached") this.reached[entry.stage] = kind;
      if (entry?.entry === "left") this.left[entry.stage] = kind;
      if (entry?.entry === "became") this.became[entry.outcome] = kind;
      if (entry?.entry === "ended") this.ended[entry.outcome] = kind;
      if (entry?.entry === "handed_over") this.handedOver[entry.stage] = kind;
    });
  }
}

/** @param {Case} c @param {number | undefined} kind */
export function last(c, kind) {
  const events = kind === undefined ? [] : c.before.of(kind);
  return events.length === 0 ? null : events[events.length - 1];
}

/** The last entry into a stage, if it is open. @param {Case} c @param {number} stage */
function open(c, stage) {
  const { reached, left, became } = c.program.entries;
  const entry = last(c, reached[stage]);
  if (entry === null) return null;
  const exit = last(c, left[stage]);
  if (exit !== null && exit.at >= entry.at) return null;
  for (const kind of became) {
    const outcome = last(c, kind);
    if (outcome !== null && outcome.at >= entry.at) return null;
  }
  return entry;
}

/** @param {Case} c */
function position(c) {
  const { stages, entries } = c.program;
  for (let s = stages.length - 1; s >= 0; s -= 1) if (open(c, s) !== null) return s;
  for (let s = stages.length - 1; s >= 0; s -= 1) {
    if (stages[s].keep.kept === "good" && last(c, entries.reached[s]) !== null) return s;
  }
  return 0;
}

/** Whether an outcome holds by the log. @param {Case} c @param {number} outcome */
function holds(c, outcome) {
  const began = last(c, c.program.entries.became[outcome]);
  const ended = last(c, c.program.entries.ended[outcome]);
  return began !== null && (ended === null || ended.at < began.at);
}

/** @param {Case} c @returns {Transition[]} */
export function transitions(c) {
  const { entries, outcomes } = c.program;
  /** @type {Transition[]} */
  const list = [];
  const outcome = c.outcome();
  if (c.history === "none") return begun(c, outcome);
  for (let o = 0; o < outcomes.length; o += 1) if (o !== outcome && holds(c, o)) list.push({ kind: entries.ended[o], mark: UNMARKED });
  if (outcome >= 0) {
    if (!holds(c, outcome)) list.push({ kind: entries.became[outcome], mark: UNMARKED });
    return list;
  }
  const stage = c.stage();
  if (stage === null) return list;
  const from = position(c);
  for (let s = from; s > stage; s -= 1) if (open(c, s) !== null) list.push({ kind: entries.left[s], mark: UNMARKED });
  for (let s = from + 1; s <= stage; s += 1) {
    list.push({ kind: entries.reached[s], mark: s === stage ? UNMARKED : c.meets(s) ? PASSED : SKIPPED });
  }
  const handoff = c.handoff();
  if (handoff !== null && (handoff.missing.length === 0 || handoff.incomplete) && handsOver(c, stage, from)) {
    list.push({ kind: entries.handedOver[stage], mark: UNMARKED });
  }
  return list;
}

/** The entries where the log says nothing yet. @param {Case} c @param {number} outcome */
function begun(c, outcome) {
  const { entries } = c.program;
  if (outcome >= 0) return [{ kind: entries.became[outcome], mark: UNMARKED }];
  /** @type {Transition[]} */
  const list = [];
  const stage = c.stage() ?? 0;
  for (let s = 1; s <= stage; s += 1) list.push({ kind: entries.reached[s], mark: s === stage ? UNMARKED : c.meets(s) ? PASSED : SKIPPED });
  const handoff = c.handoff();
  if (stage > 0 && handoff !== null && (handoff.missing.length === 0 || handoff.incomplete)) {
    list.push({ kind: entries.handedOver[stage], mark: UNMARKED });
  }
  return list;
}

/** @param {Case} c @param {number} stage @param {number} from */
function handsOver(c, stage, from) {
  if (stage > from) return true;
  const entry = open(c, stage);
  if (entry === null || entry.mark !== UNMARKED) return false;
  const before = last(c, c.program.entries.handedOver[stage]);
  return before === null || before.at < entry.at;
}
