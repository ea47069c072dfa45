/** A rule set that cannot be loaded: what is wrong, and where in the document. */
export class RuleSetError extends Error {
  /**
   * @param {string} message what is wrong
   * @param {readonly (string | number)[]} path the keys and places that lead to it
   */
  constructor(message, path = []) {
    const where = pointer(path);
    super(where === "" ? `rule set: ${message}` : `rule set, at ${where}: ${message}`);
    this.name = "RuleSetError";
    /** Where it stands, as `rules[2].terms[0].when`; empty for the document itself. */
    this.path = where;
  }
}

/** @param {readonly (string | number)[]} path */
function pointer(path) {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (/^[A-Za-z_]\w*$/.test(part)) text += text === "" ? part : `.${part}`;
    else text += `[${JSON.stringify(part)}]`;
  }
  return text;
}
