// Checked by `npm run types`, never run: the types as a user meets them.
import { load, RuleSetError, type Decision, type ExplainedDecision, type Lead, type PreparedLead, type RuleSet } from "leadlang";

const rules: RuleSet = load("{}");
const lead: Lead = { id: 1, fields: { email: "ann@acme.example", employees: 40n }, events: [{ event: "requested demo", at: new Date() }] };
const decision: Decision = rules.decide(lead, Date.now());
const prepared: PreparedLead = rules.prepare(JSON.stringify(lead));
const text: string = rules.decideJson(prepared, "2026-03-10T09:00:00Z");
const why: ExplainedDecision = rules.explain(prepared, new Date());
const derived: Decision | null = rules.decide(lead, 0, { history: "replay" });
const score: number | null | undefined = rules.verdict(prepared, 0).score("fit");
const whole: Decision = rules.verdict(prepared, 0).toJSON();
// @ts-expect-error an instant is needed
rules.decide(lead);
// @ts-expect-error there is no such history
rules.decide(lead, 0, { history: "all" });
const noted: Lead = { events: [{ event: "e", at: "2026-03-10T09:00:00Z", properties: { topic: "pricing" } }] };
// @ts-expect-error a lead never says that its log is derived
const replayed: Lead = { history: "replay" };
export const used = [RuleSetError, decision, text, why.why.missing?.not_met, derived, score, whole, noted, replayed];
