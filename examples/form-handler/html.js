// Pages. Whatever is put into one is escaped, unless it is a piece of page itself.

class Html {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** @type {Record<string, string>} */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** @param {unknown} part @returns {string} */
function put(part) {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(put).join("");
  return part === null || part === undefined || part === false ? "" : String(part).replace(/[&<>"']/g, (sign) => ESCAPES[sign]);
}

/** A piece of page: html`<p>${text}</p>`. @param {TemplateStringsArray} texts @param {unknown[]} parts */
export const html = (texts, ...parts) => new Html(texts.map((text, i) => text + (i < parts.length ? put(parts[i]) : "")).join(""));

/** A whole page. @param {string} title @param {Html} main */
export const page = (title, main) =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`.text;

export const STYLE = `body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 34rem; padding: 0 1rem; }
label, legend { display: block; font-weight: 600; }
fieldset { border: 0; margin: 0; padding: 0; }
fieldset label, .check label { display: inline; font-weight: 400; }
input:not([type=radio], [type=checkbox]), select { box-sizing: border-box; font: inherit; padding: .4rem; width: 100%; }
.field { margin: 0 0 1.1rem; }
.error { color: #a30000; margin: 0; }
[aria-invalid=true] { border: 2px solid #a30000; }
.errors { border: 2px solid #a30000; margin: 0 0 1.5rem; padding: 0 1rem; }
button { font: inherit; padding: .5rem 1.2rem; }
`;
