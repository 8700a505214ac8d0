import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "./run.js";

async function ran(...given: string[]): Promise<{ code: number; out: string; errors: string }> {
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = {
    isInteractive: false,
    out: (text: string) => out.push(text),
    printError: (text: string) => errors.push(text),
  };
  const code = await run(given, terminal);
  return { code, out: out.join("\n"), errors: errors.join("\n") };
}

test("without a terminal, the command asks nothing and prints the next steps", async () => {
  const folder = await mkdtemp(join(tmpdir(), "create-souk-"));
  try {
    const { code, out } = await ran(join(folder, "shop"));
    expect(code).toBe(0);
    expect(out).toMatch(/npm install\n {2}npm start/);
    expect(await readdir(join(folder, "shop"))).toContain("package.json");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("--help prints the options", async () => {
  expect(await ran("--help")).toMatchObject({ code: 0, out: expect.stringContaining("--registry URL") });
});

test.each([
  ["an unknown option", ["shop", "--colour"], /--colour/],
  ["two folders", ["one", "two"], /one folder is expected, not one, two/],
  ["a registry that is no URL", ["shop", "--registry", "here"], /"here" is not the URL of a registry/],
])("%s is refused with the list of options", async (_title, given, reason) => {
  const { code, errors } = await ran(...given);
  expect(code).toBe(1);
  expect(errors).toMatch(reason);
  expect(errors).toContain("npm create souk");
});
