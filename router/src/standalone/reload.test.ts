import { once } from "node:events";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "@souk/kernel/testing/eventually";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readOptions } from "./options.js";
import { openStandalone, type Standalone } from "./open-standalone.js";
import { GreetingSubgraph } from "./testing/greeting-subgraph.js";

let resources: AsyncDisposableStack;
let subgraph: GreetingSubgraph;
let folder: string;
let reports: string[];

beforeEach(async () => {
  resources = new AsyncDisposableStack();
  subgraph = resources.use(await GreetingSubgraph.open("greeting", "farewell"));
  folder = await mkdtemp(join(tmpdir(), "souk-router-"));
  resources.defer(() => rm(folder, { recursive: true }));
  reports = [];
});

afterEach(() => resources.disposeAsync());

async function open(location: string): Promise<Standalone> {
  const args = ["--supergraph", location, "--port", "0", "--host", "127.0.0.1", "--share-in-flight"];
  const options = { ...readOptions(args, { SUPERGRAPH_TOKEN: "secret" }), pollMs: 20 };
  return resources.use(await openStandalone(options, (line) => reports.push(line)));
}

async function send({ port }: Standalone, query: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data?: unknown }).data;
}

/** Replaces the file at once: a poll would find a file that is being written empty. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

const knows = async (router: Standalone, field: string) => (await send(router, `{ ${field} }`)) !== undefined;

test("a changed file is served without a dropped request", async () => {
  const file = join(folder, "supergraph.graphql");
  replaceFile(file, subgraph.supergraphWith("greeting"));
  const router = await open(file);
  expect(await knows(router, "farewell")).toBe(false);
  const answers: Promise<unknown>[] = [];
  const load = setInterval(() => void answers.push(send(router, "{ greeting }")), 2);
  for (let change = 0; change < 3; change += 1) {
    replaceFile(file, subgraph.supergraphWith("greeting", "farewell"));
    await until(() => knows(router, "farewell"));
    replaceFile(file, subgraph.supergraphWith("greeting"));
    await until(async () => !(await knows(router, "farewell")));
  }
  clearInterval(load);
  const found = await Promise.all(answers);
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter((data) => JSON.stringify(data) !== '{"greeting":"hello"}')).toEqual([]);
});

test("a request that is under way is answered from the supergraph with which it began", async () => {
  const file = join(folder, "supergraph.graphql");
  replaceFile(file, subgraph.supergraphWith("greeting", "farewell"));
  const router = await open(file);
  const release = Promise.withResolvers<void>();
  subgraph.gate = release.promise;
  const early = [send(router, "{ farewell }"), send(router, "{ greeting }")];
  await until(() => subgraph.received.length === 2);
  replaceFile(file, subgraph.supergraphWith("greeting"));
  await until(() => reports.some((line) => line.includes("is in use")));
  // an equal request does not share the answer of the former supergraph
  const late = send(router, "{ greeting }");
  await until(() => subgraph.received.length === 3);
  release.resolve();
  expect(await Promise.all([...early, late])).toEqual([
    { farewell: "hello" },
    { greeting: "hello" },
    { greeting: "hello" },
  ]);
});

test("a file that is not a supergraph, or that disappears, changes nothing and is reported once", async () => {
  const file = join(folder, "supergraph.graphql");
  replaceFile(file, subgraph.supergraphWith("greeting"));
  const router = await open(file);
  replaceFile(file, "type Query {");
  await until(() => reports.length === 1);
  expect(await knows(router, "greeting")).toBe(true);
  rmSync(file);
  await until(() => reports.length === 2);
  expect(await knows(router, "greeting")).toBe(true);
  replaceFile(file, subgraph.supergraphWith("greeting", "farewell"));
  await until(() => knows(router, "farewell"));
  expect(reports).toEqual([
    expect.stringContaining("is refused, the former one stays in use: "),
    expect.stringContaining("cannot be read, the supergraph stays in use: "),
    expect.stringContaining("can be read again"),
    expect.stringContaining("is in use"),
  ]);
});

test("a registry is polled with its ETag and the token", async () => {
  let version = 1;
  const statuses: number[] = [];
  const registry = createServer((request, response) => {
    const etag = `"${version}"`;
    const isAllowed = request.headers.authorization === "Bearer secret";
    const status = !isAllowed ? 401 : request.headers["if-none-match"] === etag ? 304 : 200;
    statuses.push(status);
    const text = subgraph.supergraphWith(...(version === 1 ? ["greeting"] : ["greeting", "farewell"]));
    response.writeHead(status, { etag }).end(status === 200 ? text : undefined);
  });
  registry.listen(0, "127.0.0.1");
  await once(registry, "listening");
  resources.defer(() => {
    registry.closeAllConnections();
    registry.close();
  });
  const router = await open(`http://127.0.0.1:${(registry.address() as AddressInfo).port}/shop`);
  await until(() => statuses.length > 2);
  expect(statuses.slice(0, 3)).toEqual([200, 304, 304]);
  version = 2;
  await until(() => knows(router, "farewell"));
  expect(statuses.filter((status) => status === 200)).toHaveLength(2);
});

test.each([
  ["has no address", ""],
  ['has an address that does not start with http: "localhost:4001/graphql"', "localhost:4001/graphql"],
  ['has an address that does not start with http: "/graphql"', "/graphql"],
])("a supergraph whose subgraph %s is an error that names it", async (fault, url) => {
  const file = join(folder, "supergraph.graphql");
  const address = /(name: "greetings", url: ")[^"]*/;
  replaceFile(file, subgraph.supergraphWith("greeting").replace(address, `$1${url}`));
  await expect(open(file)).rejects.toThrow(`the subgraph greetings ${fault}`);
});

test("a supergraph that cannot be read at the start is an error that names it", async () => {
  await expect(open(join(folder, "absent.graphql"))).rejects.toThrow(/the supergraph .*absent\.graphql cannot be read/);
});
