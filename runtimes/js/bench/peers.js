// The same rule, written by hand, in JsonLogic and for json-rules-engine. All of them answer with the stage alone.
const NOW = 1767225600;
const CUT30 = NOW - 30 * 86400;
const CUT90 = NOW - 90 * 86400;
const POINTS = { demo_request: 30, pricing_page_view: 12, whitepaper_download: 8, email_open: 1, webinar_attended: 15, email_click: 3, trial_signup: 25, chat_message: 6, unsubscribe: -20, page_view: 2 };
const clamp = (/** @type {number} */ x) => Math.max(0, Math.min(100, x));

/** @param {any} l */
export function hand(l) {
  let fit = 0;
  const { industry: i, employees: n, country: c, title: t } = l;
  if (i === "software" || i === "fintech" || i === "healthcare") fit += 25;
  if (n >= 200) fit += 15;
  if (n >= 1000) fit += 10;
  if (c === "US" || c === "GB" || c === "DE" || c === "FR" || c === "CA") fit += 15;
  if (t === "vp" || t === "c_level") fit += 30;
  if (t === "director") fit += 15;
  if (t === "intern" || t === "student") fit -= 30;
  if (l.consent) fit += 10;
  if (i === "government" && n < 50) fit -= 20;
  fit = clamp(fit);
  if (fit >= 60 && l.consent && l.events.some((/** @type {any} */ e) => e.type === "demo_request" && e.ts >= CUT90)) return "SQL";
  if (fit >= 30) {
    let engagement = 0;
    for (const e of l.events) if (e.ts >= CUT30) engagement += /** @type {any} */ (POINTS)[e.type] ?? 0;
    if (clamp(engagement) >= 40) return "MQL";
  }
  return l.events.length > 0 ? "inquiry" : "suspect";
}

/**
 * What a host has to do with data as it comes before one of the others can decide it: names as they want them, times as numbers.
 * @param {any} lead
 */
export function ready({ id, fields, events }) {
  return {
    id,
    industry: fields.industry,
    employees: fields.employees,
    country: fields.country,
    title: fields.title.replace("-", "_"),
    consent: fields.consent,
    created_at: fields["created at"],
    events: events.map((/** @type {any} */ { event, at, with: more }) => ({ type: event.replaceAll(" ", "_"), ts: Date.parse(at) / 1000, value: more?.value })),
  };
}

const v = (/** @type {string} */ name) => ({ var: name });
const points = (/** @type {any} */ when, /** @type {number} */ n) => ({ if: [when, n, 0] });
const within = (/** @type {any} */ x) => ({ max: [0, { min: [100, x] }] });

const fit = within({
  "+": [
    points({ in: [v("industry"), ["software", "fintech", "healthcare"]] }, 25),
    points({ ">=": [v("employees"), 200] }, 15),
    points({ ">=": [v("employees"), 1000] }, 10),
    points({ in: [v("country"), ["US", "GB", "DE", "FR", "CA"]] }, 15),
    points({ in: [v("title"), ["vp", "c_level"]] }, 30),
    points({ "==": [v("title"), "director"] }, 15),
    points({ in: [v("title"), ["intern", "student"]] }, -30),
    points(v("consent"), 10),
    points({ and: [{ "==": [v("industry"), "government"] }, { "<": [v("employees"), 50] }] }, -20),
  ],
});

const engagement = within({
  reduce: [
    { filter: [v("events"), { ">=": [v("ts"), CUT30] }] },
    { "+": [v("accumulator"), { if: [...Object.entries(POINTS).flatMap(([type, n]) => [{ "==": [v("current.type"), type] }, n]), 0] }] },
    0,
  ],
});

/** The rule in JsonLogic. It has no names, so `fit` stands there twice. */
export const jsonLogic = {
  if: [
    { and: [v("consent"), { some: [v("events"), { and: [{ "==": [v("type"), "demo_request"] }, { ">=": [v("ts"), CUT90] }] }] }, { ">=": [fit, 60] }] },
    "SQL",
    { and: [{ ">=": [engagement, 40] }, { ">=": [fit, 30] }] },
    "MQL",
    { "!!": [v("events")] },
    "inquiry",
    "suspect",
  ],
};

/**
 * The rule for json-rules-engine. It has no sums over lists: what is made of events is made by functions of the host.
 * @param {any} Engine @returns {(lead: any) => Promise<string>}
 */
export function rulesEngine(Engine) {
  const engine = new Engine();
  const fact = (/** @type {string} */ fact, /** @type {string} */ operator, /** @type {any} */ value) => ({ fact, operator, value });
  /** @type {[any[], number][]} */
  const scored = [
    [[fact("industry", "in", ["software", "fintech", "healthcare"])], 25],
    [[fact("employees", "greaterThanInclusive", 200)], 15],
    [[fact("employees", "greaterThanInclusive", 1000)], 10],
    [[fact("country", "in", ["US", "GB", "DE", "FR", "CA"])], 15],
    [[fact("title", "in", ["vp", "c_level"])], 30],
    [[fact("title", "equal", "director")], 15],
    [[fact("title", "in", ["intern", "student"])], -30],
    [[fact("consent", "equal", true)], 10],
    [[fact("industry", "equal", "government"), fact("employees", "lessThan", 50)], -20],
  ];
  for (const [all, n] of scored) {
    const onSuccess = async (/** @type {any} */ event, /** @type {any} */ almanac) => void ((await almanac.factValue("sum")).fit += event.params.n);
    engine.addRule({ priority: 100, conditions: { all }, event: { type: "points", params: { n } }, onSuccess });
  }
  const made = (/** @type {string} */ name, /** @type {(value: any) => any} */ make, of = "events") => engine.addFact(name, async (/** @type {any} */ _, /** @type {any} */ almanac) => make(await almanac.factValue(of)), { cache: false });
  made("fit", (sum) => clamp(sum.fit), "sum");
  made("engagement", (events) => clamp(events.reduce((/** @type {number} */ sum, /** @type {any} */ e) => sum + (e.ts >= CUT30 ? (/** @type {any} */ (POINTS)[e.type] ?? 0) : 0), 0)));
  made("demo", (events) => events.some((/** @type {any} */ e) => e.type === "demo_request" && e.ts >= CUT90));
  made("count", (events) => events.length);
  const stage = (/** @type {string} */ name, /** @type {number} */ priority, /** @type {any[]} */ all) =>
    engine.addRule({ priority, conditions: { all }, event: { type: "stage", params: { name } }, onSuccess: () => engine.stop() });
  stage("SQL", 40, [fact("fit", "greaterThanInclusive", 60), fact("consent", "equal", true), fact("demo", "equal", true)]);
  stage("MQL", 30, [fact("engagement", "greaterThanInclusive", 40), fact("fit", "greaterThanInclusive", 30)]);
  stage("inquiry", 20, [fact("count", "greaterThan", 0)]);
  stage("suspect", 10, [fact("count", "equal", 0)]);
  return async (lead) => {
    const { events } = await engine.run({ ...lead, sum: { fit: 0 } });
    return events.find((/** @type {any} */ one) => one.type === "stage").params.name;
  };
}
