// What was sent, as the names and values of a form. Whatever is too large, of another type or broken is refused here.

export const MOST_BYTES = 16 * 1024;

/** What is still read of a body that was refused, so that the sender gets to see the answer. */
const MOST_DISCARDED = 1024 * 1024;

/** A request that cannot be answered as it was meant. The message is for the person who sent it. */
export class Refused extends Error {
  /** @param {number} status @param {string} message @param {Record<string, string>} [headers] */
  constructor(status, message, headers = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** @typedef {import("node:http").IncomingMessage} Request */

/** Whether the body is JSON, a form, or neither. @param {Request} request @returns {"json" | "form" | null} */
export function kind(request) {
  const [type, ...options] = (request.headers["content-type"] ?? "").toLowerCase().split(";").map((part) => part.trim());
  const charset = options.find((option) => option.startsWith("charset="));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) return null;
  if (type === "application/json") return "json";
  return type === "application/x-www-form-urlencoded" ? "form" : null;
}

/** The values by their names. @param {Request} request @returns {Promise<Map<string, unknown>>} */
export async function readForm(request) {
  const of = kind(request);
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (of === null || encoding !== "identity") {
    discard(request);
    throw new Refused(415, "Send the form as application/x-www-form-urlencoded or application/json, in UTF-8.", { Accept: "application/x-www-form-urlencoded, application/json" });
  }
  const text = utf8(await bytes(request));
  return of === "json" ? fromJson(text) : fromForm(text);
}

/** @param {Request} request @returns {Promise<Buffer>} */
function bytes(request) {
  return new Promise((done, failed) => {
    /** @type {Buffer[]} */
    const chunks = [];
    let size = 0;
    const check = (/** @type {number} */ length) => {
      if (length <= MOST_BYTES) return;
      request.removeAllListeners("data");
      discard(request);
      failed(new Refused(413, "This is more than a form can hold."));
    };
    request.on("data", (chunk) => {
      size += chunk.length;
      chunks.push(chunk);
      check(size);
    });
    request.on("end", () => done(Buffer.concat(chunks)));
    request.on("error", failed);
    check(Number(request.headers["content-length"] ?? 0));
  });
}

/** Reads on for a while without keeping anything. @param {Request} request */
function discard(request) {
  let left = MOST_DISCARDED;
  request.on("error", () => {});
  request.on("data", (chunk) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
}

/** @param {Buffer} bytes */
function utf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(400, "What was sent is not text in UTF-8.");
  }
}

/** @param {string} text @returns {Map<string, unknown>} */
function fromJson(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused(400, "What was sent is not JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refused(400, "Send a JSON object with the fields of the form.");
  return new Map(Object.entries(value));
}

/** Of a name that is there twice the first counts. @param {string} text @returns {Map<string, unknown>} */
function fromForm(text) {
  const values = new Map();
  for (const pair of text.split("&").filter(Boolean)) {
    const at = pair.indexOf("=");
    const name = decoded(at < 0 ? pair : pair.slice(0, at));
    if (!values.has(name)) values.set(name, decoded(at < 0 ? "" : pair.slice(at + 1)));
  }
  return values;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new Refused(400, "What was sent is not the encoding of a form.");
  }
}
