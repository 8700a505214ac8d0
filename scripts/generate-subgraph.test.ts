import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { subgraphPorts } from "@souk/kernel/config/subgraph-addresses";
import { parse } from "yaml";
import { generateSubgraph, nameProblem } from "./generate-subgraph.ts";
import { registrations } from "./subgraph-registrations.ts";

describe("the name of a new subgraph", () => {
  // not in this tree, which may already have a subgraph with that name
  test.each([["wishlists"], ["tax"]])("%s is accepted", (name) =>
    expect(nameProblem("a tree without subgraphs", name)).toBeUndefined(),
  );

  test.each([
    ["catalog", "is taken"],
    ["router", "is taken"],
    ["postgres", "is taken"],
    ["gift-cards", "is not one word"],
    ["Wishlists", "is not one word"],
    ["x", "is not one word"],
    ["", "is not one word"],
    ["../../etc", "is not one word"],
  ])("%s %s", (name, problem) => expect(nameProblem(".", name)).toContain(problem));
});

// "npm run new-subgraph:check" proves that the generated subgraph composes, passes its tests and answers queries
describe("a new subgraph", () => {
  const port = Math.max(...Object.values(subgraphPorts)) + 1;
  let folder: string;
  let changed: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "souk-generated-"));
    for (const file of Object.keys(registrations)) cpSync(file, join(folder, file));
    changed = await generateSubgraph(folder, "wishlists");
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(["graph", "domain", "store", "peers", "jobs"])("has the folder %s", (room) => {
    expect(existsSync(join(folder, "subgraphs/wishlists/src", room))).toBe(true);
  });

  test("has its own name in every file", () => {
    const files = globSync("subgraphs/wishlists/**/*", { cwd: folder, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const { parentPath, name } of files) {
      expect(name).not.toContain("example");
      expect(readFileSync(join(parentPath, name), "utf8")).not.toMatch(/example/i);
    }
    expect(files.length).toBeGreaterThan(20);
  });

  test.each([
    ["kernel/src/config/subgraph-addresses.ts", `\n  wishlists: ${port},\n`],
    ["kernel/src/subgraph/service-calls.ts", `  wishlists: {\n    failedJobs: ["orders"],`],
    ["tests/src/authorization/rows/all-rows.ts", `import { wishlists } from "./wishlists.js";`],
    ["tests/src/authorization/known-shop.ts", `  "wishlistsEntry",`],
    ["tsconfig.json", `{ "path": "subgraphs/wishlists" },`],
    ["shop/package.json", `"@souk/wishlists": "0.1.0"`],
    ["shop/tsconfig.json", `{ "path": "../subgraphs/wishlists" }`],
    ["shop/src/subgraph-modules.ts", `  wishlists: moduleOf(readWishlistsConfig, startWishlists),`],
    ["docker-compose.yml", `SERVICE_PORT: ${port}`],
    [".env.example", `# WISHLISTS_URL=http://localhost:${port}`],
    ["docs/STRUCTURE.md", "| `subgraphs/wishlists/`"],
  ])("is registered in %s", (file, entry) => {
    expect(changed).toContain(file);
    expect(readFileSync(join(folder, file), "utf8")).toContain(entry);
  });

  test("follows the other subgraphs in docker-compose.yml", () => {
    // a tree that already has such a subgraph has its keys twice
    const options = { merge: true, uniqueKeys: false };
    const { services } = parse(readFileSync(join(folder, "docker-compose.yml"), "utf8"), options) as {
      readonly services: object;
    };
    const expected = [...new Set(["router", ...Object.keys(subgraphPorts), "wishlists", "audit"])];
    expect(Object.keys(services).slice(0, expected.length)).toEqual(expected);
  });
});
