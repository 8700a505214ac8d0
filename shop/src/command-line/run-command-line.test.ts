import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shells } from "./completion.js";
import { programs } from "./programs.js";

const program = fileURLToPath(new URL("../../dist/souk.js", import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "souk-command-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function souk(...options: string[]) {
  return soukWith({}, ...options);
}

function soukWith(environment: Readonly<Record<string, string>>, ...options: string[]) {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...options], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH, NODE_COMPILE_CACHE, ...environment },
  });
  return { status, stdout, stderr };
}

test("--help lists the commands", () => {
  const { status, stdout } = souk("--help");
  expect(status).toBe(0);
  for (const name of [...Object.keys(programs), "completion"]) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
});

test.each(Object.keys(programs))("%s --help prints help and starts nothing", (name) => {
  const { status, stdout } = souk(name, "--help");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^usage: /i);
});

test("a command without options refuses arguments", () => {
  expect(souk("start", "--port", "80")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("unknown option '--port'"),
  });
});

test.each(shells)("%s gets a script that completes every command and its options", async (shell) => {
  const { status, stdout } = souk("completion", shell);
  expect(status).toBe(0);
  for (const word of [...Object.keys(programs), "--dry-run", "--from", "--plan", "inspect"])
    expect(stdout).toContain(word);
});

test("bash completes a command, an option and an action", () => {
  const { stdout } = souk("completion", "bash");
  const complete = (...words: string[]): string[] => {
    const typed = words.map((word) => `'${word}'`).join(" ");
    const script = `${stdout}\nCOMP_WORDS=(${typed}); COMP_CWORD=${words.length - 1}; _souk; echo "\${COMPREPLY[@]}"`;
    return execFileSync("bash", ["-c", script], { encoding: "utf8" }).trim().split(" ");
  };
  expect(complete("souk", "st")).toEqual(["start"]);
  expect(complete("souk", "migrate", "s")).toEqual(["status"]);
  expect(complete("souk", "doctor", "--j")).toEqual(["--json"]);
});

test("an unknown shell is refused with the known ones", () => {
  expect(souk("completion", "tcsh")).toMatchObject({ status: 1, stderr: expect.stringContaining("bash, zsh, fish") });
});

test("an unknown command is refused with a suggestion", () => {
  const { status, stderr } = souk("strat");
  expect(status).toBe(1);
  expect(stderr).toContain("Did you mean start?");
});

test("a program gets its own options", () => {
  expect(souk("audit", "--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("--metrics") });
  expect(souk("audit", "--colour")).toMatchObject({ status: 2, stderr: expect.stringContaining("usage:") });
});

test("settings in .env apply, and variables of the environment win over them", () => {
  writeFileSync(join(folder, ".env"), "PORT=eighty\n");
  expect(souk("start")).toMatchObject({ status: 1, stderr: expect.stringMatching(/PORT +"eighty"/) });
  expect(soukWith({ PORT: "ninety" }, "start")).toMatchObject({ stderr: expect.stringMatching(/PORT +"ninety"/) });
});
