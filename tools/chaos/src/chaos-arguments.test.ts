import { expect, test } from "vitest";
import { readChaosArguments } from "./chaos-arguments.js";

test("no arguments mean both shops, two minutes, seed 1 and 32 buyers", () => {
  const expected = { shops: ["one", "many"], minutes: 2, seed: 1, buyers: 32, keep: false };
  expect(readChaosArguments([])).toEqual(expected);
});

test("every value can be given", () => {
  const given = ["--shop", "many", "--minutes=0.5", "--seed", "7", "--buyers", "3", "--keep"];
  expect(readChaosArguments(given)).toEqual({ shops: ["many"], minutes: 0.5, seed: 7, buyers: 3, keep: true });
});

test.each([
  [["--shop", "two"], `--shop "two" is none of one, many, both`],
  [["--minutes", "0"], `--minutes "0" is not a number from 0.1 to 1440`],
  [["--minutes", "soon"], `--minutes "soon" is not a number`],
  [["--seed", "1.5"], `--seed "1.5" is not a whole number`],
  [["--seed=-1"], `--seed "-1" is not a number from 0`],
  [["--buyers", ""], `--buyers "" is not a number from 1 to 1000`],
  [["--buyer", "3"], `Unknown option '--buyer'`],
  [["soon"], `Unexpected argument 'soon'`],
])("%j is refused with one line that shows the usage", (given, complaint) => {
  const { wrong } = readChaosArguments(given) as { wrong: string };
  expect(wrong).toContain(complaint);
  expect(wrong).toContain("npm run chaos -- [--shop one|many|both]");
  expect(wrong).not.toContain("\n");
});
