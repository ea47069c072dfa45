// The addresses of the handler. A form that is sent becomes a lead, is decided, kept, and answered, in this order.
import { load } from "../../runtimes/js/src/index.js";
import { addressOf, answerPages, answerTo } from "./answer.js";
import { Refused, kind, readForm } from "./body.js";
import { fieldsOf, formPage } from "./form.js";
import { STYLE, html, page } from "./html.js";
import { FIELDS, clock, toLead } from "./lead.js";
import { byField } from "./problems.js";

/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {import("node:http").ServerResponse} Response */

const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/**
 * @param {string} ruleset the text of the rule set
 * @param {import("./store.js").Store} store
 * @param {() => Date} now
 */
export function createHandler(ruleset, store, now = clock) {
  const rules = load(ruleset);
  const document = JSON.parse(ruleset);
  const fields = fieldsOf(document);
  const title = (/** @type {any} */ team) => team.title ?? team.name;
  /** @type {Map<string, string>} */
  const owners = new Map(document.slas.map((/** @type {any} */ sla) => [sla.name, title(document.teams[sla.team])]));
  const pages = answerPages(document.definition.time_zone, document.teams.map(title));

  /** @param {Request} request @param {Response} response */
  async function submit(request, response) {
    const sent = await readForm(request);
    const at = now();
    const { lead, errors } = toLead(sent, at);
    const decision = rules.decide(lead, at);
    const wrong = wrongIn(byField(decision.problems, FIELDS), errors);
    if (wrong.size > 0) {
      if (wantsJson(request)) sendJson(response, 422, { errors: Object.fromEntries(wrong) });
      else send(response, 422, "text/html", formPage(fields, sent, wrong));
      return;
    }
    // What is decided now belongs to the lead from now on, or the next decision would not know of it.
    lead.events.push(...decision.transitions);
    await store.append({ lead, decision }).catch((error) => {
      console.error("a submission could not be kept:", error);
      throw new Refused(503, "We cannot take your message right now. Please try again in a minute.", { "Retry-After": "60" });
    });
    const answer = answerTo(decision, owners);
    if (wantsJson(request)) sendJson(response, 201, { id: lead.id, ...answer });
    else send(response, 303, "text/html", "", { Location: addressOf(answer) });
  }

  /** @type {Record<string, Record<string, (request: Request, response: Response, about: URLSearchParams) => void | Promise<void>>>} */
  const routes = {
    "/": { GET: (_, response) => send(response, 200, "text/html", formPage(fields)) },
    "/leads": { POST: submit },
    "/health": { GET: (_, response) => sendJson(response, 200, { ok: true, ruleset: rules.fingerprint }) },
    "/style.css": { GET: (_, response) => send(response, 200, "text/css", STYLE, { "Cache-Control": "max-age=3600" }) },
  };
  for (const [path, show] of pages) routes[path] = { GET: (_, response, about) => send(response, 200, "text/html", show(about)) };

  /** @param {Request} request @param {Response} response */
  return async (request, response) => {
    try {
      const [path, query = ""] = (request.url ?? "/").split("?", 2);
      if (!Object.hasOwn(routes, path)) throw new Refused(404, "There is nothing here.");
      const method = request.method === "HEAD" ? "GET" : (request.method ?? "");
      const methods = Object.keys(routes[path]);
      if (!methods.includes(method)) throw new Refused(405, "This address does not take that.", { Allow: methods.flatMap((name) => (name === "GET" ? ["GET", "HEAD"] : [name])).join(", ") });
      await routes[path][method](request, response, new URLSearchParams(query));
    } catch (error) {
      if (response.headersSent || request.destroyed && !request.complete) {
        response.destroy();
        return;
      }
      if (!(error instanceof Refused)) console.error(error);
      refuse(request, response, error instanceof Refused ? error : new Refused(500, "Something went wrong on our side."));
    }
  };
}

/** Both in the order of the form. @param {Map<string, string>} values @param {Map<string, string>} form @returns {Map<string, string>} */
function wrongIn(values, form) {
  const all = new Map([...values, ...form]);
  return new Map([...FIELDS, "interest"].filter((name) => all.has(name)).map((name) => [name, all.get(name) ?? ""]));
}

/** @param {Request} request */
const wantsJson = (request) => kind(request) === "json" || (request.headers.accept ?? "").includes("application/json");

/** @param {Request} request @param {Response} response @param {Refused} refused */
function refuse(request, response, { status, message, headers }) {
  if (wantsJson(request)) sendJson(response, status, { error: message }, headers);
  else send(response, status, "text/html", page("Fernlicht", html`<h1>Sorry</h1>\n<p>${message}</p>\n<p><a href="/">Back to the form</a></p>`), headers);
}

/** @param {Response} response @param {number} status @param {unknown} value @param {Record<string, string>} [headers] */
const sendJson = (response, status, value, headers) => send(response, status, "application/json", `${JSON.stringify(value)}\n`, headers);

/** @param {Response} response @param {number} status @param {string} type @param {string} text @param {Record<string, string>} [headers] */
function send(response, status, type, text, headers = {}) {
  const length = Buffer.byteLength(text);
  response.writeHead(status, { ...HEADERS, "Content-Type": `${type}; charset=utf-8`, "Content-Length": length, ...headers });
  response.end(text);
}
