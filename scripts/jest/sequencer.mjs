import { readFileSync } from "node:fs";
import Sequencer from "@jest/test-sequencer";
import { longestFirst } from "./longest-first.ts";

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return longestFirst(super.sort(tests), ({ path }) => readFileSync(path, "utf8"));
  }
}
