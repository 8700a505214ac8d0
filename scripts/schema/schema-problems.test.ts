import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { UsedOperation } from "@souk/shop/schema-usage/read-usage";
import { findBaseBranch } from "./base-branch.ts";
import { composeSchema } from "./compose-schema.ts";
import { schemaProblems } from "./schema-problems.ts";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-schema-"));
  git("init", "--quiet", "--initial-branch=main");
});

afterEach(async () => rm(folder, { recursive: true, force: true }));

function git(...args: string[]): void {
  const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...who, ...args], { cwd: folder, stdio: "pipe" });
}

function commit(): void {
  git("add", "-A");
  git("commit", "--quiet", "--message", "a state", "--no-verify");
}

function catalog(query: string): [{ name: string; sdl: string }] {
  return [{ name: "catalog", sdl: `${link} type Query { ${query} }` }];
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

async function writeSchema(query: string): Promise<void> {
  for (const [path, text] of await composeSchema(catalog(query))) await write(`schema/${path}`, text);
}

function problemsOf(query: string, requested?: string): Promise<string[]> {
  return schemaProblems(folder, catalog(query), findBaseBranch(folder, requested));
}

test("each generated file that does not match the classes is named", async () => {
  await writeSchema("products: Int");
  await write("schema/subgraphs/gone.graphql", "type Query { gone: Int }");
  expect(await problemsOf("products: Int carts: Int")).toEqual([
    expect.stringContaining("schema/subgraphs/catalog.graphql"),
    expect.stringContaining("schema/supergraph.graphql"),
    expect.stringContaining("schema/api.graphql"),
    expect.stringContaining("schema/subgraphs/gone.graphql"),
  ]);
});

test("a breaking change needs a new decision record that names it", async () => {
  await write("docs/decisions/001-old.md", "Query.stock is gone");
  await writeSchema("products: Int stock: Int");
  commit();
  await writeSchema("products: Int");
  commit();
  expect(await problemsOf("products: Int")).toEqual([expect.stringMatching(/^Query.stock breaks clients: .*HEAD~1/)]);
  await write("docs/decisions/002-no-stock.md", "`Query.stock` is gone");
  expect(await problemsOf("products: Int")).toEqual([]);
});

test("a breaking change of an operation in use is refused, also with a record", async () => {
  const lastSeenAt = "2026-03-01T10:00:00.000Z";
  const used: UsedOperation = {
    hash: "0a",
    name: "Stock",
    kind: "query",
    document: "query Stock { stock }",
    fields: ["Query.stock"],
    count: 3,
    lastSeenAt,
    clients: [{ name: "scanner", version: "7", count: 3, errors: 0, lastSeenAt }],
  };
  await write("docs/decisions/001-old.md", "old");
  await writeSchema("products: Int stock: Int");
  commit();
  await writeSchema("products: Int");
  commit();
  await write("docs/decisions/002-no-stock.md", "`Query.stock` is gone");
  const problems = (operations: UsedOperation[]) =>
    schemaProblems(folder, catalog("products: Int"), findBaseBranch(folder, undefined), operations);
  expect(await problems([])).toEqual([]);
  const [refusal, ...others] = await problems([used]);
  expect(others).toEqual([]);
  expect(refusal).toMatch(/^Query.stock breaks operations in use:/);
  expect(refusal).toContain("query Stock (scanner 7): 3 requests in 30 days, last seen 2026-03-01T10:00:00.000Z");
});

test("a branch is compared with its merge base, not with the current main", async () => {
  await writeSchema("products: Int");
  commit();
  git("switch", "--quiet", "--create", "work");
  git("switch", "--quiet", "main");
  await writeSchema("products: Int stock: Int");
  commit();
  git("update-ref", "refs/remotes/origin/main", "main");
  git("switch", "--quiet", "work");
  expect(await problemsOf("products: Int")).toEqual([]);
});

test("a first commit has no base, and an explicit base must exist", async () => {
  await writeSchema("products: Int");
  expect(findBaseBranch(folder, undefined)).toBeUndefined();
  expect(await problemsOf("products: Int")).toEqual([]);
  expect(() => findBaseBranch(folder, "nowhere")).toThrow("SCHEMA_BASE: there is no commit nowhere");
});
