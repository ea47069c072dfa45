// Pauses: stretches of time in which a clock stands still (chapter 8.3 of the standard).

/** @typedef {{from: number, until: number}} Pause until is Infinity while it lasts */

/**
 * The pauses that matter to a clock: those that are not over when it starts, cut at its end.
 * @param {readonly Pause[]} all ascending, apart from each other
 * @param {number} started
 * @param {number | null} end
 * @returns {Pause[]}
 */
export function during(all, started, end) {
  /** @type {Pause[]} */
  const pauses = [];
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle].until <= started) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < all.length; i += 1) {
    const { from, until } = all[i];
    if (end !== null && from >= end) break;
    pauses.push({ from, until: end === null ? until : Math.min(until, end) });
  }
  return pauses;
}

/**
 * An instant that would be reached from `from` without pauses, moved by them: null outside the calendar, undefined while a pause lasts.
 * @param {import("./clocks.js").Hours} hours
 * @param {readonly Pause[]} pauses
 * @param {number} from
 * @param {number} at
 * @returns {number | null | undefined}
 */
export function moved(hours, pauses, from, at) {
  let u = at;
  for (const pause of pauses) {
    if (pause.until <= from) continue;
    const p = Math.max(pause.from, from);
    if (p >= u) break;
    if (pause.until === Infinity) return undefined;
    const still = hours.open(p, pause.until);
    const next = still === null ? null : hours.after(u, still);
    if (next === null) return null;
    u = next;
  }
  return u;
}
