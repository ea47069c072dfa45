// Data problems (chapter 10.3 of the standard): gathered as they are found, then counted and put in order.
import { compare, cut, wellFormed } from "./text.js";

/** Every problem, in the order in which they are listed. */
export const ORDER = [
  "lead_without_id",
  "not_an_object",
  "duplicate_key",
  "key_not_declared",
  "field_not_declared",
  "property_not_declared",
  "event_not_declared",
  "missing_required",
  "not_a_choice",
  "not_yes_no",
  "not_a_number",
  "not_whole",
  "out_of_range",
  "not_the_currency",
  "not_text",
  "not_an_email",
  "not_a_date",
  "not_a_time",
  "no_offset",
  "fresh_without_date",
  "event_without_name",
  "event_without_time",
  "event_without_required",
  "event_in_future",
  "outside_in_force",
  "past_horizon",
  "outside_calendar",
];

const RANK = new Map(ORDER.map((problem, rank) => [problem, rank]));

/** @typedef {{rank: number, where: string | null, value: string | null, times: number}} Found */
/** @typedef {{problem: string, where: string | null, value: string | null, count: number}} Problem */

/**
 * @param {string} problem
 * @param {string | null} where
 * @param {string | null} value
 * @param {number} [times]
 * @returns {Found}
 */
export function found(problem, where, value, times = 1) {
  return {
    rank: RANK.get(problem) ?? ORDER.length,
    where: where === null ? null : cut(wellFormed(where)),
    value: value === null ? null : cut(value),
    times,
  };
}

/**
 * @param {readonly Found[]} all
 * @returns {Problem[]}
 */
export function counted(all) {
  if (all.length === 0) return [];
  const sorted = all.length === 1 ? all : [...all].sort((a, b) => a.rank - b.rank || text(a.where, b.where) || text(a.value, b.value));
  /** @type {Problem[]} */
  const problems = [];
  let last = null;
  for (const one of sorted) {
    if (last !== null && last.rank === one.rank && last.where === one.where && last.value === one.value) {
      problems[problems.length - 1].count += one.times;
    } else {
      problems.push({ problem: ORDER[one.rank], where: one.where, value: one.value, count: one.times });
      last = one;
    }
  }
  return problems;
}

/** @param {string | null} a @param {string | null} b */
function text(a, b) {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return compare(a, b);
}
