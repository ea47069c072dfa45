// A decision as an object (chapter 10.5 of the standard). What names the definition gives are keys of objects without a prototype.
import { instant, label, notices, nurtures, points, problems, transitions } from "./parts.js";
import { Decimal } from "./shown.js";
import { instantText } from "./time.js";

/** @typedef {import("./case.js").Case} Case */

/** @returns {any} */
const named = () => Object.create(null);

/** Numbers as JavaScript has them. @param {any} value @returns {any} */
export function withNumbers(value) {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Decimal) return Number(String(value));
  if (Array.isArray(value)) return value.map(withNumbers);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNumbers(inner)]));
}

/** @param {Case} c */
export function decision(c) {
  const { program } = c;
  const { stages } = program;
  const stage = c.stage();
  const outcome = c.outcome();
  return {
    id: c.lead.id,
    as_of: instantText(c.T),
    ruleset: program.fingerprint,
    history: c.history,
    lead: c.isLead(),
    stage: stage === null ? null : stages[stage].name,
    reached: stage === null ? null : stages[c.reached()].name,
    outcome: outcome < 0 ? null : program.outcomes[outcome].name,
    reason: c.reason,
    meets: meets(c),
    scores: scores(c),
    score_status: statusOfScores(c),
    bands: labels(c, "band", "labels"),
    classes: labels(c, "class", "values"),
    statuses: statuses(c),
    handoff: handoff(c),
    route: c.route(),
    nurture: nurtures(c),
    slas: slas(c),
    notify: notify(c),
    transitions: entered(c),
    recheck_at: instant(program.boundaries.next(c)),
    problems: problems(c),
  };
}

/** @param {Case} c */
export function handoff(c) {
  const found = c.handoff();
  return found === null ? null : { from: found.from, to: found.to, missing: found.missing };
}

/** @param {Case} c */
export function notify(c) {
  return notices(c).map(({ sla, to, at, reassign }) => ({ sla, to, at: instantText(at), ...(reassign ? { reassign } : {}) }));
}

/** @param {Case} c */
export function entered(c) {
  const at = instantText(c.T);
  return transitions(c).map(({ event, passed, skipped }) => ({ event, at, ...(passed ? { passed } : {}), ...(skipped ? { skipped } : {}) }));
}

/** @param {Case} c */
export function meets(c) {
  const all = named();
  for (let s = 1; s < c.program.stages.length; s += 1) all[c.program.stages[s].name] = c.meets(s);
  return all;
}

/** @param {Case} c */
export function scores(c) {
  const all = named();
  for (const { at, source } of c.program.scores) all[source.name] = points(c.rule(at), source.decimals);
  return all;
}

/** @param {Case} c */
export function statusOfScores(c) {
  const all = named();
  for (const { at, source, score } of c.program.scores) if (c.rule(at) === null) all[source.name] = score.status(c);
  return all;
}

/** @param {Case} c @param {"band" | "class"} kind @param {"labels" | "values"} key */
export function labels(c, kind, key) {
  const all = named();
  for (const { at, source } of kind === "band" ? c.program.bands : c.program.classes) all[source.name] = label(source[key], c.rule(at));
  return all;
}

/** @param {Case} c */
export function statuses(c) {
  const all = named();
  c.program.statuses.forEach((status, at) => {
    all[status.name] = label(status.values, c.status(at).now);
  });
  return all;
}

/** @param {Case} c */
export function slas(c) {
  return c.clocks().map((clock) => ({
    sla: clock.sla.name,
    state: clock.state,
    started: instantText(clock.started),
    due: instant(clock.due),
    stopped: instant(clock.stopped),
    open_ms: clock.open,
    elapsed_ms: clock.elapsed,
  }));
}
