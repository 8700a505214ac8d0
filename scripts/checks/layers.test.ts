import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** Each row breaks a rule in one file. */
const broken: [rule: string, file: string, text: string][] = [
  ["domain-is-plain", "subgraphs/a/src/domain/direct.ts", `import { Repository } from "typeorm";`],
  ["domain-is-plain", "subgraphs/a/src/domain/for-a-type.ts", `import type { Request } from "fastify";`],
  ["domain-is-plain", "subgraphs/a/src/domain/by-kernel.ts", `import { one } from "@souk/kernel/one";`],
  ["folders-point-to-domain", "subgraphs/a/src/domain/inward.ts", `import { row } from "../store/row.js";`],
  ["folders-point-to-domain", "subgraphs/a/src/graph/sideward.ts", `import type { Row } from "../store/row.js";`],
  ["folders-point-to-domain", "subgraphs/a/src/jobs/sideward.ts", `import { client } from "../peers/client.js";`],
  ["folders-point-to-domain", "subgraphs/a/src/store/upward.ts", `import { config } from "../config.js";`],
  ["checkout-knows-payment", "subgraphs/a/src/domain/payment/back.ts", `import { begin } from "../checkout/begin.js";`],
  ["sql-is-in-store", "subgraphs/a/src/jobs/sql.ts", `import pg from "pg";`],
  ["app-is-the-end", "subgraphs/a/src/config.ts", `import { startA } from "./app.js"; export const config = startA;`],
  ["subgraphs-meet-in-the-schema", "subgraphs/a/src/peers/other.ts", `import { startB } from "@souk/b/app";`],
  ["subgraphs-meet-in-the-schema", "subgraphs/a/src/peers/path.ts", `import { b } from "../../../b/src/domain/b.js";`],
  ["subgraphs-meet-in-the-schema", "subgraphs/a/src/peers/up.ts", `import { startRouter } from "@souk/router/app";`],
  ["packages-by-their-api", "router/src/inside.ts", `import { inner } from "../../packages/a-library/src/inner.js";`],
  ["router-knows-no-subgraph", "router/src/short-cut.ts", `import { types } from "@souk/b/graph-types";`],
  ["storefront-is-a-client", "storefront/src/short-cut.ts", `import { one } from "@souk/kernel/one";`],
  ["storefront-is-a-client", "storefront/src/schema.ts", `import api from "../../schema/api.graphql?raw"; api;`],
  ["nobody-imports-the-storefront", "router/src/reach.ts", `import { page } from "../../storefront/src/page";`],
  [
    "testing-by-public-api",
    "packages/testing/src/inward.ts",
    `import { modules } from "../../../shop/src/modules.js";`,
  ],
  ["tools-are-not-imported", "router/src/measured.ts", `import { pace } from "../../tools/bench/src/pace.js";`],
  ["areas-stand-apart", "storefront/src/areas/shop/over.ts", `import { admin } from "../admin/table";`],
  ["kernel-and-demo-stand-alone", "kernel/src/outward.ts", `import { users } from "@souk/demo/users";`],
  ["packages-stand-alone", "packages/lib-a/src/inward.ts", `import { one } from "@souk/kernel/one";`],
  ["packages-stand-alone", "packages/lib-a/src/sideward.ts", `import { alone } from "../../lib-b/src/index.js";`],
  ["kernel-needs-no-package", "kernel/src/packed.ts", `import { alone } from "../../packages/lib-b/src/index.js";`],
  ["apollo-server-on-demand", "kernel/src/eager.ts", `import { open } from "./subgraph/apollo/open.js"; open;`],
  ["tests-are-not-imported", "kernel/src/tested.ts", `import { fake } from "./testing/fake.js";`],
  ["tests-are-not-imported", "subgraphs/a/src/store/suite.ts", `import { test } from "@jest/globals";`],
  ["tests-are-not-imported", "router/src/suite.ts", `import { test } from "vitest";`],
  ["no-cycles", "kernel/src/egg.ts", `import { hen } from "./hen.js"; export const egg = hen;`],
  ["no-type-cycles", "kernel/src/left.ts", `import type { Right } from "./right.js"; export type Left = Right;`],
  ["resolvable", "kernel/src/lost.ts", `import { gone } from "./gone.js";`],
  ["sources-are-read", "router/src/built.ts", `import { one } from "../../kernel/dist/one.js";`],
];

/** Valid files that the broken files import, and imports that are allowed. */
const sound: Record<string, string> = {
  "kernel/src/one.ts": `import { two } from "./two.js"; export const one = two;`,
  "kernel/src/two.ts": `import { parse } from "graphql"; await using two = parse; export { two };`,
  "kernel/src/hen.ts": `import { egg } from "./egg.js"; export const hen = egg;`,
  "kernel/src/right.ts": `import { type Left } from "./left.js"; export type Right = Left;`,
  "kernel/src/subgraph/apollo/open.ts": `export const open = 1;`,
  "kernel/src/on-demand.ts": `import type { open } from "./subgraph/apollo/open.js"; export const late = (): Promise<{ open: typeof open }> => import("./subgraph/apollo/open.js");`,
  "kernel/src/testing/fake.ts": `import { test } from "vitest"; export const fake = test;`,
  "kernel/src/plain.ts": `import { z } from "zod"; export const plain = z;`,
  "kernel/src/packed.test.ts": `import { alone } from "../../packages/lib-b/src/index.js"; alone;`,
  "packages/lib-b/src/index.ts": `export const alone = 1;`,
  "kernel/dist/one.js": `export const one = 1;`,
  "tools/bench/src/pace.ts": `import { run } from "@souk/router/run-router"; export const pace = run;`,
  "demo/src/users.ts": `export const users = [];`,
  "packages/a-library/src/index.ts": `export { inner } from "./inner.js";`,
  "packages/client/src/index.ts": `export const client = 1;`,
  "packages/testing/src/index.ts": `import { runShop } from "@souk/shop"; import { client } from "@souk/client"; export const testShop = [runShop, client];`,
  "shop/src/index.ts": `export { modules as runShop } from "./modules.js";`,
  "schema/api.graphql": "type Query { one: Int }",
  "storefront/src/testing/answers.ts": `import api from "../../../schema/api.graphql?raw"; export const answers = api;`,
  "storefront/src/keys.ts": `import { client } from "@souk/client"; export const keys = client;`,
  "packages/a-library/src/inner.ts": `export const inner = 1;`,
  "router/src/app.ts": `export const startRouter = 1;`,
  "router/src/engine.ts": `import { inner } from "@souk/a-library"; export const engine = inner;`,
  "router/src/run-router.ts": `import { startRouter } from "./app.js"; export const run = startRouter;`,
  "storefront/src/page.ts": `import { shop } from "./areas/shop/home"; export const page = shop;`,
  "storefront/src/areas/shop/home.ts": `export const shop = 1;`,
  "storefront/src/areas/admin/table.ts": `export const admin = 1;`,
  "shop/src/modules.ts": `import { startB } from "@souk/b/app"; export const modules = [startB];`,
  "tests/src/journey.test.ts": `import { modules } from "../../shop/src/modules.js"; modules;`,
  "subgraphs/a/src/app.ts": `import { row } from "./store/row.js"; import { client } from "./peers/client.js"; export const startA = [row, client];`,
  "subgraphs/a/src/main.ts": `import { startA } from "./app.js"; startA;`,
  "subgraphs/a/src/a.test.ts": `import { startA } from "./app.js"; import { fake } from "@souk/kernel/testing/fake"; startA; fake;`,
  "subgraphs/a/src/domain/rule.ts": `import { plain } from "@souk/kernel/plain"; export const rule = plain;`,
  "subgraphs/a/src/domain/checkout/begin.ts": `export const begin = 1;`,
  "subgraphs/a/src/store/row.ts": `import pg from "pg"; import { rule } from "../domain/rule.js"; export const row = [pg, rule]; export type Row = typeof row;`,
  "subgraphs/a/src/peers/client.ts": `import { rule } from "../domain/rule.js"; export const client = rule;`,
  "subgraphs/b/src/app.ts": `export const startB = 1;`,
  "subgraphs/b/src/domain/b.ts": `export const b = 1;`,
  "subgraphs/b/src/graph/b-types.ts": `export const types = 1;`,
};

const workspaces = [
  "kernel",
  "demo",
  "packages/lib-a",
  "packages/lib-b",
  "packages/a-library",
  "packages/testing",
  "packages/client",
  "router",
  "storefront",
  "shop",
  "tests",
  "tools/bench",
  "subgraphs/a",
  "subgraphs/b",
];

let folder: string;
let violations: readonly Violation[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "souk-layers-"));
  for (const file of [".dependency-cruiser.cjs", "scripts/checks/source-aliases.cjs"]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(file, join(folder, file));
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const seeds = [...Object.entries(sound), ...broken.map(([, file, text]) => [file, text] as const)];
  for (const [file, text] of seeds) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  for (const workspace of workspaces) {
    const name = basename(workspace);
    const exported = { ".": "index", "./graph-types": `graph/${name}-types` };
    const exports = Object.entries(exported).map(([path, source]) => [path, { default: `./dist/${source}.js` }]);
    const manifest = { name: `@souk/${name}`, exports: Object.fromEntries(exports) };
    writeFileSync(join(folder, workspace, "package.json"), JSON.stringify(manifest));
  }
  violations = cruise();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cruise(): readonly Violation[] {
  const program = resolve("node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const sources = workspaces.map((name) => `${name}/src`);
  const output = execFileSync(process.execPath, [program, "--output-type", "json", ...sources], {
    cwd: folder,
    encoding: "utf8",
  });
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
}

test.each(broken)("%s is broken by %s", (rule, file) => {
  expect(violations.filter(({ from }) => from === file).map(({ rule: { name } }) => name)).toContain(rule);
});

test("no other file breaks a rule", () => {
  const files = new Set([...broken.map(([, file]) => file), "kernel/src/hen.ts", "kernel/src/right.ts"]);
  expect(violations.filter(({ from }) => !files.has(from))).toEqual([]);
});

test("every rule has a broken file", () => {
  const rules = [...readFileSync(".dependency-cruiser.cjs", "utf8").matchAll(/forbidden\(\s*"([a-z-]+)"/g)];
  expect(new Set(broken.map(([rule]) => rule))).toEqual(new Set(rules.map(([, name]) => name)));
});
