import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readOptions } from "@souk/router/standalone/options";
import { openStandalone } from "@souk/router/standalone/open-standalone";
import { supergraphOf } from "../graph/supergraph.ts";
import { startCeiling } from "../servers/ceiling.ts";
import { serveGraph } from "../servers/graph-server.ts";
import { startSubgraphs } from "../servers/subgraph-servers.ts";
import { workloadNames, workloadOf } from "../workloads/workloads.ts";
import { requireEqualAnswers, type Answering } from "./equal-answers.ts";

const resources = new AsyncDisposableStack();
const all: Answering[] = [];

beforeAll(async () => {
  const { urls } = resources.use(await startSubgraphs());
  all.push({ name: "ceiling", url: resources.use(await startCeiling(urls)).url });
  const folder = mkdtempSync(join(tmpdir(), "souk-bench-"));
  resources.defer(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "supergraph.graphql");
  writeFileSync(file, supergraphOf(urls));
  const options = readOptions(["--supergraph", file, "--port", "0", "--host", "127.0.0.1"], {});
  const served = resources.use(await openStandalone(options, () => undefined));
  all.push({ name: "engine", url: `http://127.0.0.1:${served.port}/graphql` });
});

afterAll(() => resources.disposeAsync());

test.each([
  ["product-page", 100, 200],
  ["reviews-page", 500, 1500],
  ["classic", 80_000, 95_000],
  ["varied", 80_000, 95_000],
  ["cart-page", 2000, 4000],
  ["chains", 50, 100],
] as const)("the engine answers %s like the handwritten program", async (name, least, most) => {
  const bytes = await requireEqualAnswers(all, workloadOf(name));
  expect(bytes).toBeGreaterThan(least);
  expect(bytes).toBeLessThan(most);
});

test("every workload is here", () => {
  expect([...workloadNames].sort()).toEqual([
    "cart-page",
    "chains",
    "classic",
    "product-page",
    "reviews-page",
    "varied",
  ]);
});

test("an answer that differs ends the benchmark", async () => {
  await using other = await serveGraph(() => '{"data":{"product":{"name":"another"}}}');
  await expect(
    requireEqualAnswers([...all, { name: "other", url: other.url }], workloadOf("product-page")),
  ).rejects.toThrow(/^other answers product-page otherwise/);
});

test("an answer with errors ends the benchmark", async () => {
  await using other = await serveGraph(() => '{"data":null,"errors":[{"message":"no"}]}');
  await expect(requireEqualAnswers([{ name: "other", url: other.url }], workloadOf("classic"))).rejects.toThrow(
    /^other answers classic with errors/,
  );
});
