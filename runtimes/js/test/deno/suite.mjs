// Decides the conformance suite in Deno, with leave to read that folder and nothing else: see deno.test.js.
import * as runtime from "../../src/index.js";
import { suite } from "../support/suite.js";

const { folder, contents } = await new Response(Deno.stdin.readable).json();
console.log(JSON.stringify(await suite(runtime, contents, (path) => Deno.readTextFile(`${folder}/${path}`))));
