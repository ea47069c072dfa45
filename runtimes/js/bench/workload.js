// The leads that every engine of the repository's comparison decides: from a fixed seed, as of a fixed instant.

const NOW = 1767225600;
const DAY = 86400;
const EVENTS = ["demo request", "pricing page view", "whitepaper download", "email open", "webinar attended", "email click", "trial signup", "chat message", "unsubscribe", "page view"];
const INDUSTRIES = ["software", "fintech", "healthcare", "retail", "education", "government", "manufacturing", "media"];
const COUNTRIES = ["US", "GB", "DE", "FR", "CA", "IN", "BR", "JP", "NG", "PL"];
const TITLES = ["c-level", "vp", "director", "manager", "individual", "intern", "student"];

export const asOf = "2026-01-01T00:00:00Z";

/** splitmix64 */
class Random {
  state = 20260101n;

  /** @param {number} n */
  below(n) {
    const mask = 0xffffffffffffffffn;
    this.state = (this.state + 0x9e3779b97f4a7c15n) & mask;
    let z = this.state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    z ^= z >> 31n;
    return Number(((z >> 32n) * BigInt(n)) >> 32n);
  }
}

const iso = (/** @type {number} */ ts) => new Date(ts * 1000).toISOString().replace(".000", "");

/**
 * Each lead as a Lead rule set reads it, and as the other engines do: names with `_`, times in seconds, nothing to be read from text.
 * @param {number} n
 */
export function leads(n) {
  const r = new Random();
  return Array.from({ length: n }, (_, i) => {
    const size = r.below(4);
    const employees = [() => 1 + r.below(49), () => 50 + r.below(150), () => 200 + r.below(800), () => 1000 + r.below(49000)][size]();
    const created = NOW - r.below(730 * DAY);
    const id = `L${String(i).padStart(7, "0")}`;
    const fields = { industry: INDUSTRIES[r.below(8)], employees, country: COUNTRIES[r.below(10)], title: TITLES[r.below(7)], consent: r.below(10) < 7, "created at": iso(created) };
    const count = r.below(10) === 0 ? 0 : r.below(21);
    const events = Array.from({ length: count }, () => {
      const event = EVENTS[r.below(10)];
      const age = r.below(2) === 0 ? r.below(60 * DAY) : r.below(365 * DAY);
      const value = ["pricing page view", "webinar attended", "page view"].includes(event) ? r.below(600) + r.below(10) / 10 : undefined;
      return { event, ts: NOW - age, value };
    });
    return {
      lead: { id, fields, events: events.map(({ event, ts, value }) => (value === undefined ? { event, at: iso(ts) } : { event, at: iso(ts), with: { value } })) },
      plain: {
        id,
        ...fields,
        title: fields.title.replace("-", "_"),
        created_at: fields["created at"],
        events: events.map(({ event, ts, value }) => ({ type: event.replaceAll(" ", "_"), ts, ...(value === undefined ? {} : { value }) })),
      },
    };
  });
}
