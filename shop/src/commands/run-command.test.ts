import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "./run-command.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-command-"));
  await writeFile(
    join(folder, "souk.config.ts"),
    `export default { commands: {
       greet: { summary: "greets", run: async ({ args, environment, out }) => out(environment.GREETING + " " + args.join(" ")) },
       fail: { summary: "fails", run: async ({ printError }) => (printError("broken"), 3) },
     } };`,
  );
  await writeFile(join(folder, "faulty.config.ts"), `export default { command: {} };`);
});

afterAll(() => rm(folder, { recursive: true }));

async function run(file: string, ...args: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const environment = { SOUK_CONFIG: join(folder, file), GREETING: "Hello" };
  const code = await runCommand(args, environment, {
    out: (line) => void out.push(line),
    printError: (line) => void errors.push(line),
    signal: new AbortController().signal,
  });
  return { code, out, errors };
}

test.each<[string, string[], object]>([
  [
    "runs with its arguments and the environment",
    ["greet", "you", "all"],
    { code: 0, out: ["Hello you all"], errors: [] },
  ],
  ["returns its exit code", ["fail"], { code: 3, out: [], errors: ["broken"] }],
  [
    "that is unknown is refused with a suggestion",
    ["gret"],
    { code: 2, errors: [expect.stringContaining("did you mean greet?")] },
  ],
  ["is not found by the name of a built-in property", ["constructor"], { code: 2 }],
])("a command %s", async (_rule, args, expected) => {
  expect(await run("souk.config.ts", ...args)).toMatchObject(expected);
});

test("without a name, the commands are listed", async () => {
  const { code, out } = await run("souk.config.ts");
  expect({ code, text: out.join() }).toEqual({
    code: 0,
    text: "usage: souk run COMMAND [ARGUMENTS]\n  greet  greets\n  fail   fails",
  });
});

test("the faults of the project are printed", async () => {
  const { code, errors } = await run("faulty.config.ts", "greet");
  expect({ code, text: errors.join() }).toEqual({ code: 2, text: expect.stringContaining("did you mean commands?") });
});
