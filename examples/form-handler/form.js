// The form. It works without script: whatever is wrong is said beside its field by the server, and nothing that was written is lost.
import { html, page } from "./html.js";

/** @typedef {ReturnType<typeof html>} Html */

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

/**
 * @typedef {{name: string, label: string, type: string, required: boolean, autocomplete?: string, hint?: string, choices?: [string, string][]}} Field
 * @param {any} document the rule set: it says what is required, and what can be chosen
 * @returns {Field[]}
 */
export function fieldsOf(document) {
  const declared = new Map(document.fields.map((/** @type {any} */ field) => [field.name, field]));
  const field = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ type, /** @type {object} */ more) => ({ name, label, type, required: declared.get(name).required, ...more });
  const choices = (/** @type {string} */ name, /** @type {(choice: string) => string} */ show) => declared.get(name).value.choices.map((/** @type {string} */ choice) => [choice, show(choice)]);
  const capital = (/** @type {string} */ text) => text[0].toUpperCase() + text.slice(1);
  return [
    field("name", "Your name", "text", { autocomplete: "name" }),
    field("email", "Email at work", "email", { autocomplete: "email" }),
    field("company", "Company", "text", { autocomplete: "organization" }),
    field("employees", "How many people work there?", "text", { hint: "A number; roughly is enough." }),
    field("role", "What do you do there?", "select", { choices: choices("role", capital) }),
    field("country", "Country", "select", { autocomplete: "country", choices: choices("country", (code) => (/^[A-Z]{2}$/.test(code) ? (COUNTRIES.of(code) ?? code) : capital(code))) }),
  ];
}

/**
 * The page with the form, empty or as it was sent, with what is wrong.
 * @param {Field[]} fields
 * @param {Map<string, unknown>} [sent]
 * @param {Map<string, string>} [errors]
 */
export function formPage(fields, sent = new Map(), errors = new Map()) {
  const value = (/** @type {string} */ name) => (["string", "number"].includes(typeof sent.get(name)) ? String(sent.get(name)) : "");
  const label = (/** @type {string} */ name) => fields.find((field) => field.name === name)?.label ?? "What can we do for you?";
  return page(
    errors.size > 0 ? "Please check the form - Fernlicht" : "Talk to us - Fernlicht",
    html`<h1>Talk to us</h1>
<p>Fernlicht plans the routes of warehouse robots. See it at work, or read how others do it.</p>
${errors.size > 0 && html`<div class="errors" role="alert"><p>Please check the form:</p><ul>${[...errors].map(([name, text]) => html`<li><a href="#${name === "interest" ? "interest-demo" : name}">${label(name)}</a>: ${text}</li>`)}</ul></div>`}
<form method="post" action="/leads">
${fields.map((field) => html`<div class="field">
<label for="${field.name}">${field.label}${!field.required && " (optional)"}</label>
${field.hint && html`<span id="${field.name}-hint">${field.hint}</span>`}
${errors.has(field.name) && html`<p class="error" id="${field.name}-error">${errors.get(field.name)}</p>`}
${field.type === "select" ? select(field, value(field.name), errors) : html`<input type="${field.type}" value="${value(field.name)}" ${attributes(field, errors)}>`}
</div>
`)}<fieldset class="field">
<legend>What can we do for you?</legend>
${errors.has("interest") && html`<p class="error" id="interest-error">${errors.get("interest")}</p>`}
${radio("demo", "Show me how it works", value("interest"))}
${radio("reading", "Send me the white paper", value("interest"))}
</fieldset>
<div class="field check"><input type="checkbox" id="newsletter" name="newsletter" value="yes" ${sent.has("newsletter") && html`checked`}> <label for="newsletter">Write to me now and then. I can say no at any time.</label></div>
<button>Send</button>
</form>`,
  );
}

/** @param {Field} field @param {Map<string, string>} errors */
function attributes(field, errors) {
  const wrong = errors.has(field.name);
  const about = [field.hint && `${field.name}-hint`, wrong && `${field.name}-error`].filter(Boolean).join(" ");
  return html`id="${field.name}" name="${field.name}" autocomplete="${field.autocomplete ?? "off"}"${field.required && html` required`}${wrong && html` aria-invalid="true"`}${about !== "" && html` aria-describedby="${about}"`}`;
}

/** @param {Field} field @param {string} value @param {Map<string, string>} errors */
function select(field, value, errors) {
  const options = [["", "Please choose"], ...(field.choices ?? [])];
  return html`<select ${attributes(field, errors)}>${options.map(([choice, text]) => html`<option value="${choice}"${choice === value && html` selected`}>${text}</option>`)}</select>`;
}

/** @param {string} choice @param {string} text @param {string} value */
const radio = (choice, text, value) =>
  html`<div><input type="radio" id="interest-${choice}" name="interest" value="${choice}" required${choice === value && html` checked`}> <label for="interest-${choice}">${text}</label></div>`;
