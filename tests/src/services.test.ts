import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@souk/kernel/embedded-postgres";
import { subgraphNames, type SubgraphName } from "@souk/kernel/subgraph-addresses";
import { OrderChangedDocument, OrderDocument, ProductDocument, StockChangedDocument } from "./generated/operations.js";
import { buy } from "./test-kit/buying.js";
import { cleanMessage } from "./test-kit/clean-message.js";
import { eventually } from "./test-kit/eventually.js";
import { mainJourney } from "./test-kit/main-journey.js";
import { serviceAddresses, type ServiceAddresses } from "./test-kit/service-addresses.js";
import { ShopClient } from "./test-kit/shop-client.js";
import { ShopProcess } from "./test-kit/shop-process.js";
import { signUp, type Shopper } from "./test-kit/shopper.js";
import { Subscription } from "./test-kit/subscription.js";
import { TemporaryFolder } from "./test-kit/temporary-folder.js";

jest.setTimeout(60_000);

const program = "shop/dist/services.js";
const metricsToken = "a token for figures";
let folder: TemporaryFolder;
let postgres: EmbeddedPostgres;
let addresses: ServiceAddresses;
let running: ShopProcess;
let shop: ShopClient;

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  postgres = await startPostgres();
  addresses = await serviceAddresses();
  const own = { DATA_DIR: folder.in("shop"), DATABASE_URL: postgres.url, METRICS_TOKEN: metricsToken };
  const environment = { ...addresses.environment, ...own };
  running = ShopProcess.start({ program, environment });
  shop = await running.ready();
});

afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await postgres[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** On the same folder it has the same data and the same port. */
function startPostgres(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: folder.in("database"), settings: { fsync: "off", full_page_writes: "off" } });
}

function subgraph(name: SubgraphName): ShopClient {
  return new ShopClient(addresses.urls[name]);
}

async function healthOf(client: ShopClient): Promise<{ status: number; body: any }> {
  const response = await client.fetch("/health");
  return { status: response.status, body: await response.json() };
}

function statusOfEach(status: "ok" | "down"): Record<string, unknown> {
  return Object.fromEntries(subgraphNames.map((name) => [name, { status, latencyMs: expect.any(Number) }]));
}

describe("the shop as many processes over HTTP", () => {
  mainJourney(() => shop);

  test("without a Redis the router keeps no products, since it would not hear of their changes", async () => {
    const page = await (await shop.fetch("/metrics", { headers: { authorization: `Bearer ${metricsToken}` } })).text();
    expect(page).toMatch(/subgraph_fetch_duration_seconds_count\{subgraph="catalog"/);
    expect(page).not.toMatch(/entity_cache_\w+\{/);
  });
});

/** What the router shows of one subgraph or another. */
const pagesOfAll = [
  "/metrics",
  "/.well-known/jwks.json",
  `/verify-email/${"x".repeat(43)}`,
  "/dev/mail",
  "/dev/mail.json",
  "/sandbox/challenges/x",
  "/",
];

describe("a subgraph's own port", () => {
  let buyer: Shopper;

  beforeAll(async () => {
    buyer = await signUp(shop);
  });

  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

  test.each([...subgraphNames])(
    "%s says how it is, and answers nobody without a service's token, be it a user",
    async (name) => {
      expect(await healthOf(subgraph(name))).toMatchObject({
        status: 200,
        body: { status: "ok", service: name, timestamp: time, uptime: expect.any(Number) },
      });
      const withoutAService: Record<string, string>[] = [
        {},
        { "x-service-name": "router" },
        { "x-service-name": "router", "x-service-authorization": "forged" },
        { authorization: "Bearer forged" },
        buyer.headers,
      ];
      for (const headers of withoutAService) {
        const { status, data, errors } = await subgraph(name).with(headers).ask("{ __typename _service { sdl } }");
        expect({ status, data }).toEqual({ status: 401, data: undefined });
        expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED", status: 401 } }]);
        for (const path of pagesOfAll) {
          const page = await subgraph(name).with(headers).fetch(path);
          expect([path, page.status, await page.text()]).toEqual([
            path,
            401,
            expect.stringContaining("UNAUTHENTICATED"),
          ]);
        }
      }
    },
  );
});

test("what happens to an order and to stock in other processes is told by the router", async () => {
  const buyer = await signUp(shop);
  const { products } = await shop.get(`{ products(first: 1, filter: { search: "keyboard" }) { nodes { id } } }`);
  const productId = products.nodes[0].id;
  using stock = new Subscription(shop, StockChangedDocument, { productId });
  const before = (await stock.until(({ data }) => data.stockChanged != null)).data.stockChanged?.stock?.available ?? 0;
  const { id } = await buy(buyer, productId);
  await stock.until(({ data }) => data.stockChanged?.stock?.available === before - 1);
  using order = new Subscription(buyer, OrderChangedDocument, { id });
  const sent = await order.until(({ data }) => data.orderChanged?.shipments?.length === 1);
  expect(sent.data.orderChanged).toMatchObject({ id, shipments: [{ trackingNumber: expect.any(String) }] });
});

test("orders shows its own figures, to who has the token for them, as the router does", async () => {
  expect((await subgraph("orders").fetch("/metrics")).status).toBe(401);
  expect((await shop.fetch("/metrics")).status).toBe(401);
  const headers = { authorization: `Bearer ${metricsToken}` };
  expect(await (await shop.fetch("/metrics", { headers })).text()).toContain("# TYPE ");
  const page = await (await subgraph("orders").fetch("/metrics", { headers })).text();
  expect(page).toContain("# TYPE checkout_failures_total counter");
  expect(page).toContain("process_cpu_seconds_total");
});

test("the router's health names every subgraph", async () => {
  expect(await healthOf(shop)).toMatchObject({ status: 200, body: { status: "ok", subgraphs: statusOfEach("ok") } });
});

describe("a database that is stopped and started again", () => {
  let buyer: Shopper;
  let productId: string;

  beforeAll(async () => {
    buyer = await signUp(shop);
    const { products } = await shop.get(`{ products(first: 1, filter: { search: "keyboard" }) { nodes { id } } }`);
    productId = products.nodes[0].id;
    await postgres[Symbol.asyncDispose]();
  });

  test("meanwhile requests are answered with SUBGRAPH_UNAVAILABLE, without a word of SQL", async () => {
    const { status, data, errors } = await buyer.ask("{ me { email } products { totalCount } orders { totalCount } }");
    expect({ status, data }).toEqual({ status: 200, data: { me: null, products: null, orders: null } });
    expect(errors).toHaveLength(3);
    for (const { message, extensions } of errors) {
      expect(extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", status: 503 });
      expect(message).toEqual(cleanMessage);
    }
  });

  test("meanwhile each subgraph's health is 503, and the router's says which are down", async () => {
    for (const name of subgraphNames) {
      const { status, body } = await healthOf(subgraph(name));
      expect({ status, body }).toMatchObject({ status: 503, body: { status: "fail", service: name } });
    }
    expect(await healthOf(shop)).toMatchObject({ body: { status: "down", subgraphs: statusOfEach("down") } });
    expect((await shop.fetch("/health/ready")).status).toBe(503);
    expect((await shop.fetch("/health/live")).status).toBe(200);
  });

  test("afterwards all goes on by itself, jobs as well", async () => {
    postgres = await startPostgres();
    await eventually(async () => expect((await healthOf(shop)).body.status).toBe("ok"));
    const order = await buy(buyer, productId);
    await eventually(async () => {
      expect((await buyer.get(OrderDocument, { id: order.id })).order?.shipments).toHaveLength(1);
    }, 20_000);
  });
});

describe("a subgraph that is killed", () => {
  test("leaves the others at work: a product without its stock, and a health that names the one within 5 s", async () => {
    const inventory = running.living().find(({ command }) => command.includes("subgraphs/inventory/"));
    process.kill(inventory?.pid ?? 0, "SIGKILL");
    await eventually(async () => {
      const { body } = await healthOf(shop);
      expect(body).toMatchObject({
        status: "degraded",
        subgraphs: { ...statusOfEach("ok"), inventory: { status: "down" } },
      });
    }, 5000);
    const { products } = await shop.get(`{ products(first: 1, filter: { search: "keyboard" }) { nodes { id } } }`);
    const { status, data, errors } = await shop.ask(ProductDocument, { id: products.nodes[0].id });
    expect(status).toBe(200);
    expect(data.product).toMatchObject({ name: expect.any(String), stock: null });
    expect(errors).not.toEqual([]);
    for (const { path, message, extensions } of errors) {
      expect(path).toEqual(["product", "stock"]);
      expect(extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", status: 503, service: "inventory" });
      expect(message).toEqual(cleanMessage);
    }
    expect(running.stderr).toContain("inventory ended with SIGKILL; the others go on");
  });
});

describe("the end", () => {
  test("Ctrl-C for the parent ends all of them", async () => {
    expect(running.living().length).toBeGreaterThan(subgraphNames.length);
    expect(await running.end("SIGINT")).toEqual({ code: 0, signal: null });
    expect(running.living()).toEqual([]);
  });

  test("kill -9 of the parent ends all of them within seconds, and the database that it brought", async () => {
    const environment = { ...addresses.environment, DATA_DIR: folder.in("with-database"), DEMO_DATA: "false" };
    running = ShopProcess.start({ program, environment });
    await running.ready();
    expect(running.living().length).toBeGreaterThan(subgraphNames.length + 2);
    running.kill("SIGKILL");
    await eventually(() => expect(running.living()).toEqual([]));
  });
});
