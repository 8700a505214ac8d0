import { existsSync, globSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { dueProofs } from "./due-proofs.ts";
import { proofFolders, proofs, type Proof } from "./proofs.ts";

const proof = (name: string, seconds: number): Proof => ({
  name,
  seconds,
  proves: name,
  inputs: [`${name}/`],
  commands: [],
});
const all = [proof("long", 200), proof("short", 10), proof("other", 30), proof("another", 40)];

test.each<[string, { changed?: string[]; commit?: string; seconds?: number }, string[], string[]]>([
  ["one in turn without a change", { commit: "00000002" }, ["other"], []],
  ["another one for another commit", { commit: "00000003" }, ["another"], []],
  [
    "those with changed inputs, the shortest first",
    { changed: ["long/a.ts", "short/b.ts"] },
    ["short", "long", "other"],
    [],
  ],
  ["those that fit into the time", { changed: ["long/a.ts", "short/b.ts"], seconds: 60 }, ["short", "other"], ["long"]],
  ["none without time", { changed: ["short/a.ts"], seconds: 5 }, [], ["short"]],
])("%s", (_rule, { changed = [], commit = "00000000", seconds = 300 }, due, left) => {
  const chosen = dueProofs(all, { changed, commit, seconds });
  expect([chosen.due, chosen.left].map((each) => each.map(({ name }) => name))).toEqual([due, left]);
});

test("every input of a proof is the beginning of a path of the repository", () => {
  const begins = (input: string): boolean => {
    if (existsSync(input)) return true;
    const folder = input.slice(0, input.lastIndexOf("/") + 1);
    return existsSync(folder) && readdirSync(folder).some((name) => `${folder}${name}`.startsWith(input));
  };
  expect(proofs.flatMap(({ inputs }) => inputs).filter((input) => !begins(input))).toEqual([]);
});

test("every test in a folder of proofs is run by a proof", () => {
  const commands = proofs.flatMap((each) => each.commands).join("\n");
  const files = globSync(`${proofFolders}/*.test.ts`);
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => !commands.includes(file.replace(".test.ts", "")))).toEqual([]);
});
