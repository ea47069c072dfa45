// The conformance suite of the standard, byte for byte, in any host: nothing here but the language itself. Its README.md says what stands in a case.

/** @typedef {typeof import("../../src/index.js")} Runtime */
/** @typedef {{sections: string[], rulesets: string[], refused: string[]}} Contents paths in the folder of the suite */
/** @typedef {{cases: number, refused: number, failures: {name: string, expected: string | null, found: string | null}[]}} Result */

/**
 * The cases of a section, each with the text that is expected and the text that was found. Both are the same bytes if they are the same text: they come
 * from UTF-8, and what a runtime writes is well-formed.
 * @param {string} section the text of it
 * @param {(ruleset: any) => ReturnType<Runtime["load"]>} rulesOf what a case names as its rule set, loaded
 */
export function* cases(section, rulesOf) {
  const mark = ',"decision":';
  for (const line of section.split("\n")) {
    if (line === "") continue;
    const one = JSON.parse(line);
    const expected = one.decision === null ? null : line.slice(line.lastIndexOf(mark) + mark.length, -1);
    yield { name: /** @type {string} */ (one.name), expected, found: decided(one, rulesOf(one.ruleset)) };
  }
}

/** @param {any} one @param {ReturnType<Runtime["load"]>} rules */
function decided(one, rules) {
  const options = { history: one.history ?? "given" };
  const lead = JSON.stringify(one.lead);
  const text = one.explain === true ? rules.explainJson(lead, one.as_of, options) : rules.decideJson(lead, one.as_of, options);
  if (text !== null && !text.isWellFormed()) throw new Error(`${one.name}: half of a surrogate pair`);
  return text;
}

/** Whether a document is refused, as an object and as text, by the error that is meant for it. @param {string} file @param {Runtime} runtime */
export function refuses(file, { load, RuleSetError }) {
  const one = JSON.parse(file);
  const sources = one.document === undefined ? [one.text] : [one.document, JSON.stringify(one.document)];
  return sources.every((source) => {
    try {
      load(source);
      return false;
    } catch (error) {
      if (error instanceof RuleSetError) return true;
      throw error;
    }
  });
}

/** The whole suite. @param {Runtime} runtime @param {Contents} contents @param {(path: string) => Promise<string>} read @returns {Promise<Result>} */
export async function suite(runtime, contents, read) {
  const loaded = new Map();
  for (const path of contents.rulesets) loaded.set(path, runtime.load(await read(path)));
  /** @type {Result} */
  const result = { cases: 0, refused: 0, failures: [] };
  for (const path of contents.sections) {
    for (const { name, expected, found } of cases(await read(path), (named) => loaded.get(named) ?? runtime.load(named))) {
      result.cases += 1;
      if (expected !== found) result.failures.push({ name, expected, found });
    }
  }
  for (const path of contents.refused) {
    result.refused += 1;
    if (!refuses(await read(path), runtime)) result.failures.push({ name: path, expected: "refused", found: "loaded" });
  }
  return result;
}
