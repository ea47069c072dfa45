// The shape of a rule set, as `spec/ruleset.schema.json` has it. What is marked as silent stands outside the fingerprint (chapter 9.9).
import { identity, integer, list, maybe, maybeSilent, object, orNull, silent, tagged, text, word, yesNo } from "./shapes.js";

/** @typedef {import("./shapes.js").Shape} Shape */

const number = integer();
const index = integer(0);
const amount = integer(0);
const positive = integer(1);
const id = silent(identity);

/** @type {Shape} */
const constant = (value, path) => {
  if (typeof value === "string") return text(value, path);
  if (typeof value === "boolean") return yesNo(value, path);
  return Array.isArray(value) ? list(index)(value, path) : number(value, path);
};

/** @type {Shape} */
const expression = (value, path) => EXPRESSION(value, path);
const one = { id: maybeSilent(identity), of: expression };
const several = { id: maybeSilent(identity), of: list(expression) };
const two = { id: maybeSilent(identity), left: expression, right: expression };
const span = { ...one, min: maybe(number), max: maybe(number) };
const bare = { id: maybeSilent(identity) };

const EXPRESSION = tagged("op", "operator", {
  all: several,
  any: several,
  not: one,
  at_least: { ...several, n: amount },
  eq: two,
  lt: two,
  le: two,
  in: { ...one, values: list(number) },
  text: { ...one, test: word(["is", "exactly", "contains", "starts_with", "ends_with", "mentions"]), values: list(text) },
  same_text: two,
  includes: { ...one, values: list(number) },
  known: one,
  age: span,
  age_days: span,
  was_ever: { ...bare, status: index, value: index },
  meets: { ...bare, stage: index },
  permission: { ...bare, permission: index },
  const: { ...bare, value: constant },
  field: { ...bare, field: index },
  domain: one,
  property: { ...bare, property: index },
  feature: { ...bare, feature: index },
  rule: { ...bare, rule: index },
  stage: bare,
  outcome: bare,
  stage_since: bare,
  status: { ...bare, status: index },
  status_since: { ...bare, status: index },
  days_since: one,
  calendar_days_since: one,
  times: { ...one, by: number },
  day_start: { ...one, plus: number },
});

const select = object({ event: index, where: maybe(expression), property: maybe(index) });
const selects = list(select);
const offsets = object({ first: number, changes: list(list(number, 2, 2)), until: number });
const range = { min: orNull(number), max: orNull(number) };
const choices = { choices: list(text), other: orNull(index) };
const valueType = tagged("type", "type", {
  yes_no: {},
  one_of: choices,
  several_of: choices,
  number: { whole: yesNo, decimals: integer(0, 6), ...range },
  money: { decimals: integer(0, 6), ...range },
  percent: range,
  text: {},
  email: {},
  date: {},
  time: {},
});

const property = object({ name: text, value: valueType, required: yesNo, if_unknown: orNull(constant) });
const entry = tagged("entry", "entry", {
  reached: { stage: index },
  left: { stage: index },
  became: { outcome: index },
  ended: { outcome: index },
  handed_over: { stage: index },
  changed: { field: index },
});

const bounded = { of: expression };
const near = { select: selects, ms: amount };
const window = tagged("window", "window", {
  last: { ms: amount },
  older: { ms: amount },
  after: { ...bounded, open: maybe(yesNo) },
  from: bounded,
  before: bounded,
  within_after: near,
  within_before: near,
  while: { status: index, value: index },
});

const per = word(["day", "week", "month", "quarter", "year"]);
const made = { id, select: selects, edge: maybe(word(["last", "first"])), windows: list(window) };
const feature = tagged("kind", "kind of feature", {
  ...Object.fromEntries("count days different total highest lowest latest earliest last_at first_at".split(" ").map((kind) => [kind, made])),
  points: {
    ...made,
    table: list(list(number, 2, 2), 1, 5000),
    every: maybe(positive),
    limits: maybe(list(object({ times: positive, per: orNull(per) }))),
  },
});

const ratio = object({ num: number, den: positive });
const given = { id, when: maybe(expression), cap: amount, because: maybeSilent(text) };
const term = tagged("term", "kind of term", {
  points: { ...given, points: number },
  events: { ...given, feature: index },
  silence: { ...given, points: number, every: positive, times: maybe(amount), since: list(expression), fallback: maybe(expression) },
  value: { ...given, of: list(expression, 1), ratio, unknown: word(["zero", "spreads"]) },
});

const ruled = { id, name: text, after_stages: maybe(yesNo) };
const rule = tagged("rule", "kind of rule", {
  define: { ...ruled, when: expression },
  class: {
    ...ruled,
    values: list(text, 1),
    ordered: yesNo,
    rows: list(object({ id, value: orNull(index), when: expression })),
    otherwise: index,
  },
  score: {
    ...ruled,
    decimals: integer(0, 2),
    min: number,
    max: number,
    unknown_unless: list(object({ id, when: expression, status: text })),
    start: number,
    terms: list(term),
    groups: list(object({ name: silent(text), take: word(["sum", "best", "first"]), cap: maybe(amount), scale: maybe(ratio), terms: list(term) })),
  },
  band: { ...ruled, labels: list(text, 1), from: list(number, 1), of: expression },
});

const keep = tagged("kept", "way of keeping a stage", { not: {}, for: { ms: amount }, until: { select: selects }, good: {} });
const stage = object({
  id,
  name: text,
  title: silent(orNull(text)),
  owner: silent(orNull(index)),
  agreed: silent(list(index)),
  keep,
  criteria: list(object({ id, for: orNull(expression), when: expression })),
});

const outcome = object({
  name: text,
  title: silent(orNull(text)),
  rules: list(object({ id, when: expression, for: orNull(object({ ms: amount, after: list(index) })), because: orNull(text) })),
});

const length = tagged("unit", "unit of time", { ms: { ms: amount }, working_days: { days: amount } });
/** @type {Shape} */
const start = (value, path) => START(value, path);
const START = tagged("start", "kind of start", {
  events: { select: selects },
  reaching: { stage: index, handed_over: yesNo },
  field: { field: index },
  later_of: { a: start, b: start },
});
const to = tagged("to", "kind of receiver", { queue: { queue: text }, field: { field: index }, nobody: {} });
const notice = object({
  reassign: yesNo,
  to,
  at: tagged("at", "kind of notice", { after: { length }, missed: {}, after_that: { length } }),
});

const sla = object({
  id,
  name: text,
  when: orNull(expression),
  team: index,
  must: selects,
  times: positive,
  within: length,
  start,
  calendar: orNull(index),
  notices: list(notice),
  pauses: list(object({ from: selects, until: selects })),
  new_clock: selects,
  cancelled_by: selects,
  cancelled_by_outcomes: list(index),
  needs: list(index),
});

const expects = { id, owner: orNull(index) };
const target = tagged("target", "kind of target", {
  conversion: { ...expects, from: number, to: number, of: index, reach: index, within: amount },
  volume: { ...expects, at_least: number, stage: index, per },
  total: { ...expects, at_least: number, event: index, property: index, per },
});

const zone = object({ zone: silent(text), offsets, open: list(list(number, 2, 2)) });
const calendar = object({
  name: text,
  from: number,
  until: number,
  zones: list(zone, 1),
  zone_of: orNull(object({ field: orNull(index), property: orNull(text), zones: list(index), otherwise: index })),
});

/** A whole rule set; what it answers is what the fingerprint is made of. */
export const document = object({
  ruleset: integer(1, 1),
  compiler: silent(object({ name: text, version: text, time_zones: text })),
  fingerprint: silent(text),
  definition: object({
    name: silent(text),
    version: silent(orNull(text)),
    time_zone: silent(text),
    currency: orNull(text),
    in_force_from: orNull(number),
    in_force_until: orNull(number),
  }),
  days: offsets,
  teams: list(object({ name: text, title: silent(orNull(text)) })),
  words: object({
    lead: orNull(object({ stage: index, or_above: yesNo })),
    means: silent(list(object({ team: index, word: text, stage: index, or_above: yesNo }))),
  }),
  fields: list(
    object({
      name: text,
      account: yesNo,
      value: valueType,
      required: yesNo,
      personal: yesNo,
      if_unknown: orNull(constant),
      fresh_for: orNull(amount),
    }),
  ),
  events: list(object({ name: text, interest: yesNo, hand_raise: yesNo, properties: list(property), entry: orNull(entry) })),
  statuses: list(
    object({ name: text, values: list(text, 1), first: orNull(index), rows: list(object({ value: index, on: selects })) }),
  ),
  calendars: list(calendar),
  features: list(feature),
  rules: list(rule),
  stages: object({ building: yesNo, list: list(stage) }),
  outcomes: list(outcome),
  permissions: list(
    object({ name: text, given: selects, given_field: orNull(index), withdrawn: selects, expires: orNull(amount) }),
  ),
  handoffs: list(
    object({
      stage: index,
      from: index,
      to: index,
      must_include: list(index),
      even_if_incomplete: yesNo,
      needs: list(index),
      accepts: selects,
      rejects: selects,
    }),
  ),
  slas: list(sla),
  routes: list(object({ stage: index, rows: list(object({ id, to, when: expression })), otherwise: to })),
  nurtures: list(
    object({
      id,
      name: text,
      when: expression,
      needs: list(index),
      send_every: orNull(amount),
      until: orNull(expression),
      reads_outcome: yesNo,
    }),
  ),
  targets: silent(list(target)),
});
