// own shop: it is stopped and started again; takes long: the first start creates its databases
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import {
  CreateProductDocument,
  DeleteProductDocument,
  LoginDocument,
  StockChangedDocument,
} from "../generated/operations.js";
import { runAuditOn } from "../audit/ledger/run-audit-on.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { RawStream } from "../test-kit/clients/raw-stream.js";
import { addToCart, buy } from "../test-kit/data/buying.js";
import { keptProducts } from "../test-kit/journeys/kept-products.js";
import { ProductCacheShop } from "../test-kit/journeys/product-cache-shop.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { signIn, signUp } from "../test-kit/clients/shopper.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";
import { TraceCollector } from "../test-kit/clients/trace-collector.js";
import { tracedCheckout } from "./services/traced-checkout.js";
import { databaseRoles } from "./start/database-roles.js";

const admin = { email: "admin@shop.test", password: "the admin's first password" };
let folder: TemporaryFolder;
let port: number;
let running: ShopProcess;
let shop: ShopClient;
let collector: TraceCollector;

beforeAll(async () => {
  collector = await TraceCollector.start();
  folder = await TemporaryFolder.create();
  port = await findFreePort(undefined);
});

afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
  await collector[Symbol.asyncDispose]();
});

async function start(adminPassword: string, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  const environment = {
    DATA_DIR: folder.in("data"),
    PORT: String(port),
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: adminPassword,
    ...settings,
  };
  running = ShopProcess.start({ environment });
  shop = await running.ready();
}

/** The counts of the demo data. */
async function counts(): Promise<unknown> {
  const client = await signIn(shop, admin.email, admin.password);
  return client.get("{ products { totalCount } courses { totalCount } users { totalCount } allOrders { totalCount } }");
}

/** A stream of stock changes whose first event has arrived. */
async function openStream(method: "GET" | "POST", productId: string): Promise<RawStream> {
  const request = { query: StockChangedDocument.toString(), variables: { productId } };
  const stream = await RawStream.open(shop, { method, ...request });
  await stream.until(({ events }) => events.length > 0);
  return stream;
}

const audit = () => runAuditOn({ DATA_DIR: folder.in("data") });

test("an audit before the first start reports that there is no database", async () => {
  expect(await audit()).toMatchObject({
    code: 2,
    complaints: [`cannot look: no shop has run on ${folder.in("data")}`],
  });
});

test("a first start without a data directory prints a line with its address when it is ready, and serves there", async () => {
  await start(admin.password, collector.settings);
  expect(running.stdout.filter((line) => line.includes("ready http"))).toEqual([
    `ready http://localhost:${port}/graphql`,
  ]);
  expect(running.stderr).toEqual([]);
  expect((await shop.fetch("/health/ready")).status).toBe(200);
  const { products } = await shop.get("{ products { totalCount } }");
  expect(products.totalCount).toBeGreaterThanOrEqual(120);
});

tracedCheckout("one process", ["souk"], () => ({ collector, shop: { client: shop, lines: running.stdout } }));

databaseRoles(() => ({ dataDir: folder.in("data"), port }));

test("SIGTERM completes its open streams and ends it with 0; the next start has all data, seeds nothing again and keeps the admin's password", async () => {
  const byAdmin = await signIn(shop, admin.email, admin.password);
  const sku = "KEPT";
  const input = { sku, name: "Kept", price: { amount: "12.50", currency: "CAD" }, initialStock: 5 };
  const { createProduct } = await byAdmin.get(CreateProductDocument, { input });
  if (createProduct?.__typename !== "Product") throw new Error(JSON.stringify(createProduct));
  const buyer = await signUp(shop);
  const order = await buy(buyer, createProduct.id);
  await addToCart(buyer, createProduct.id, 2);
  const { products } = await shop.get('{ products(first: 1, filter: { search: "keyboard" }) { nodes { id } } }');
  await byAdmin.get(DeleteProductDocument, { id: products.nodes[0].id });
  const before = await counts();

  using one = await openStream("GET", createProduct.id);
  using two = await openStream("POST", createProduct.id);
  const endedAt = performance.now();
  expect(await running.end("SIGTERM")).toEqual({ code: 0, signal: null });
  // well before the deadline that cuts connections with open requests
  expect(performance.now() - endedAt).toBeLessThan(25_000);
  for (const stream of [one, two]) {
    await stream.until(({ isEnded }) => isEnded);
    expect(stream.isComplete).toBe(true);
  }
  expect(running.living()).toEqual([]);
  expect(running.stderr).toEqual([]);
  await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow("fetch failed");

  // the last test signs in thirty times
  await start("another password of the admin", { RATE_LIMITS: "off" });
  expect(await counts()).toEqual(before);
  const { login } = await shop.get(LoginDocument, {
    input: { email: admin.email, password: "another password of the admin" },
  });
  expect(login).toMatchObject({ code: "INVALID_CREDENTIALS" });
  const returned = await signIn(shop, buyer.email, "correct horse battery staple");
  const stored = await returned.get(
    "query ($sku: String, $id: ID!) { product(sku: $sku) { id stock { onHand } } order(id: $id) { number total { amount } } cart { totalQuantity } }",
    { sku, id: order.id },
  );
  expect(stored).toMatchObject({
    product: { id: createProduct.id },
    order: { number: order.number, total: { amount: order.total.amount } },
    cart: { totalQuantity: 2 },
  });
});

describe("products cached in the memory of one process", () => {
  keptProducts(async () => ProductCacheShop.of(shop, await signIn(shop, admin.email, admin.password)));
});

test("S2-66, S3-70: a request logs one line of JSON with each value once", async () => {
  await shop.with({ "x-correlation-id": "a-request-to-find" }).get("{ __typename }");
  const isIt = (line: string): boolean => line.includes("a-request-to-find") && line.includes('"statusCode"');
  const line = await running.line(isIt);
  expect(
    line
      .match(/"\w+"(?=:)/g)
      ?.map((key) => key.slice(1, -1))
      .sort(),
  ).toEqual(
    ["level", "time", "msg", "correlationId", "service", "method", "url", "statusCode", "duration"]
      .concat(["operationType", "viewer", "outcome", "cost", "planMs", "subgraphs"])
      .sort(),
  );
  expect(JSON.parse(line)).toMatchObject({
    correlationId: "a-request-to-find",
    service: "router",
    method: "POST",
    url: "/graphql",
    statusCode: 200,
    duration: expect.any(Number),
    operationType: "query",
    viewer: "nobody",
    outcome: "ok",
    subgraphs: [],
  });
  expect(running.stdout.filter(isIt)).toHaveLength(1);
});

test("an audit reads the embedded database while its shop runs", async () => {
  // jobs of the demo data copy ratings to catalog
  await eventually(async () => expect(await audit()).toMatchObject({ code: 0, complaints: [] }));
});

test("Ctrl-C under load completes running requests, refuses new ones, and waits neither for idle nor for silent connections", async () => {
  await using silent = await openConnection();
  const logins = Array.from({ length: 30 }, () => shop.execute(LoginDocument, { input: admin }));
  await Promise.any(logins);
  // all of them have arrived by then, also on a busy machine
  await delay(200);
  running.kill("SIGINT");
  // both a terminal and a process runner send the signal
  await delay(10);
  running.kill("SIGINT");
  await eventually(() => expect(fetch(`${shop.origin}/health/live`)).rejects.toThrow("fetch failed"));
  const answers = (await Promise.all(logins)).map(
    ({ status, data, errors }) => `${status} ${data.login?.__typename ?? errors[0]?.extensions?.code}`,
  );
  // a login that would wait longer than a second for its turn is refused, with or without Ctrl-C
  expect(answers.filter((answer) => answer !== "200 OVERLOADED")).toEqual(
    answers.filter((answer) => answer === "200 SignedIn"),
  );
  expect(answers).toContain("200 SignedIn");
  expect(await running.ended).toEqual({ code: 0, signal: null });
  expect(running.stderr).toEqual([]);
  expect(running.living()).toEqual([]);
  await silent.closed;
});

test("an audit reads the embedded database after its shop has stopped", async () => {
  expect(await audit()).toMatchObject({ code: 0, complaints: [] });
  expect(running.living()).toEqual([]);
});

/** Opens a connection without sending anything, like a browser's speculative connection. */
async function openConnection(): Promise<AsyncDisposable & { closed: Promise<unknown> }> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await new Promise((resolve) => socket.once("connect", resolve));
  return {
    closed,
    async [Symbol.asyncDispose]() {
      socket.destroy();
      await closed;
    },
  };
}
