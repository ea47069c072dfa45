import { answer } from "./answer.js";

await answer("worker");
