// A decision as the exact bytes of the standard (chapter 10.5): keys in their order, no white space, numbers in digits.
import { decimalText } from "./number.js";
import { notices, nurtures, problems, transitions } from "./parts.js";
import { Decimal } from "./shown.js";
import { instantText, LAST } from "./time.js";

/** @typedef {import("./case.js").Case} Case */

/** In quotes, `"`, `\` and U+0000 to U+001F escaped; or `null`. @param {string | null} text */
export const quote = (text) => (text === null ? "null" : JSON.stringify(text));

/** @param {number | null} t */
const instant = (t) => (t === null || t > LAST ? "null" : `"${instantText(t)}"`);

/** @param {readonly string[]} entries */
const object = (entries) => `{${entries.join(",")}}`;

/** @param {readonly string[]} items */
const array = (items) => `[${items.join(",")}]`;

/** @param {string} key @param {string} value */
const entry = (key, value) => `${quote(key)}:${value}`;

/**
 * @param {Case} c
 * @param {string} more what stands at the end, with its comma
 */
export function decisionText(c, more = "") {
  const { program } = c;
  const { stages } = program;
  const stage = c.stage();
  const outcome = c.outcome();
  const handoff = c.handoff();
  return (
    `{"id":${quote(c.lead.id)},"as_of":${instant(c.T)},"ruleset":"${program.fingerprint}","history":"${c.history}",` +
    `"lead":${c.isLead()},"stage":${stage === null ? "null" : stages[stage].quoted},` +
    `"reached":${stage === null ? "null" : stages[c.reached()].quoted},` +
    `"outcome":${outcome < 0 ? "null" : quote(program.outcomes[outcome].name)},"reason":${quote(c.reason)},` +
    `"meets":${meets(c)},"scores":${scores(c)},"score_status":${statusOfScores(c)},` +
    `"bands":${labels(c, program.bands)},"classes":${labels(c, program.classes)},` +
    `"statuses":${object(program.statuses.map(({ name, values }, at) => entry(name, label(values, c.status(at).now))))},` +
    `"handoff":${handoff === null ? "null" : `{"from":${quote(handoff.from)},"to":${quote(handoff.to)},"missing":${array(handoff.missing.map(quote))}}`},` +
    `"route":${quote(c.route())},"nurture":${array(nurtures(c).map(quote))},"slas":${array(c.clocks().map(clock))},` +
    `"notify":${array(notices(c).map(notice))},"transitions":${array(transitions(c).map((one) => transition(one, c.T)))},` +
    `"recheck_at":${instant(program.boundaries.next(c))},"problems":${array(problems(c).map(problem))}${more}}`
  );
}

/** @param {Case} c */
function meets(c) {
  const { stages } = c.program;
  let text = "";
  for (let s = 1; s < stages.length; s += 1) text += `${s > 1 ? "," : ""}${stages[s].quoted}:${c.meets(s)}`;
  return `{${text}}`;
}

/** @param {Case} c */
function scores(c) {
  let text = "";
  for (const { at, source, quoted } of c.program.scores) text += `${text === "" ? "" : ","}${quoted}:${score(c.rule(at), source.decimals)}`;
  return `{${text}}`;
}

/** @param {number | null} units @param {number} decimals */
const score = (units, decimals) => (units === null ? "null" : decimalText(units, decimals));

/** @param {readonly string[]} labels @param {number | null} at */
const label = (labels, at) => (at === null ? "null" : quote(labels[at]));

/** @param {Case} c */
function statusOfScores(c) {
  const unknown = c.program.scores.filter(({ at }) => c.rule(at) === null);
  return object(unknown.map((rule) => entry(rule.source.name, quote(rule.score.status(c)))));
}

/** @param {Case} c @param {readonly import("./rules.js").Rule[]} rules */
function labels(c, rules) {
  let text = "";
  for (const { at, quoted, quotedLabels } of rules) {
    const value = c.rule(at);
    text += `${text === "" ? "" : ","}${quoted}:${value === null ? "null" : quotedLabels[value]}`;
  }
  return `{${text}}`;
}

/** Any value as JSON, with decimals in digits. @param {any} value @returns {string} */
export function valueText(value) {
  if (typeof value === "string" || value === null) return quote(value);
  if (typeof value !== "object" || value instanceof Decimal) return String(value);
  if (Array.isArray(value)) return array(value.map(valueText));
  return object(Object.keys(value).map((key) => entry(key, valueText(value[key]))));
}

/** @param {import("./clocks.js").Clock} clock */
function clock(clock) {
  return (
    `{"sla":${quote(clock.sla.name)},"state":${quote(clock.state)},"started":${instant(clock.started)},"due":${instant(clock.due)},` +
    `"stopped":${instant(clock.stopped)},"open_ms":${clock.open},"elapsed_ms":${clock.elapsed}}`
  );
}

/** @param {{sla: string, to: string, at: number, reassign: boolean}} one */
function notice({ sla, to, at, reassign }) {
  return `{"sla":${quote(sla)},"to":${quote(to)},"at":${instant(at)}${reassign ? ',"reassign":true' : ""}}`;
}

/** @param {{event: string, passed: boolean, skipped: boolean}} one @param {number} T */
function transition({ event, passed, skipped }, T) {
  return `{"event":${quote(event)},"at":${instant(T)}${passed ? ',"passed":true' : ""}${skipped ? ',"skipped":true' : ""}}`;
}

/** @param {import("./problems.js").Problem} one */
function problem({ problem: name, where, value, count }) {
  return `{"problem":${quote(name)},"where":${quote(where)},"value":${quote(value)},"count":${count}}`;
}
