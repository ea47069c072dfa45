// From a form that was sent to a lead: its fields, and what the person did by sending it, at the server's clock.
import { randomUUID } from "node:crypto";
import { Refused } from "./body.js";

/** What the person asks for, and the event that it is. */
export const INTERESTS = new Map([
  ["demo", "requested demo"],
  ["reading", "downloaded content"],
]);

/** The fields of the definition that the form asks for; whatever else was sent is left alone. */
export const FIELDS = ["name", "email", "company", "employees", "role", "country"];

const MOST_CHARACTERS = 200;

/** The only clock of the handler. Who sent the form has no say in when that was. */
export const clock = () => new Date();

/**
 * @param {Map<string, unknown>} sent
 * @param {Date} now
 * @returns {{lead: Lead, errors: Map<string, string>}} the errors are those of the form; those of the values come with the decision
 * @typedef {{id: string, history: "log", fields: Record<string, unknown>, events: {event: string, at: string, passed?: true, skipped?: true}[]}} Lead
 */
export function toLead(sent, now) {
  const at = now.toISOString();
  const errors = new Map();
  /** @type {Record<string, unknown>} */
  const fields = {};
  for (const name of FIELDS) {
    const value = sent.get(name);
    if (value === undefined || value === "") continue;
    if (typeof value === "string" && !value.isWellFormed()) throw new Refused(400, "What was sent is not text.");
    if (typeof value === "string" && value.length > MOST_CHARACTERS) errors.set(name, `At most ${MOST_CHARACTERS} characters, please.`);
    fields[name] = value;
  }
  const event = INTERESTS.get(/** @type {any} */ (sent.get("interest")));
  if (event === undefined) errors.set("interest", "Please say what we can do for you.");
  const events = event === undefined ? [] : [{ event, at }];
  if (sent.get("newsletter") === "yes" || sent.get("newsletter") === true) events.push({ event: "opted in", at });
  // The log begins here: it is empty, and known to be so.
  return { lead: { id: randomUUID(), history: "log", fields, events }, errors };
}
