import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { missingFrom, productionPackages, type PackageLock } from "./production-packages.ts";

const lock: PackageLock = {
  packages: {
    "": {},
    kernel: { dependencies: { pg: "8", "@souk/shop": "0" }, optionalDependencies: { fast: "1" } },
    shop: { dependencies: { "@apollo/server": "5" } },
    tests: { dependencies: { playwright: "1" } },
    "node_modules/@souk/shop": { link: true, resolved: "shop" },
    "node_modules/pg": { version: "8.1.0", dependencies: { "pg-types": "2" }, peerDependencies: { "pg-native": "3" } },
    "node_modules/pg-types": { version: "2.0.0" },
    "node_modules/pg/node_modules/pg-types": { version: "1.9.0" },
    "node_modules/fast": { version: "1.0.0" },
    "node_modules/@apollo/server": { version: "5.5.0", dependencies: { pg: "8" } },
    "node_modules/playwright": { version: "1.65.0" },
    "node_modules/vitest": { version: "5.0.0" },
  },
};

test("production packages are all packages that the production workspaces reach, nested versions and platform packages included", () => {
  expect([...productionPackages(lock).keys()].sort()).toEqual([
    "@apollo/server@5.5.0",
    "fast@1.0.0",
    "pg-types@1.9.0",
    "pg@8.1.0",
  ]);
});

const ofProject = productionPackages(JSON.parse(readFileSync("package-lock.json", "utf8")) as PackageLock);

test("no production package of this project has the Elastic License", () => {
  const elastic = [...ofProject].filter(([, { license }]) => /elastic/i.test(license ?? ""));
  expect(elastic.map(([name]) => name)).toEqual([]);
});

test("a package that only development installs is no production package", () => {
  const packages = {
    router: { peerDependencies: { gateway: "2" } },
    "node_modules/gateway": { version: "2.0.0", dev: true },
  };
  expect([...productionPackages({ packages })]).toEqual([]);
});

test("the production packages of this project include those that every subgraph loads", () => {
  const names = [...ofProject.keys()];
  for (const name of ["pg", "zod", "jose", "graphql", "@node-rs/argon2", "react"])
    expect(names).toContainEqual(expect.stringMatching(new RegExp(`^${name}@`)));
  expect(names).not.toContainEqual(expect.stringMatching(/^(vitest|playwright-core)@/));
});

describe("a bill of materials", () => {
  const expected = new Set(["pg@8.1.0", "@apollo/server@5.5.0"]);
  const pg = { name: "pg", version: "8.1.0" };
  const apollo = { group: "@apollo", name: "server", version: "5.5.0" };

  test.each([
    ["with all packages misses none", [pg, apollo], []],
    ["with a nested package misses none", [{ ...pg, components: [apollo] }], []],
    ["without a package misses it", [pg], ["@apollo/server@5.5.0"]],
    ["with another version of a package misses it", [{ ...pg, version: "8.0.0" }, apollo], ["pg@8.1.0"]],
    ["without any package misses all", [], ["@apollo/server@5.5.0", "pg@8.1.0"]],
  ])("%s", (_title, components, missing) => {
    expect(missingFrom(components, expected)).toEqual(missing);
  });
});
