import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { publish, type Findings } from "./publish.ts";

let folder: string;
let printed: Record<"stdout" | "stderr", string>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "souk-bench-"));
  writeFileSync(join(folder, "shop.md"), "# Page\n\n<!-- begin of shop -->\n\n<!-- end of shop -->\n");
  printed = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    });
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

const findingsOf = (ratio: number): Findings => ({
  bench: "shop",
  figures: [],
  tables: `The ratio is ${ratio.toFixed(2)}.\n`,
  ratios: {
    options: { products: 1000 },
    rounds: 3,
    ratios: { list: { lowest: ratio, median: ratio, highest: ratio } },
  },
});
const run = (ratio: number, options: { json?: boolean; write?: boolean } = {}): Promise<void> =>
  publish(findingsOf(ratio), { json: false, write: false, ...options }, folder);
const fileText = (name: string): string => readFileSync(join(folder, name), "utf8");

test("S2-86: a bench ends with exit code 1 when a ratio is worse than the one that --write stored", async () => {
  await run(2.004, { write: true });
  expect(process.exitCode).toBeUndefined();
  expect(fileText("shop.md")).toContain("The ratio is 2.00.");
  expect(JSON.parse(fileText("shop.json"))).toEqual({
    options: { products: 1000 },
    rounds: 3,
    ratios: { list: { lowest: 2, median: 2, highest: 2 } },
  });

  await run(2.2);
  expect(process.exitCode).toBeUndefined();
  expect(printed.stdout).toMatch(/The ratio is 2\.20\.\n\n.*\n.*\n\| list .*\+10 % \| +same \|\n$/u);

  await run(2.4);
  expect(process.exitCode).toBe(1);
  expect(printed.stdout).toMatch(/\| list .*\+20 % \| +worse \|\n$/u);
  expect(JSON.parse(fileText("shop.json"))).toMatchObject({ ratios: { list: { median: 2 } } });
});

test("a bench prints nothing beside the figures with --json on standard output", async () => {
  await run(2, { json: true });
  expect(printed.stdout).toBe("[]\n");
  expect(printed.stderr).toMatch(/\| list .* no stored ratio \|\n$/u);
});
