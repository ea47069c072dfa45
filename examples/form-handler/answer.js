// What follows from a decision: where the person is sent, and what those pages say. Nobody is told their score.
import { html, page } from "./html.js";

/** Where each desk of `route SQL` takes appointments. */
export const BOOKING = new Map([
  ["enterprise desk", "https://booking.example/enterprise"],
  ["dach desk", "https://booking.example/dach"],
  ["inside sales", "https://booking.example/sales"],
]);

/**
 * @typedef {{team: string, by: string} | null} Promised which team owes an answer, and until when
 * @typedef {{result: "booking", booking: string, desk: string, promise: Promised} | {result: "whitepaper", whitepaper: string, promise: Promised} | {result: "thanks"}} Answer
 * @param {any} decision
 * @param {Map<string, string>} owners the team of each service level
 * @returns {Answer}
 */
export function answerTo(decision, owners) {
  if (decision.outcome !== null || !decision.lead) return { result: "thanks" };
  const clock = decision.slas.find((/** @type {any} */ { state, due }) => state === "running" && due !== null);
  const promise = clock === undefined ? null : { team: owners.get(clock.sla) ?? clock.sla, by: clock.due };
  const booking = decision.stage === "SQL" ? BOOKING.get(decision.route) : undefined;
  if (booking !== undefined) return { result: "booking", booking, desk: decision.route, promise };
  return { result: "whitepaper", whitepaper: "/whitepaper", promise };
}

/** The page of an answer, as an address: reloading it sends nothing again. @param {Answer} answer */
export function addressOf(answer) {
  const about = new URLSearchParams();
  if (answer.result === "booking") about.set("desk", answer.desk);
  if (answer.result !== "thanks" && answer.promise !== null) {
    about.set("team", answer.promise.team);
    about.set("by", answer.promise.by);
  }
  return `/${answer.result}${about.size > 0 ? `?${about}` : ""}`;
}

/**
 * The pages that an address leads to. Nobody can put words of their own on them by making up an address: whatever is not a desk, a team or
 * an instant is left out.
 * @param {string} zone
 * @param {readonly string[]} teams
 */
export function answerPages(zone, teams) {
  const when = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  const promise = (/** @type {URLSearchParams} */ about) => {
    const team = teams.find((team) => team === about.get("team"));
    const by = new Date(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(about.get("by") ?? "") ? String(about.get("by")) : NaN);
    return team !== undefined && !Number.isNaN(by.getTime()) && html`<p>${team} will get back to you by <strong>${when.format(by)}</strong>.</p>`;
  };
  return new Map([
    ["/booking", (/** @type {URLSearchParams} */ about) => page("Choose a time - Fernlicht", html`<h1>Let us show you</h1>
${promise(about)}
<p>Or <a href="${BOOKING.get(about.get("desk") ?? "") ?? "https://booking.example/sales"}">choose a time yourself</a>.</p>`)],
    ["/whitepaper", (/** @type {URLSearchParams} */ about) => page("The white paper - Fernlicht", html`<h1>Here it is</h1>
<p><a href="https://www.example/routes-of-robots.pdf">Routes of robots</a> (PDF, 24 pages).</p>
${promise(about)}`)],
    ["/thanks", () => page("Thank you - Fernlicht", html`<h1>Thank you</h1>
<p>We have what you sent. All that we publish is free to <a href="https://www.example/reading">read</a>, and the forum answers most questions.</p>`)],
  ]);
}
