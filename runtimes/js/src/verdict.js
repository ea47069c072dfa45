import { decision, entered, handoff, labels, meets, notify, scores, slas, statuses, statusOfScores } from "./decision.js";
import { instant, nurtures, points, problems } from "./parts.js";
import { instantText } from "./time.js";

/** A decision whose parts are worked out when they are asked for: for many leads of which little is wanted. */
export class Verdict {
  #case;

  /** @param {import("./case.js").Case} c */
  constructor(c) {
    this.#case = c;
  }

  get id() {
    return this.#case.lead.id;
  }

  get as_of() {
    return instantText(this.#case.T);
  }

  get ruleset() {
    return this.#case.program.fingerprint;
  }

  get history() {
    return this.#case.history;
  }

  get lead() {
    return this.#case.isLead();
  }

  get stage() {
    const stage = this.#case.stage();
    return stage === null ? null : this.#case.program.stages[stage].name;
  }

  get reached() {
    return this.#case.stage() === null ? null : this.#case.program.stages[this.#case.reached()].name;
  }

  get outcome() {
    const outcome = this.#case.outcome();
    return outcome < 0 ? null : this.#case.program.outcomes[outcome].name;
  }

  get reason() {
    return this.#case.outcome() < 0 ? null : this.#case.reason;
  }

  get meets() {
    return meets(this.#case);
  }

  get scores() {
    return scores(this.#case);
  }

  get score_status() {
    return statusOfScores(this.#case);
  }

  get bands() {
    return labels(this.#case, "band", "labels");
  }

  get classes() {
    return labels(this.#case, "class", "values");
  }

  get statuses() {
    return statuses(this.#case);
  }

  get handoff() {
    return handoff(this.#case);
  }

  get route() {
    return this.#case.route();
  }

  get nurture() {
    return nurtures(this.#case);
  }

  get slas() {
    return slas(this.#case);
  }

  get notify() {
    return notify(this.#case);
  }

  get transitions() {
    return entered(this.#case);
  }

  get recheck_at() {
    return instant(this.#case.program.boundaries.next(this.#case));
  }

  get problems() {
    return problems(this.#case);
  }

  /** One score, null if it is unknown, undefined if there is none of this name. @param {string} name */
  score(name) {
    const rule = this.#case.program.scoreNamed.get(name);
    return rule === undefined ? undefined : points(this.#case.rule(rule.at), rule.source.decimals);
  }

  /** The whole decision. */
  toJSON() {
    return decision(this.#case);
  }
}
