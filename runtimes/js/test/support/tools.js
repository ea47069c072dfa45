// Other programs that tests run: npm, tsc, esbuild and Deno. `npm ci` here and in test/deno brings all but the first.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { unless } from "./repository.js";

/** The folder of the package. */
export const here = fileURLToPath(new URL("../../", import.meta.url));

/** @param {string} name */
const onPath = (name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)).find(existsSync) ?? null;
/** @param {string | undefined} path */
const ifThere = (path) => (path !== undefined && existsSync(path) ? path : null);

export const npm = onPath("npm");
export const tsc = ifThere(join(here, "node_modules", "typescript", "bin", "tsc"));
export const esbuild = ifThere(join(here, "node_modules", "esbuild", "bin", "esbuild"));
export const deno = ifThere(process.env.DENO) ?? ifThere(join(here, "test", "deno", "node_modules", "@deno", "linux-x64-glibc", "deno")) ?? onPath("deno");

export const withoutNpm = unless(npm !== null, "npm is not installed");
export const withoutTsc = unless(tsc !== null, "TypeScript is not installed: npm ci");
export const withoutEsbuild = unless(esbuild !== null, "esbuild is not installed: npm ci");
export const withoutDeno = unless(deno !== null, "Deno is not installed: npm ci in test/deno, or DENO");

/**
 * Runs a program and answers with what it printed; what goes wrong is told with all of its words.
 * @param {string | null} program @param {readonly string[]} args @param {{cwd?: string, input?: string, env?: NodeJS.ProcessEnv}} [options]
 */
export function run(program, args, options = {}) {
  try {
    return execFileSync(String(program), args, { encoding: "utf8", stdio: ["pipe", "pipe", "pipe"], maxBuffer: 1 << 28, input: "", timeout: 120000, ...options });
  } catch (error) {
    const { stdout, stderr, message } = /** @type {any} */ (error);
    throw new Error(`${message}\n${stdout ?? ""}${stderr ?? ""}`);
  }
}

/** Deno, without the network and without asking. @param {readonly string[]} args @param {string} folder for what it keeps @param {string} [input] */
export function runDeno([command, ...args], folder, input) {
  const env = { ...process.env, DENO_DIR: join(folder, "deno"), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
  return run(deno, [command, "--no-remote", ...args], { cwd: folder, env, input });
}
