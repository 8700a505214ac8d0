import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { kernelProblems, subgraphExceptions, subgraphProblems, subgraphStructure } from "./structure.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "souk-structure-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text = ""): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

test("docs/STRUCTURE.md links the README of each folder of the kernel", () => {
  const links = readdirSync("kernel/src").map((name) => `(../kernel/src/${name}/README.md)`);
  const page = readFileSync("docs/STRUCTURE.md", "utf8");
  expect(links.filter((link) => !page.includes(link))).toEqual([]);
});

test("a folder of the kernel with a README that names its modules and folders has no problem", () => {
  write("values/money.ts");
  write("values/money.test.ts");
  write("values/rates/table.ts");
  write("values/README.md", "`money` and `rates/`");
  expect(kernelProblems(folder)).toEqual([]);
});

const tooMany = Array.from({ length: 17 }, (_, index) => `v${index}`);

test.each<[string, Readonly<Record<string, string>>, string]>([
  ["a file of the kernel outside of its folders", { "money.ts": "" }, "money.ts lies in no folder"],
  ["a folder without a README", { "values/money.ts": "" }, "values has no README.md"],
  [
    "a module that the README does not name",
    { "values/README.md": "`page`", "values/money.ts": "" },
    "README.md does not name money",
  ],
  [
    "a folder with too many modules",
    {
      ...Object.fromEntries(tooMany.map((name) => [`values/${name}.ts`, ""])),
      "values/README.md": tooMany.map((name) => `\`${name}\``).join(),
    },
    "values has 17 modules, and may have 16",
  ],
])("%s is a problem", (_fault, files, problem) => {
  for (const [name, text] of Object.entries(files)) write(name, text);
  expect(kernelProblems(folder)).toEqual([expect.stringContaining(problem)]);
});

test.each(readdirSync("subgraphs"))(
  "S1-62, S2-78, S3-73: %s has tests of its own, with the other services replaced",
  (name) => {
    const files = globSync(`subgraphs/${name}/src/**/*.test.ts`);
    expect(files.some((file) => file.endsWith("-graph.test.ts"))).toBe(true);
    expect(files.filter((file) => /@souk\/(?!kernel|demo|embedded-postgres)/.test(readFileSync(file, "utf8")))).toEqual(
      [],
    );
  },
);

test("S0-36: docs/STRUCTURE.md names each folder of a subgraph", () => {
  const page = readFileSync("docs/STRUCTURE.md", "utf8");
  const { folders, optionalFolders } = subgraphStructure;
  expect([...folders, ...optionalFolders].filter((name) => !page.includes(`| \`${name}/\``))).toEqual([]);
});

describe("a subgraph", () => {
  function writeSubgraph(): void {
    for (const file of subgraphStructure.files) write(`gifts/${file.replace("<name>", "gifts")}`);
    for (const name of subgraphStructure.folders) write(`gifts/src/${name}/cards/card.ts`);
  }

  test("with all files, capability folders and tests has no problem", () => {
    writeSubgraph();
    write("gifts/src/gifts-graph.test.ts");
    write("gifts/src/testing/test-gifts.ts");
    expect(subgraphProblems(folder)).toEqual([]);
  });

  test("without a file or a folder has a problem for each", () => {
    writeSubgraph();
    for (const path of ["README.md", "src/peers"]) rmSync(join(folder, "gifts", path), { recursive: true });
    expect(subgraphProblems(folder)).toEqual([
      expect.stringContaining("gifts/README.md is missing"),
      expect.stringContaining("gifts/src/peers is missing"),
    ]);
  });

  test("with another folder or file has a problem for each", () => {
    writeSubgraph();
    write("gifts/src/helpers/a.ts");
    write("gifts/src/more-settings.ts");
    expect(subgraphProblems(folder)).toEqual([
      expect.stringContaining("src/helpers has no place"),
      expect.stringContaining("src/more-settings.ts has no place"),
    ]);
  });

  test("with a client that is not named after its peer has a problem", () => {
    writeSubgraph();
    write("gifts/src/peers/catalog-client.ts", "export class CatalogClient implements CatalogPeer {}");
    write("gifts/src/peers/cart-client.ts", "export class CartClient implements Carts {}");
    expect(subgraphProblems(folder)).toEqual([expect.stringContaining("class CartClient implements CartPeer")]);
  });

  test("with more than twenty modules in a folder, tests not counted, has a problem", () => {
    writeSubgraph();
    for (const number of tooMany.keys()) write(`gifts/src/domain/cards/rule-${number}.ts`);
    for (const more of ["a.test.ts", "b.ts", "c.ts"]) write(`gifts/src/domain/cards/${more}`);
    expect(subgraphProblems(folder)).toEqual([]);
    write("gifts/src/domain/cards/d.ts");
    expect(subgraphProblems(folder)).toEqual([
      expect.stringContaining("gifts/src/domain/cards has 21 modules, and may have 20"),
    ]);
  });

  test("may deviate where the exceptions give a reason", () => {
    for (const reason of Object.values(subgraphExceptions)) expect(reason.length).toBeGreaterThan(20);
  });
});
