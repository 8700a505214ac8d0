import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { roomProblems } from "./structure.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "souk-rooms-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text = ""): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

test("the kernel has rooms, and each README names the modules of its room", () => {
  expect(roomProblems("kernel/src")).toEqual([]);
});

test("docs/STRUCTURE.md links the README of each room of the kernel", () => {
  const links = readdirSync("kernel/src").map((room) => `(../kernel/src/${room}/README.md)`);
  const page = readFileSync("docs/STRUCTURE.md", "utf8");
  expect(links.filter((link) => !page.includes(link))).toEqual([]);
});

test("a room with a README that names its modules and folders has no problem", () => {
  write("values/money.ts");
  write("values/money.test.ts");
  write("values/rates/table.ts");
  write("values/README.md", "`money` and `rates/`");
  expect(roomProblems(folder)).toEqual([]);
});

const tooMany = Array.from({ length: 17 }, (_, index) => `v${index}`);

test.each<[string, Readonly<Record<string, string>>, string]>([
  ["a file outside of rooms", { "money.ts": "" }, "money.ts lies in no room"],
  ["a room without a README", { "values/money.ts": "" }, "values has no README.md"],
  [
    "a module that the README does not name",
    { "values/README.md": "`page`", "values/money.ts": "" },
    "README.md does not name money",
  ],
  [
    "a room with too many modules",
    {
      ...Object.fromEntries(tooMany.map((name) => [`values/${name}.ts`, ""])),
      "values/README.md": tooMany.map((name) => `\`${name}\``).join(),
    },
    "values has 17 modules, and may have 16",
  ],
])("%s is a problem", (_fault, files, problem) => {
  for (const [name, text] of Object.entries(files)) write(name, text);
  expect(roomProblems(folder)).toEqual([expect.stringContaining(problem)]);
});
