// The same rule, written by hand and in JsonLogic. Both answer with the stage alone.
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
