// The parts of a decision that several of its forms need (chapter 10.5 of the standard).
import { PASSED, SKIPPED } from "./events.js";
import { counted, found } from "./problems.js";
import { instantText, LAST } from "./time.js";

/** @typedef {import("./case.js").Case} Case */

/** A score in points. @param {number | null} units @param {number} decimals */
export const points = (units, decimals) => (units === null ? null : units / 10 ** decimals);

/** @param {number | null} t */
export const instant = (t) => (t === null || t > LAST ? null : instantText(t));

/** The label of a rule's value, null where it is unknown. @param {readonly string[]} labels @param {number | null} at */
export const label = (labels, at) => (at === null ? null : labels[at]);

/**
 * The notices that are due: not after T, and before their clock's end.
 * @param {Case} c
 */
export function notices(c) {
  /** @type {{sla: string, to: string, at: number, reassign: boolean}[]} */
  const all = [];
  for (const clock of c.clocks()) {
    for (const { at, to, reassign } of clock.notices) {
      if (at <= c.T && (clock.stopped === null || at < clock.stopped)) all.push({ sla: clock.sla.name, to, at, reassign });
    }
  }
  return all.sort((a, b) => a.at - b.at);
}

/** @param {Case} c @returns {{event: string, passed: boolean, skipped: boolean}[]} */
export function transitions(c) {
  return c.transitions().map(({ kind, mark }) => ({ event: c.program.events[kind].name, passed: mark === PASSED, skipped: mark === SKIPPED }));
}

/** @param {Case} c */
export function nurtures(c) {
  return c.program.nurtures.filter((nurture) => nurture.applies(c)).map((nurture) => nurture.name);
}

/** @param {Case} c */
export function problems(c) {
  const { lead, program, T } = c;
  const all = [...lead.problems];
  program.fields.forEach((/** @type {any} */ field, /** @type {number} */ at) => {
    if (field.fresh_for !== null && lead.values[at] !== null && lead.dates[at] === null) all.push(found("fresh_without_date", field.name, null));
    if (field.required && !program.known(lead, at, T)) all.push(found("missing_required", field.name, null));
  });
  if (T < lead.settled) {
    for (const event of lead.events) if (event.begin > T) all.push(found("event_in_future", program.events[event.kind].name, instantText(event.begin)));
  }
  const { in_force_from: from, in_force_until: until } = program.definition;
  if ((from !== null && T < from) || (until !== null && T >= until)) all.push(found("outside_in_force", null, null));
  if (T >= program.zone.until) all.push(found("past_horizon", null, null));
  for (const clock of c.clocks()) if (clock.outside) all.push(found("outside_calendar", clock.sla.name, instantText(clock.started)));
  return counted(all);
}
