// Chromium without a window, for the time of one visit.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The program: the one that `CHROMIUM` names, else where Debian has it. */
export const chromium = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => path && existsSync(path)) ?? null;

/** It asks nobody but this machine, and keeps nothing. @param {string} folder */
const flags = (folder) => [
  `--user-data-dir=${folder}`,
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-extensions",
  "--disable-breakpad",
  "--no-proxy-server",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  "--enable-logging=stderr",
  // It ends by itself when the other end of this pipe is gone: also when the test is killed.
  "--remote-debugging-pipe",
];

/**
 * Opens an address and stays there until `done` is settled, at most so many seconds. No process is left behind.
 * @template T @param {string} address @param {Promise<T>} done @param {number} seconds @returns {Promise<T>}
 */
export async function visit(address, done, seconds) {
  const folder = mkdtempSync(join(tmpdir(), "leadlang-chromium-"));
  const child = spawn(/** @type {string} */ (chromium), [...flags(folder), address], {
    detached: true,
    env: { ...process.env, TMPDIR: folder },
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (data) => (said = (said + data).slice(-4000)));
  for (const pipe of child.stdio.slice(3)) pipe?.on("error", () => {});
  const ended = new Promise((resolve) => child.once("close", resolve));
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    const fail = (/** @type {string} */ what) => reject(new Error(`${what}; it said last:\n${said}`));
    timer = setTimeout(() => fail(`Chromium gave no answer within ${seconds} seconds`), seconds * 1000);
    child.once("error", (error) => fail(`Chromium cannot be started: ${error.message}`));
    child.once("close", (code, signal) => fail(`Chromium ended before it answered (${code ?? signal})`));
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([done, late]));
  } finally {
    clearTimeout(timer);
    kill(-Number(child.pid));
    for (const pid of belonging(folder)) kill(pid);
    await ended;
    await gone(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

/** The processes that have this folder among their arguments or in their environment. @param {string} folder @returns {number[]} */
export function belonging(folder) {
  if (!existsSync("/proc")) return [];
  return readdirSync("/proc").map(Number).filter((pid) => {
    try {
      return pid > 0 && pid !== process.pid && ["cmdline", "environ"].some((file) => readFileSync(`/proc/${pid}/${file}`, "latin1").includes(folder));
    } catch {
      return false;
    }
  });
}

/** Waits until none of them is left. @param {string} folder */
async function gone(folder) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (belonging(folder).length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`processes of Chromium are left: ${belonging(folder).join(", ")}`);
}
