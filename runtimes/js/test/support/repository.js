// Where things of the repository stand; absent where the package stands alone.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../../", import.meta.url));
export const everything = readFileSync(new URL("../fixtures/everything.json", import.meta.url), "utf8");

/** The reference, if it was built: the program that `LEAD` names, else the newest of the build's. */
export const lead = process.env.LEAD ?? ["debug", "release"].map((kind) => join(root, "target", kind, "lead")).find(existsSync) ?? null;
export const withoutLead = lead === null ? "the program `lead` is not built; say where it is in LEAD" : false;

/** Where the conformance suite is. */
export const conformance = join(root, "spec", "conformance");

/** What is in it, as paths in its folder; nothing if the package stands alone. @returns {import("./suite.js").Contents} */
export function contents() {
  const inside = (/** @type {string} */ folder, /** @type {string} */ ending) => filesIn(join(conformance, folder), ending).map((path) => relative(conformance, path));
  return { sections: inside("", ".ndjson"), rulesets: inside("rulesets", ".json"), refused: inside("refused", ".json") };
}

/**
 * Why a test is left out: what it needs is not installed. Where the checks are complete - `NOTHING_SKIPPED` is set, as `.ci/run` does - that is an error.
 * @param {boolean} there @param {string} why @returns {string | false}
 */
export function unless(there, why) {
  if (!there && process.env.NOTHING_SKIPPED) throw new Error(`${why}, and NOTHING_SKIPPED is set`);
  return there ? false : why;
}

/** All files below a folder that end so, none if there is no such folder. @param {string} folder @param {string} ending @returns {string[]} */
export function filesIn(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path, ending) : entry.name.endsWith(ending) ? [path] : [];
    });
}

/** What an inner function makes of a folder for a while. @template T @param {(folder: string) => T} inner */
export function inFolder(inner) {
  const folder = mkdtempSync(join(tmpdir(), "leadlang-"));
  try {
    return inner(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The rule set of a definition's text, by the reference; null if it has errors. @param {string} source @returns {string | null} */
export function compile(source) {
  return inFolder((folder) => {
    const file = join(folder, "definition.lead");
    writeFileSync(file, source);
    try {
      return execFileSync(/** @type {string} */ (lead), ["compile", file, "--compact", "--no-origins"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 });
    } catch {
      return null;
    }
  });
}

/**
 * The decisions of the reference, by the lead's id.
 * @param {string} ruleset the text of it
 * @param {readonly any[]} leads each with a text as its id
 * @param {string} asOf
 * @param {"log" | "none" | "replay"} history
 * @param {boolean} explain
 * @returns {Map<string, string>}
 */
export function decisions(ruleset, leads, asOf, history, explain) {
  return inFolder((folder) => {
    const rules = join(folder, "ruleset.json");
    const data = join(folder, "leads.ndjson");
    const out = join(folder, "decisions.ndjson");
    writeFileSync(rules, ruleset);
    writeFileSync(data, leads.map((one) => `${JSON.stringify(one)}\n`).join(""));
    const args = ["run", rules, "--leads", data, "--as-of", asOf, "--history", history, "--format", "ndjson", "-o", out];
    try {
      execFileSync(/** @type {string} */ (lead), explain ? [...args, "--explain"] : args, { stdio: "ignore" });
    } catch {
      // It says so where some lead could not be decided, and has written the others.
    }
    const lines = existsSync(out) ? readFileSync(out, "utf8").split("\n").filter(Boolean) : [];
    return new Map(lines.map((line) => [JSON.parse(line).id, line]));
  });
}
