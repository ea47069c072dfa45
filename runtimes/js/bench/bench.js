// node bench/bench.js [LEADS] [ROUNDS] [TURNS]: this runtime beside hand-written JavaScript, json-logic-engine and json-rules-engine (`npm ci` in bench/
// first). Each row is a process of its own, so that none warms or litters another's; the rows take turns, so that a busy machine is busy for all. The
// figures are CPU time; the median of all rounds of all turns is the one to read, but for the first two of each process, which warm it up.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { rows } from "./rows.js";
import { leads } from "./workload.js";

const here = fileURLToPath(import.meta.url);
const NAME = 50;

/** One row: its rounds, and how many leads are at each stage. @param {number} place @param {number} count @param {number} rounds */
async function measured(place, count, rounds) {
  const { work, later, part } = rows[place];
  const { leads: given, each } = await work(leads(count).filter((_, i) => i % part === 0));
  const times = [];
  /** @type {Record<string, number>} */
  let counts = {};
  for (let round = 0; round < rounds + 2; round += 1) {
    const all = typeof given === "function" ? given() : given;
    counts = { suspect: 0, inquiry: 0, MQL: 0, SQL: 0 };
    const start = process.cpuUsage();
    if (later) for (const lead of all) counts[await each(lead)] += 1;
    else {
      for (const lead of all) {
        const stage = each(lead);
        if (stage !== null) counts[stage] += 1;
      }
    }
    const { user, system } = process.cpuUsage(start);
    if (round >= 2) times.push((user + system) / all.length);
  }
  return { times, counts };
}

/** All rows, in turns. @param {number} count @param {number} rounds @param {number} turns */
function run(count, rounds, turns) {
  /** @type {number[][]} */
  const times = rows.map(() => []);
  const answers = new Set();
  for (let turn = 0; turn < turns; turn += 1) {
    rows.forEach(({ part }, place) => {
      const args = [here, "row", String(place), String(count), String(rounds)];
      const result = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
      times[place].push(...result.times);
      if (part === 1 && result.counts.inquiry > 0) answers.add(JSON.stringify(result.counts));
    });
  }
  console.log(`${count} leads, ${turns} turns of ${rounds} rounds, node ${process.version}; microseconds of CPU a lead`);
  let last = "";
  rows.forEach(({ group, name }, place) => {
    if (group !== last) console.log(`\n${group.padEnd(NAME)}  median     min     max`);
    last = group;
    const sorted = times[place].sort((a, b) => a - b);
    const figures = [sorted[sorted.length >> 1], sorted[0], sorted[sorted.length - 1]].map((x) => x.toFixed(3).padStart(7));
    console.log(`  ${name.padEnd(NAME - 2)} ${figures.join(" ")}`);
  });
  console.log(`\nanswers: ${[...answers].join(" and ")}`);
  if (answers.size !== 1) throw new Error("the engines do not agree");
  const median = (/** @type {string} */ group, /** @type {string} */ name) => times[rows.findIndex((row) => row.group === group && row.name.startsWith(name))][(rounds * turns) >> 1];
  for (const group of new Set(rows.filter(({ name }) => name === "leadlang").map((row) => row.group))) {
    if (median(group, "leadlang") >= median(group, "json-logic-engine")) throw new Error(`${group}: slower than json-logic-engine`);
  }
}

if (process.argv[2] === "row") {
  const [place, count, rounds] = process.argv.slice(3).map(Number);
  console.log(JSON.stringify(await measured(place, count, rounds)));
} else {
  const [count, rounds, turns] = [20000, 9, 3].map((n, i) => Number(process.argv[2 + i] ?? n));
  run(count, rounds, turns);
}
