import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrateProject } from "./migrate-project.js";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "souk-migrate-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function migrate(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const code = await migrateProject(args, { DATA_DIR: join(folder, "data") }, { out: print, printError: print });
  return { code, text: lines.join("\n") };
}

test.each([["--now"], ["state"], ["up", "orders"], ["down", "orders"], ["down", "orders", "--yes"], ["status", "x"]])(
  "wrong arguments are answered with the usage: %s %s",
  async (...args) => {
    expect(await migrate(...args.filter((each) => each !== undefined))).toMatchObject({
      code: 2,
      text: expect.stringMatching(/^usage: souk migrate/),
    });
  },
);

test.each([["status"], ["up"], ["--plan"]])("without a database, %s says so", async (...args) => {
  expect(await migrate(...args)).toMatchObject({ code: 2, text: expect.stringContaining("no shop has run on") });
});
