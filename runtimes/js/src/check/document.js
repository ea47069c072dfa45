// Generated from `spec/ruleset.schema.json` by `just shapes`. Change the schema, not this file.
import { either, entries, identity, integer, list, maybe, maybeSilent, object, orNull, silent, tagged, text, word, yes, yesNo } from "./shapes.js";

/** @typedef {import("./shapes.js").Shape} Shape */

// What is marked as silent changes no decision: it is left out of the fingerprint (chapter 9.9 of the standard).
const INTEGER = integer();
const INDEX = integer(0);
const OFFSETS = object({ changes: list(list(INTEGER, 2, 2)), first: INTEGER, until: INTEGER });
const CALENDAR = object({
  from: INTEGER,
  name: text,
  until: INTEGER,
  zone_of: orNull(object({ field: orNull(INDEX), otherwise: INDEX, property: orNull(text), zones: list(INDEX) })),
  zones: list(object({ offsets: OFFSETS, open: list(list(INTEGER, 2, 2)), zone: silent(text) }), 1),
});
const CONSTANT = either(yesNo, INTEGER, text, list(INDEX, 0, Infinity, true));
const ENTRY = tagged("entry", "entry", {
  reached: { stage: INDEX },
  left: { stage: INDEX },
  became: { outcome: INDEX },
  ended: { outcome: INDEX },
  handed_over: { stage: INDEX },
  changed: { field: INDEX },
});
const NAMES = list(text, 0, Infinity, true);
const VALUE_TYPE = tagged("type", "type", {
  yes_no: {},
  one_of: { choices: NAMES, other: orNull(INDEX) },
  several_of: { choices: NAMES, other: orNull(INDEX) },
  number: { decimals: integer(0, 6), max: orNull(INTEGER), min: orNull(INTEGER), whole: yesNo },
  money: { decimals: integer(0, 6), max: orNull(INTEGER), min: orNull(INTEGER) },
  percent: { max: orNull(INTEGER), min: orNull(INTEGER) },
  text: {},
  email: {},
  date: {},
  time: {},
});
const PROPERTY = object({ if_unknown: orNull(CONSTANT), name: text, required: yesNo, value: VALUE_TYPE });
const EVENT = object({ entry: orNull(ENTRY), hand_raise: yesNo, interest: yesNo, name: text, properties: list(PROPERTY) });
const ID = identity;
const NOT_NEGATIVE = integer(0);
/** @type {Shape} */
const EXPR = (value, path) => EXPR_(value, path);
const EXPR_ = tagged("op", "operator", {
  all: { id: maybeSilent(ID), of: list(EXPR) },
  any: { id: maybeSilent(ID), of: list(EXPR) },
  not: { id: maybeSilent(ID), of: EXPR },
  at_least: { id: maybeSilent(ID), n: NOT_NEGATIVE, of: list(EXPR) },
  eq: { id: maybeSilent(ID), left: EXPR, right: EXPR },
  lt: { id: maybeSilent(ID), left: EXPR, right: EXPR },
  le: { id: maybeSilent(ID), left: EXPR, right: EXPR },
  in: { id: maybeSilent(ID), of: EXPR, values: list(INTEGER, 0, Infinity, true) },
  text: {
    id: maybeSilent(ID),
    of: EXPR,
    test: word(["is", "exactly", "contains", "starts_with", "ends_with", "mentions"]),
    values: NAMES,
  },
  same_text: { id: maybeSilent(ID), left: EXPR, right: EXPR },
  includes: { id: maybeSilent(ID), of: EXPR, values: list(INTEGER, 0, Infinity, true) },
  known: { id: maybeSilent(ID), of: EXPR },
  age: { id: maybeSilent(ID), max: maybe(INTEGER), min: maybe(INTEGER), of: EXPR },
  age_days: { id: maybeSilent(ID), max: maybe(INTEGER), min: maybe(INTEGER), of: EXPR },
  was_ever: { id: maybeSilent(ID), status: INDEX, value: INDEX },
  meets: { id: maybeSilent(ID), stage: INDEX },
  permission: { id: maybeSilent(ID), permission: INDEX },
  const: { id: maybeSilent(ID), value: CONSTANT },
  field: { field: INDEX, id: maybeSilent(ID) },
  domain: { id: maybeSilent(ID), of: EXPR },
  property: { id: maybeSilent(ID), property: INDEX },
  feature: { feature: INDEX, id: maybeSilent(ID) },
  rule: { id: maybeSilent(ID), rule: INDEX },
  stage: { id: maybeSilent(ID) },
  outcome: { id: maybeSilent(ID) },
  stage_since: { id: maybeSilent(ID) },
  status: { id: maybeSilent(ID), status: INDEX },
  status_since: { id: maybeSilent(ID), status: INDEX },
  days_since: { id: maybeSilent(ID), of: EXPR },
  calendar_days_since: { id: maybeSilent(ID), of: EXPR },
  times: { by: INTEGER, id: maybeSilent(ID), of: EXPR },
  day_start: { id: maybeSilent(ID), of: EXPR, plus: INTEGER },
});
const SELECT = object({ event: INDEX, property: maybe(INDEX), where: maybe(EXPR) });
const SELECTS = list(SELECT);
const WINDOW = tagged("window", "window", {
  last: { ms: NOT_NEGATIVE },
  older: { ms: NOT_NEGATIVE },
  after: { of: EXPR, open: maybe(yes) },
  from: { of: EXPR },
  before: { of: EXPR },
  within_after: { ms: NOT_NEGATIVE, select: SELECTS },
  within_before: { ms: NOT_NEGATIVE, select: SELECTS },
  while: { status: INDEX, value: INDEX },
});
const POSITIVE = integer(1);
const PERIOD = word(["day", "week", "month", "quarter", "year"]);
const LIMIT = object({ per: orNull(PERIOD), times: POSITIVE });
const FEATURE = tagged("kind", "kind of feature", {
  count: { edge: maybe(word(["last", "first"])), id: silent(ID), select: SELECTS, windows: list(WINDOW) },
  days: { edge: maybe(word(["last", "first"])), id: silent(ID), select: SELECTS, windows: list(WINDOW) },
  different: { edge: maybe(word(["last", "first"])), id: silent(ID), select: SELECTS, windows: list(WINDOW) },
  total: { edge: maybe(word(["last", "first"])), id: silent(ID), select: SELECTS, windows: list(WINDOW) },
  highest: { edge: maybe(word(["last", "first"])), id: silent(ID), select: SELECTS, windows: list(WINDOW) },
  lowest: { edge: maybe(word(["last", "first"])), id: silent(ID), select: SELECTS, windows: list(WINDOW) },
  latest: { edge: maybe(word(["last", "first"])), id: silent(ID), select: SELECTS, windows: list(WINDOW) },
  earliest: { edge: maybe(word(["last", "first"])), id: silent(ID), select: SELECTS, windows: list(WINDOW) },
  last_at: { edge: maybe(word(["last", "first"])), id: silent(ID), select: SELECTS, windows: list(WINDOW) },
  first_at: { edge: maybe(word(["last", "first"])), id: silent(ID), select: SELECTS, windows: list(WINDOW) },
  points: {
    edge: maybe(word(["last", "first"])),
    every: maybe(POSITIVE),
    id: silent(ID),
    limits: maybe(list(LIMIT)),
    select: SELECTS,
    table: list(list(INTEGER, 2, 2), 1, 5000),
    windows: list(WINDOW),
  },
});
const FIELD = object({
  account: yesNo,
  fresh_for: orNull(NOT_NEGATIVE),
  if_unknown: orNull(CONSTANT),
  name: text,
  personal: yesNo,
  required: yesNo,
  value: VALUE_TYPE,
});
const RATIO = object({ den: POSITIVE, num: INTEGER });
const TERM = tagged("term", "kind of term", {
  points: { because: maybeSilent(text), cap: NOT_NEGATIVE, id: silent(ID), points: INTEGER, when: maybe(EXPR) },
  events: { because: maybeSilent(text), cap: NOT_NEGATIVE, feature: INDEX, id: silent(ID), when: maybe(EXPR) },
  silence: {
    because: maybeSilent(text),
    cap: NOT_NEGATIVE,
    every: POSITIVE,
    fallback: maybe(EXPR),
    id: silent(ID),
    points: INTEGER,
    since: list(EXPR),
    times: maybe(NOT_NEGATIVE),
    when: maybe(EXPR),
  },
  value: {
    because: maybeSilent(text),
    cap: NOT_NEGATIVE,
    id: silent(ID),
    of: list(EXPR, 1),
    ratio: RATIO,
    unknown: word(["zero", "spreads"]),
    when: maybe(EXPR),
  },
});
const GROUP = object({
  cap: maybe(NOT_NEGATIVE),
  name: silent(text),
  scale: maybe(RATIO),
  take: word(["sum", "best", "first"]),
  terms: list(TERM),
});
const INDICES = list(INDEX, 0, Infinity, true);
const HANDOFF = object({
  accepts: SELECTS,
  even_if_incomplete: yesNo,
  from: INDEX,
  must_include: INDICES,
  needs: INDICES,
  rejects: SELECTS,
  stage: INDEX,
  to: INDEX,
});
const KEEP = tagged("kept", "way of keeping a stage", {
  not: {},
  for: { ms: NOT_NEGATIVE },
  until: { select: SELECTS },
  good: {},
});
const LENGTH = tagged("unit", "unit of time", {
  ms: { ms: NOT_NEGATIVE },
  working_days: { days: NOT_NEGATIVE },
});
const NOTICE_AT = tagged("at", "kind of notice", {
  after: { length: LENGTH },
  missed: {},
  after_that: { length: LENGTH },
});
const NURTURE = object({
  id: silent(ID),
  name: text,
  needs: INDICES,
  reads_outcome: yesNo,
  send_every: orNull(NOT_NEGATIVE),
  until: orNull(EXPR),
  when: EXPR,
});
const ORIGIN = object({ column: integer(1), file: text, line: integer(1), text: text });
const OUTCOME = object({
  name: text,
  rules: list(object({ because: orNull(text), for: orNull(object({ after: INDICES, ms: NOT_NEGATIVE })), id: silent(ID), when: EXPR })),
  title: silent(orNull(text)),
});
const PERMISSION = object({ expires: orNull(NOT_NEGATIVE), given: SELECTS, given_field: orNull(INDEX), name: text, withdrawn: SELECTS });
const TO = tagged("to", "kind of receiver", {
  queue: { queue: text },
  field: { field: INDEX },
  nobody: {},
});
const ROUTE = object({ otherwise: TO, rows: list(object({ id: silent(ID), to: TO, when: EXPR })), stage: INDEX });
const RULE = tagged("rule", "kind of rule", {
  define: { after_stages: maybe(yes), id: silent(ID), name: text, when: EXPR },
  class: {
    after_stages: maybe(yes),
    id: silent(ID),
    name: text,
    ordered: yesNo,
    otherwise: INDEX,
    rows: list(object({ id: silent(ID), value: orNull(INDEX), when: EXPR })),
    values: list(text, 1, Infinity, true),
  },
  score: {
    after_stages: maybe(yes),
    decimals: integer(0, 2),
    groups: list(GROUP),
    id: silent(ID),
    max: INTEGER,
    min: INTEGER,
    name: text,
    start: INTEGER,
    terms: list(TERM),
    unknown_unless: list(object({ id: silent(ID), status: text, when: EXPR })),
  },
  band: {
    after_stages: maybe(yes),
    from: list(INTEGER, 1),
    id: silent(ID),
    labels: list(text, 1, Infinity, true),
    name: text,
    of: EXPR,
  },
});
/** @type {Shape} */
const START = (value, path) => START_(value, path);
const START_ = tagged("start", "kind of start", {
  events: { select: SELECTS },
  reaching: { handed_over: yesNo, stage: INDEX },
  field: { field: INDEX },
  later_of: { a: START, b: START },
});
const SLA = object({
  calendar: orNull(INDEX),
  cancelled_by: SELECTS,
  cancelled_by_outcomes: INDICES,
  id: silent(ID),
  must: SELECTS,
  name: text,
  needs: INDICES,
  new_clock: SELECTS,
  notices: list(object({ at: NOTICE_AT, reassign: yesNo, to: TO })),
  pauses: list(object({ from: SELECTS, until: SELECTS })),
  start: START,
  team: INDEX,
  times: POSITIVE,
  when: orNull(EXPR),
  within: LENGTH,
});
const STAGE = object({
  agreed: silent(INDICES),
  criteria: list(object({ for: orNull(EXPR), id: silent(ID), when: EXPR })),
  id: silent(ID),
  keep: KEEP,
  name: text,
  owner: silent(orNull(INDEX)),
  title: silent(orNull(text)),
});
const STATUS = object({
  first: orNull(INDEX),
  name: text,
  rows: list(object({ on: SELECTS, value: INDEX })),
  values: list(text, 1, Infinity, true),
});
const TARGET = tagged("target", "kind of target", {
  conversion: { from: INTEGER, id: silent(ID), of: INDEX, owner: orNull(INDEX), reach: INDEX, to: INTEGER, within: NOT_NEGATIVE },
  volume: { at_least: INTEGER, id: silent(ID), owner: orNull(INDEX), per: PERIOD, stage: INDEX },
  total: { at_least: INTEGER, event: INDEX, id: silent(ID), owner: orNull(INDEX), per: PERIOD, property: INDEX },
});

/** A whole rule set. What it answers is what the fingerprint is made of. */
export const document = object({
  calendars: list(CALENDAR),
  compiler: silent(object({ name: text, time_zones: text, version: text })),
  days: OFFSETS,
  definition: object({
    currency: orNull(text),
    in_force_from: orNull(INTEGER),
    in_force_until: orNull(INTEGER),
    name: silent(text),
    time_zone: silent(text),
    version: silent(orNull(text)),
  }),
  events: list(EVENT),
  features: list(FEATURE),
  fields: list(FIELD),
  fingerprint: silent(text),
  handoffs: list(HANDOFF),
  nurtures: list(NURTURE),
  origins: maybeSilent(entries(ORIGIN)),
  outcomes: list(OUTCOME),
  permissions: list(PERMISSION),
  routes: list(ROUTE),
  rules: list(RULE),
  ruleset: integer(1, 1),
  slas: list(SLA),
  stages: object({ building: yesNo, list: list(STAGE) }),
  statuses: list(STATUS),
  targets: silent(list(TARGET)),
  teams: list(object({ name: text, title: silent(orNull(text)) })),
  words: object({
    lead: orNull(object({ or_above: yesNo, stage: INDEX })),
    means: silent(list(object({ or_above: yesNo, stage: INDEX, team: INDEX, word: text }))),
  }),
});

/**
 * What each operator gives, and what each of its parts must give (chapter 9.4 of the standard).
 * @type {Record<string, {gives: string, parts: Record<string, string>}>}
 */
export const OPERATORS = {
  all: { gives: "condition", parts: { of: "condition" } },
  any: { gives: "condition", parts: { of: "condition" } },
  not: { gives: "condition", parts: { of: "condition" } },
  at_least: { gives: "condition", parts: { of: "condition" } },
  eq: { gives: "condition", parts: { left: "value", right: "value" } },
  lt: { gives: "condition", parts: { left: "ordered", right: "ordered" } },
  le: { gives: "condition", parts: { left: "ordered", right: "ordered" } },
  in: { gives: "condition", parts: { of: "ordered" } },
  text: { gives: "condition", parts: { of: "text" } },
  same_text: { gives: "condition", parts: { left: "text", right: "text" } },
  includes: { gives: "condition", parts: { of: "set" } },
  known: { gives: "condition", parts: { of: "value" } },
  age: { gives: "condition", parts: { of: "instant" } },
  age_days: { gives: "condition", parts: { of: "date" } },
  was_ever: { gives: "condition", parts: {} },
  meets: { gives: "condition", parts: {} },
  permission: { gives: "condition", parts: {} },
  const: { gives: "declared", parts: {} },
  field: { gives: "declared", parts: {} },
  domain: { gives: "text", parts: { of: "text" } },
  property: { gives: "declared", parts: {} },
  feature: { gives: "declared", parts: {} },
  rule: { gives: "declared", parts: {} },
  stage: { gives: "index", parts: {} },
  outcome: { gives: "index", parts: {} },
  stage_since: { gives: "instant", parts: {} },
  status: { gives: "index", parts: {} },
  status_since: { gives: "instant", parts: {} },
  days_since: { gives: "number", parts: { of: "instant" } },
  calendar_days_since: { gives: "number", parts: { of: "date" } },
  times: { gives: "number", parts: { of: "number" } },
  day_start: { gives: "instant", parts: { of: "date" } },
};
