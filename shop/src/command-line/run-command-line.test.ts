import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

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
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...options], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, ...environment },
  });
  return { status, stdout, stderr };
}

test("--help lists the commands", () => {
  const { status, stdout } = souk("--help");
  expect(status).toBe(0);
  for (const name of ["start", "services", "dev", "audit", "migrate", "run", "import"])
    expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
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
