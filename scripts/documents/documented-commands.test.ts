import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commandsIn, documentedCommands } from "./documented-commands.ts";

interface Manifest {
  readonly name: string;
  readonly scripts?: Readonly<Record<string, string>>;
}

const manifestOf = (path: string): Manifest => JSON.parse(readFileSync(path, "utf8")) as Manifest;
const { scripts = {} } = manifestOf("package.json");
const workspaces = globSync(["*/package.json", "{packages,subgraphs}/*/package.json"]).map(manifestOf);
const commands = documentedCommands();

/** Commands with their own options; all of them support --help. */
const programs = ["audit", "audit:federation", "audit:http", "bench", "chaos", "mutants", "router"];

/** The program's help text, without the build that npm run starts first. */
function helpOf(script: string): string {
  const [program = ""] = (scripts[script] ?? "").split("&& ").slice(-1);
  const [node, ...args] = program.split(" ");
  expect(node).toBe("node");
  // standard error is not read: a failure makes the call fail by its exit code
  return execFileSync(process.execPath, [...args, "--help"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}

test("the documents name commands", () => {
  expect(commands.length).toBeGreaterThan(60);
});

test.each([...new Set(commands.map(({ script, workspace }) => [script, workspace].join(" ").trim()))])(
  "npm run %s exists",
  (mention) => {
    const [script = "", workspace] = mention.split(" ");
    const known = workspace === undefined ? scripts : workspaces.find(({ name }) => name === workspace)?.scripts;
    expect(Object.keys(known ?? {})).toContain(script);
  },
);

describe.each(programs)("npm run %s", (script) => {
  const documented = commands.filter((command) => command.script === script);

  test("answers --help with every documented option and subcommand", () => {
    const help = helpOf(script);
    expect(help).toContain(`npm run ${script}`);
    const options = documented.flatMap(({ flags }) => flags).filter((flag) => flag !== "--help");
    const subcommands = script === "bench" ? documented.flatMap(({ words }) => words.slice(0, 1)) : [];
    for (const expected of new Set([...options, ...subcommands])) expect(help).toContain(expected);
  });
});

describe("parsing commands in a text", () => {
  test.each([
    ["`npm start`", { script: "start", words: [], flags: [] }],
    ["`npm run --silent audit -- --json > file`", { script: "audit", words: [], flags: ["--json"] }],
    ["npm run bench -- shop --rounds 3", { script: "bench", words: ["shop"], flags: ["--rounds"] }],
    ["npm run stand --workspace @souk/one", { script: "stand", workspace: "@souk/one", words: [], flags: [] }],
    ["npm test -- reservation-races -t x", { script: "test", words: ["reservation-races", "x"], flags: [] }],
  ])("%s", (text, command) => {
    expect(commandsIn("a.md", text)).toEqual([{ file: "a.md", workspace: undefined, ...command }]);
  });
});
