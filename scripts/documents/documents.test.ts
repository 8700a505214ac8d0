import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { eventDefinition, eventNames } from "@souk/kernel/domain-events/event-catalog";
import { readKnownNames, unknownNames } from "./document-names.ts";
import { eventsPage } from "./events-page.ts";
import { metricsPage } from "./metrics-page.ts";
import { readComposed, readEdges, topologyDocument } from "./topology.ts";

const subgraphs = readdirSync("subgraphs").sort();
const pages = globSync("**/*.md", { exclude: (name) => /(^|\/)(node_modules|dist|\..+)$/.test(name) });

describe("docs/STRUCTURE.md", () => {
  const packages = [
    ...subgraphs.map((name) => `subgraphs/${name}/`),
    ...readdirSync("packages").map((name) => `packages/${name}/`),
    "kernel/",
    "demo/",
    "router/",
    "shop/",
    "tests/",
  ];

  test.each(packages)("S3-15: names %s", (name) => {
    expect(readFileSync("docs/STRUCTURE.md", "utf8")).toContain(`\`${name}\``);
  });
});

test("S3-01: ARCHITECTURE.md has a row for each workspace", () => {
  const { workspaces } = JSON.parse(readFileSync("package.json", "utf8")) as { workspaces: readonly string[] };
  const page = readFileSync("ARCHITECTURE.md", "utf8");
  const isNamed = (path: string): boolean =>
    [path, dirname(path), path.replace(/^subgraphs\/.*/, "subgraphs/<name>")].some((row) =>
      page.includes(`| \`${row}/\``),
    );
  const ofProduct = workspaces.filter((pattern) => !pattern.startsWith("examples/"));
  expect(ofProduct.flatMap((pattern) => globSync(pattern)).filter((path) => !isNamed(path))).toEqual([]);
});

describe("docs/topology.md", () => {
  test("S3-16: equals the output of `npm run diagram`", async () => {
    const composed = readComposed(readFileSync("schema/supergraph.graphql", "utf8"));
    expect(composed).toEqual(subgraphs);
    expect(readFileSync("docs/topology.md", "utf8")).toBe(await topologyDocument(composed, readEdges()));
  });

  test("has an arrow for each operation in a peers folder", () => {
    const edge = readEdges().find(({ caller, callee }) => caller === "orders" && callee === "payments");
    expect(edge?.operations).toContain("ChargeOrder");
  });
});

test("docs/operations/metrics.md equals the output of `npm run metrics`", async () => {
  expect(readFileSync("docs/operations/metrics.md", "utf8")).toBe(await metricsPage());
});

test("docs/events.md equals the output of `npm run events`, with examples that match their schemas", async () => {
  expect(readFileSync("docs/events.md", "utf8")).toBe(await eventsPage());
  const examples = eventNames.map((name) => {
    const { data, example, key } = eventDefinition(name);
    return { name, parsed: data.parse(example), example, hasKey: Object.hasOwn(example as object, key) };
  });
  expect(examples).toEqual(examples.map((each) => ({ ...each, parsed: each.example, hasKey: true })));
});

test("the README has at most 110 lines, and no table wider than 120 characters", () => {
  const lines = readFileSync("README.md", "utf8").trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(110);
  expect(lines.filter((line) => line.startsWith("|") && line.length > 120)).toEqual([]);
});

test("the decision records are few and short: a record that changes another one is merged into it", () => {
  const records = globSync("docs/decisions/[0-9]*.md");
  expect(records.length).toBeLessThanOrEqual(60);
  const long = records.filter((record) => readFileSync(record, "utf8").trimEnd().split("\n").length > 24);
  expect(long).toEqual([]);
});

test("each relative link in a page leads to a file", () => {
  const broken = pages.flatMap((page) =>
    [...readFileSync(page, "utf8").matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !existsSync(join(dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );
  expect(pages.length).toBeGreaterThan(100);
  expect(broken).toEqual([]);
});

test("each path and each word of code that a page names exists", () => {
  const known = readKnownNames();
  const current = pages.filter((page) => !/^docs\/api\/|CHANGELOG/.test(page));
  const unknown = current.flatMap((page) =>
    unknownNames(page, readFileSync(page, "utf8"), known).map((name) => `${page}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("S2-01: the guide from the E-Store has a subgraph for each of its four services", () => {
  const rows = [
    ...readFileSync("docs/migrating/e-store.md", "utf8").matchAll(/^\| (\w+) service \(\d+\) +\| (.+) \|$/gm),
  ];
  expect(rows.map(([, service]) => service)).toEqual(["User", "Inventory", "Payment", "Verification"]);
  for (const [, , names = ""] of rows) {
    const named = [...names.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
    expect([named.length > 0, named.filter((name) => !subgraphs.includes(name))]).toEqual([true, []]);
  }
});

test("S4-63: docs/decisions/README.md lists each record with its title", () => {
  const index = readFileSync("docs/decisions/README.md", "utf8");
  const lines = readdirSync("docs/decisions")
    .filter((name) => /^\d/.test(name))
    .map((name) => {
      const [, number, title] = /^# (\d+) (.+)/.exec(readFileSync(`docs/decisions/${name}`, "utf8")) ?? [];
      return `- [${number}](${name}): ${title} (`;
    });
  expect(lines.filter((line) => !index.includes(line))).toEqual([]);
});

test("each subgraph has a README with a Gotchas section", () => {
  for (const name of subgraphs) expect(readFileSync(`subgraphs/${name}/README.md`, "utf8")).toContain("## Gotchas");
});
