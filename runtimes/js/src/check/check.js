// Reading a rule set: what is none is refused, with the place (chapter 9.8 of the standard).
import { RuleSetError } from "../errors.js";
import { parsed } from "../raw.js";
import { sha256 } from "../sha256.js";
import { document as shapeOfDocument } from "./document.js";
import { Links } from "./links.js";
import { kindOf, Path } from "./shapes.js";

/**
 * A document of its own, checked.
 * @param {unknown} source an object, or the JSON text of one
 * @returns {any}
 */
export function check(source) {
  const document = copy(source);
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    throw new RuleSetError(`a rule set is an object, not ${kindOf(document)}`);
  }
  if (!Object.hasOwn(document, "ruleset")) throw new RuleSetError("the key `ruleset` is missing: this is no rule set");
  if (document.ruleset !== 1) throw new RuleSetError(`its format is version ${kindOf(document.ruleset)}; this runtime reads version 1`, ["ruleset"]);
  const path = new Path();
  const canonical = shapeOfDocument(document, path);
  new Links(document, path).check();
  const fingerprint = `sha256:${sha256(canonical)}`;
  if (document.fingerprint !== fingerprint) {
    throw new RuleSetError("the fingerprint does not fit: the rule set was changed after it was compiled; compile its definition again", ["fingerprint"]);
  }
  return document;
}

/** @param {unknown} source @returns {any} */
function copy(source) {
  if (typeof source === "string") {
    try {
      return parsed(source);
    } catch (error) {
      throw new RuleSetError(`it is no JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  let text;
  try {
    text = JSON.stringify(source);
  } catch {
    throw new RuleSetError("it is nothing that JSON can say, or is nested too deeply");
  }
  return text === undefined ? undefined : JSON.parse(text);
}
