// One lead as of one instant: everything is worked out when it is first asked for, and once.
/** @typedef {import("./events.js").View} View */
import { transitions } from "./log.js";

/** @typedef {import("./values.js").Value} Value */
/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./lead.js").PreparedLead} PreparedLead */

export class Case {
  /**
   * @param {Program} program
   * @param {PreparedLead} lead
   * @param {number} T
   * @param {View} before the events that exist, without entries of the log at T
   * @param {"none" | "log" | "replay"} history
   */
  constructor(program, lead, T, before, history) {
    this.program = program;
    this.lead = lead;
    this.T = T;
    this.before = before;
    this.history = history;
    /** @type {(Value | null)[]} */
    this.fields = program.fieldsAt(lead, T);
    /** The event that a filter looks at. @type {import("./events.js").Event | null} */
    this.event = null;
    /** @type {any[]} undefined where they have not been asked for */
    this.features = new Array(program.features.length);
    /** @type {any[]} */
    this.rules = new Array(program.rules.length);
    /** @type {(boolean | undefined)[]} */
    this.metStages = new Array(program.stages.length);
    /** @type {any[] | null} */
    this.statuses = null;
    /** @type {import("./permissions.js").History[] | null} */
    this.permissions = null;
    /** @type {number | null | undefined} */
    this.day = undefined;
    this.presentStage = -1;
    this.presentOutcome = -2;
    /** @type {string | null} */
    this.reason = null;
    /** @type {import("./log.js").Transition[] | null} */
    this.entered = null;
    /** @type {View | null} */
    this.afterwards = null;
    /** @type {View | null} */
    this.clockView = null;
    /** @type {import("./clocks.js").Clock[] | null} */
    this.allClocks = null;
    this.begun = !program.deep;
  }

  /** The day of T, null past the horizon. */
  today() {
    if (this.day === undefined) this.day = this.program.zone.day(this.T);
    return this.day;
  }

  /** @param {number} at */
  feature(at) {
    if (!this.begun) this.begin();
    let value = this.features[at];
    if (value === undefined) {
      value = this.program.features[at].value(this);
      this.features[at] = value;
    }
    return value;
  }

  /** @param {number} at */
  rule(at) {
    if (!this.begun) this.begin();
    let value = this.rules[at];
    if (value === undefined) {
      value = this.program.rules[at].value(this);
      this.rules[at] = value;
    }
    return value;
  }

  /** Where long chains of rules read each other, all are worked out in their order, so that none stands on a tall stack. */
  begin() {
    this.begun = true;
    for (let i = 0; i < this.features.length; i += 1) this.feature(i);
    this.program.rules.forEach((rule, at) => {
      if (!rule.afterStages) this.rule(at);
    });
  }

  /** @param {number} at */
  status(at) {
    this.statuses ??= new Array(this.program.statuses.length);
    return (this.statuses[at] ??= this.program.statuses[at].runs(this));
  }

  /** Whether a permission is given at an instant. @param {number} at @param {number} u */
  permission(at, u) {
    return this.program.permissions[at].holds(this, this.permissionHistory(at), u);
  }

  /** @param {number} at */
  permissionHistory(at) {
    this.permissions ??= new Array(this.program.permissions.length);
    return (this.permissions[at] ??= this.program.permissions[at].history(this));
  }

  /** Whether the criteria of a stage are met. @param {number} at */
  met(at) {
    return (this.metStages[at] ??= this.program.stages[at].met(this));
  }

  /** The same and, where stages build on each other, those of all below. @param {number} at */
  meets(at) {
    if (this.program.building) for (let below = 0; below < at; below += 1) if (!this.met(below)) return false;
    return this.met(at);
  }

  /** The present stage, the highest that holds; null if there are no stages. @returns {number | null} */
  stage() {
    if (this.presentStage < 0) this.presentStage = this.program.building ? this.climb() : this.highest();
    return this.program.stages.length === 0 ? null : this.presentStage;
  }

  highest() {
    const { stages } = this.program;
    for (let s = stages.length - 1; s > 0; s -= 1) if (this.met(s) || stages[s].kept(this)) return s;
    return 0;
  }

  climb() {
    const { stages } = this.program;
    let highest = 0;
    let below = true;
    for (let s = 1; s < stages.length; s += 1) {
      below = (below && this.met(s)) || stages[s].kept(this);
      if (below) highest = s;
    }
    return highest;
  }

  /** Whether a stage holds, by its criteria or by being kept. @param {number} at */
  holds(at) {
    const { stages, building } = this.program;
    if (!building) return at === 0 || this.met(at) || stages[at].kept(this);
    let holds = true;
    for (let s = 1; s <= at; s += 1) holds = (holds && this.met(s)) || stages[s].kept(this);
    return holds;
  }

  /** The present outcome, −1 if there is none. */
  outcome() {
    if (this.presentOutcome === -2) {
      this.presentOutcome = -1;
      const { outcomes } = this.program;
      for (let o = 0; o < outcomes.length && this.presentOutcome < 0; o += 1) {
        for (const rule of outcomes[o].rules) {
          if (!rule.holds(this)) continue;
          this.presentOutcome = o;
          this.reason = rule.because;
          break;
        }
      }
    }
    return this.presentOutcome;
  }

  /** Whether the person is a lead; null if nobody says who is one. */
  isLead() {
    const word = this.program.lead;
    if (word === null) return null;
    const stage = /** @type {number} */ (this.stage());
    return (word.or_above ? stage >= word.stage : stage === word.stage) && this.outcome() !== this.program.notALead;
  }

  /** The hand-off of the present stage, null if there is none or the person is out of the funnel. */
  handoff() {
    if (this.outcome() >= 0) return null;
    const handoff = this.program.handoffs.get(/** @type {number} */ (this.stage()));
    return handoff === undefined ? null : { from: handoff.from, to: handoff.to, missing: handoff.missing(this), incomplete: handoff.incomplete };
  }

  route() {
    if (this.outcome() >= 0) return null;
    const stage = this.stage();
    const route = stage === null ? undefined : this.program.routeOf[stage];
    return route === undefined ? null : route.answer(this);
  }

  /** The entries of the log that belong to T. */
  transitions() {
    this.entered ??= transitions(this);
    return this.entered;
  }

  /** The events with the entries of the log at T: those that the lead has and those that belong to it. */
  after() {
    this.afterwards ??= this.program.withEntries(this);
    return this.afterwards;
  }

  /** The highest stage ever entered, T's included. */
  reached() {
    const { stages, entries } = this.program;
    if (this.history === "none") return this.outcome() >= 0 ? 0 : (this.stage() ?? 0); // only what T enters
    const view = this.after();
    for (let s = stages.length - 1; s > 0; s -= 1) if (view.of(entries.reached[s]).length > 0) return s;
    return 0;
  }

  /** Since when the present stage has been that; null if no entry says so. @returns {number | null} */
  stageSince() {
    const { stages, entries } = this.program;
    const stage = this.stage();
    if (stage === null) return null;
    const view = this.after();
    let since = null;
    const kinds = [entries.reached[stage]];
    for (let s = stage + 1; s < stages.length; s += 1) kinds.push(entries.left[s]);
    for (const kind of kinds) {
      const events = view.of(kind);
      if (events.length > 0 && (since === null || events[events.length - 1].at > since)) since = events[events.length - 1].at;
    }
    return since;
  }

  /** What clocks see: entries that are not marked, and where there is no history none into a stage. */
  seenByClocks() {
    this.clockView ??= this.program.withoutMarked(this);
    return this.clockView;
  }

  clocks() {
    this.allClocks ??= this.program.clocks(this);
    return this.allClocks;
  }
}

