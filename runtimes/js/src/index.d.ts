/** The runtime of Lead rule sets: chapters 9 and 10 of the Lead standard. */

/**
 * A lead as data has it (10.1). Keys are declared names in any case, with spaces, `_` or `-`; values are what JSON can say, or a Date for
 * a time. Whatever cannot be read is unknown, and a data problem of the decision.
 */
export interface Lead {
  readonly id?: string | number | null;
  readonly history?: "none" | "log" | null;
  readonly fields?: object | null;
  /** Dates of values, for what must be fresh. */
  readonly fields_at?: object | null;
  readonly events?: readonly LeadEvent[] | null;
}

export interface LeadEvent {
  readonly event: string;
  readonly at: string | Date;
  readonly received?: string | Date | null;
  readonly id?: string | number | null;
  readonly with?: object | null;
  /** The same as `with`. */
  readonly properties?: object | null;
  readonly passed?: boolean | null;
  readonly skipped?: boolean | null;
}

/** The instant as of which a lead is decided: RFC 3339 text with an offset, a date of JavaScript, or ms since 1970-01-01T00:00:00Z. */
export type Instant = string | number | Date;

/** What `decide` answers (10.5). Objects whose keys are names of the definition have no prototype. */
export interface Decision {
  id: string | null;
  as_of: string;
  ruleset: string;
  history: "none" | "log" | "replay";
  lead: boolean | null;
  stage: string | null;
  reached: string | null;
  outcome: string | null;
  reason: string | null;
  meets: Record<string, boolean>;
  scores: Record<string, number | null>;
  score_status: Record<string, string>;
  bands: Record<string, string | null>;
  classes: Record<string, string | null>;
  statuses: Record<string, string | null>;
  handoff: Handoff | null;
  route: string | null;
  nurture: string[];
  slas: Clock[];
  notify: Notice[];
  transitions: Transition[];
  recheck_at: string | null;
  problems: Problem[];
}

export interface Handoff {
  from: string;
  to: string;
  missing: string[];
}

export interface Clock {
  sla: string;
  state: "running" | "met" | "missed" | "overdue" | "paused" | "cancelled" | null;
  started: string;
  due: string | null;
  stopped: string | null;
  open_ms: number | null;
  elapsed_ms: number;
}

export interface Notice {
  sla: string;
  to: string;
  at: string;
  reassign?: true;
}

/** An entry of the transition log: the host adds it to the lead's events. */
export interface Transition {
  event: string;
  at: string;
  passed?: true;
  skipped?: true;
}

/** Something wrong with the data (10.3). */
export interface Problem {
  problem: string;
  where: string | null;
  value: string | null;
  count: number;
}

/** Why (10.7). */
export interface Why {
  stages: {
    stage: string;
    holds: boolean;
    meets: boolean;
    kept: boolean;
    criteria: { id: string; applies: boolean; met: boolean; for: Node | null; when: Node }[];
  }[];
  outcomes: { outcome: string; holds: boolean; rules: { id: string; holds: boolean; until: string | null; when: Node }[] }[];
  scores: { score: string; value: number | null; status: string | null; terms: Term[]; groups: { group: string; points: number | null; terms: Term[] }[] }[];
  classes: { class: string; value: string | null; row: string | null }[];
  definitions: { definition: string; met: boolean; when: Node }[];
  missing: { stage: string; not_met: string[] } | null;
}

/** A condition; either of parts, or with what it read. */
export interface Node {
  id: string | null;
  op: string;
  met: boolean;
  of?: Node[];
  read?: Read[];
}

export interface Read {
  kind: string;
  name: string;
  value: null | boolean | number | string | string[];
}

export interface Term {
  id: string;
  points: number | null;
  counts: boolean;
  when?: Node;
  events?: { event: string; at: string; id: string | null; points: number }[];
  since?: string;
  read?: Read[];
}

export type ExplainedDecision = Decision & { why: Why };

/** Which transition log counts: the one that the lead carries (`given`, the default), none, or one derived from its events (7.5). */
export interface Options {
  history?: "given" | "none" | "replay";
}

/** A lead that a rule set has read. It can be decided as of any instant, by the rule set that prepared it. */
declare class PreparedLead {
  private constructor();
  readonly id: string | null;
}
export type { PreparedLead };

/** A decision whose parts are worked out when they are asked for. */
declare class Verdict implements Decision {
  private constructor();
  readonly id: string | null;
  readonly as_of: string;
  readonly ruleset: string;
  readonly history: "none" | "log" | "replay";
  readonly lead: boolean | null;
  readonly stage: string | null;
  readonly reached: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly meets: Record<string, boolean>;
  readonly scores: Record<string, number | null>;
  readonly score_status: Record<string, string>;
  readonly bands: Record<string, string | null>;
  readonly classes: Record<string, string | null>;
  readonly statuses: Record<string, string | null>;
  readonly handoff: Handoff | null;
  readonly route: string | null;
  readonly nurture: string[];
  readonly slas: Clock[];
  readonly notify: Notice[];
  readonly transitions: Transition[];
  readonly recheck_at: string | null;
  readonly problems: Problem[];
  /** One score; `null` if it is unknown, `undefined` if there is none of this name. */
  score(name: string): number | null | undefined;
  /** The whole decision. */
  toJSON(): Decision;
}
export type { Verdict };

/** A rule set that is loaded. Nothing of it changes; it may decide any number of leads. */
declare class RuleSet {
  private constructor();
  readonly name: string;
  readonly version: string | null;
  readonly fingerprint: string;
  /** Reads a lead once, for deciding it as of several instants, or deciding many fast. Never throws. */
  prepare(lead: Lead | PreparedLead | string): PreparedLead;
  /** The decision. Throws a RangeError if `asOf` is no instant, and for nothing that a lead holds. */
  decide(lead: Lead | PreparedLead | string, asOf: Instant, options?: { history?: "given" | "none" }): Decision;
  /** With a replayed history: `null` where that takes too long (7.5). */
  decide(lead: Lead | PreparedLead | string, asOf: Instant, options: Options): Decision | null;
  /** The same as the exact bytes of the standard. */
  decideJson(lead: Lead | PreparedLead | string, asOf: Instant, options?: { history?: "given" | "none" }): string;
  decideJson(lead: Lead | PreparedLead | string, asOf: Instant, options: Options): string | null;
  /** The decision, and why. */
  explain(lead: Lead | PreparedLead | string, asOf: Instant, options?: { history?: "given" | "none" }): ExplainedDecision;
  explain(lead: Lead | PreparedLead | string, asOf: Instant, options: Options): ExplainedDecision | null;
  explainJson(lead: Lead | PreparedLead | string, asOf: Instant, options?: { history?: "given" | "none" }): string;
  explainJson(lead: Lead | PreparedLead | string, asOf: Instant, options: Options): string | null;
  /** The decision part by part: nothing is worked out that is not asked for. */
  verdict(lead: Lead | PreparedLead | string, asOf: Instant, options?: { history?: "given" | "none" }): Verdict;
  verdict(lead: Lead | PreparedLead | string, asOf: Instant, options: Options): Verdict | null;
  /** The decision by a log that is derived from the lead's events, and that log; `null` where it takes too long (7.5). */
  replay(lead: Lead | PreparedLead | string, asOf: Instant): { decision: Decision; log: Transition[] } | null;
}
export type { RuleSet };

/** A rule set that cannot be loaded. */
export class RuleSetError extends Error {
  /** Where it stands, as `rules[2].terms[0].when`; empty for the document itself. */
  readonly path: string;
}

/** Loads a rule set: the object that `lead compile` writes, or its text. Throws a RuleSetError for everything else. */
export function load(ruleset: object | string): RuleSet;
