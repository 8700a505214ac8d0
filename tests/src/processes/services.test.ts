// own shop: each service is a process; takes long: it starts thirteen of them
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { generatePrivateJwk, publicJwk } from "@souk/kernel/keys/private-jwk";
import { OrderChangedDocument, StockChangedDocument } from "../generated/operations.js";
import { buy } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { mainJourney } from "../test-kit/journeys/main-journey.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { signIn, signUp, type Shopper } from "../test-kit/clients/shopper.js";
import { Subscription } from "../test-kit/clients/subscription.js";
import { TraceCollector } from "../test-kit/clients/trace-collector.js";
import { keys, kidOf, signInByNewKey } from "../identity/rotated-keys.js";
import { minishop } from "../rest/documents/minishop.js";
import { replayDocuments } from "../rest/documents/replay.js";
import { RunningServices } from "./running-services.js";
import { credentials, foreignSecrets } from "./services/credentials.js";
import { fewConnections } from "./services/few-connections.js";
import { hangingSubgraph } from "./services/hanging-subgraph.js";
import { healthOf, statusOfEach } from "./services/health.js";
import { killedService } from "./services/killed-service.js";
import { prometheusReads } from "./services/prometheus.js";
import { stoppedDatabase } from "./services/stopped-database.js";
import { tracedCheckout } from "./services/traced-checkout.js";

const metricsToken = "a token for figures";
const resources = new AsyncDisposableStack();
let services: RunningServices;
let shop: ShopClient;
let collector: TraceCollector;

beforeAll(async () => {
  collector = resources.use(await TraceCollector.start());
  const settings = { RATE_LIMITS: "off", METRICS_TOKEN: metricsToken, AUDIT_INTERVAL_SECONDS: "5", ...foreignSecrets };
  services = resources.use(await RunningServices.start({ ...settings, ...collector.settings }));
  ({ shop } = services);
});

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => void process.stderr.write(`${services.running.problems.join("\n")}\n`));
});

afterAll(() => resources.disposeAsync());

// before other checkouts, whose plans are cached
tracedCheckout("many processes", ["notifications", "orders", "payments", "router"], () => ({
  collector,
  shop: { client: shop, lines: services.running.stdout },
}));

describe("S2-81: the shop as many processes over HTTP", () => {
  mainJourney(() => shop);

  test("without Redis the router caches no products, because it would miss their changes", async () => {
    const page = await (await shop.fetch("/metrics", { headers: { authorization: `Bearer ${metricsToken}` } })).text();
    expect(page).toMatch(/subgraph_fetch_duration_seconds_count\{subgraph="catalog"/);
    expect(page).not.toMatch(/entity_cache_\w+\{/);
  });
});

replayDocuments(
  async () => ({
    client: shop,
    admin: await signIn(shop, "admin@example.com", "admin123"),
    tokenOf: (service) => services.tokensOf(service).issue(service, "router"),
  }),
  // the document with requests of most senders, also of services; rest/documents.test.ts replays all
  [["Minishop", minishop]],
);

prometheusReads(() => services, metricsToken);

/** Queries that cover all subgraphs. */
const pagesOfAll = ["/metrics", "/.well-known/jwks.json", "/dev/mail", "/dev/mail.json", "/sandbox/challenges/x", "/"];

describe("a subgraph's own port", () => {
  let buyer: Shopper;

  beforeAll(async () => {
    buyer = await signUp(shop);
  });

  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

  test.each([...subgraphNames])(
    "S1-02, S2-69, S4-29: %s reports its health, and refuses requests without a service token, including users",
    async (name) => {
      expect(await healthOf(services.subgraph(name))).toMatchObject({
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
        const { status, data, errors } = await services
          .subgraph(name)
          .with(headers)
          .execute("{ __typename _service { sdl } }");
        expect({ status, data }).toEqual({ status: 401, data: undefined });
        expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED", status: 401 } }]);
        for (const path of pagesOfAll) {
          const page = await services.subgraph(name).with(headers).fetch(path);
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

credentials(() => services);

test("the router streams changes of orders and stock from other processes", async () => {
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

test("orders shows its metrics to clients with the metrics token, like the router", async () => {
  expect((await services.subgraph("orders").fetch("/metrics")).status).toBe(401);
  expect((await shop.fetch("/metrics")).status).toBe(401);
  const headers = { authorization: `Bearer ${metricsToken}` };
  expect(await (await shop.fetch("/metrics", { headers })).text()).toContain("# TYPE ");
  const page = await (await services.subgraph("orders").fetch("/metrics", { headers })).text();
  expect(page).toContain("# TYPE checkout_failures_total counter");
  expect(page).toContain("process_cpu_seconds_total");
});

test("x-souk-work counts the statements of other processes, including subgraphs that other subgraphs call", async () => {
  const buyer = await signUp(shop);
  const { products } = await shop.get(`{ products(first: 1, filter: { search: "keyboard" }) { nodes { id } } }`);
  const own = await buyer.execute("{ cart { totalQuantity } }");
  expect(own.work).toEqual({ sql: expect.any(Number), fetches: 1 });
  expect(own.work.sql).toBeGreaterThan(0);
  const input = { productId: products.nodes[0].id, quantity: 1 };
  const added = await buyer.execute(
    "mutation ($input: AddToCartInput!) { addToCart(input: $input) { ... on Cart { totalQuantity } } }",
    { input },
  );
  // cart calls catalog and inventory, which use SQL
  expect(added.work.sql).toBeGreaterThan(own.work.sql + 1);
});

describe("the audit process", () => {
  const headers = { authorization: `Bearer ${metricsToken}` };

  test("shows the figures of the last audit to clients with the metrics token", async () => {
    expect((await services.audit().fetch("/metrics")).status).toBe(401);
    await eventually(async () => {
      const page = await (await services.audit().fetch("/metrics", { headers })).text();
      expect(page).toMatch(/^souk_audit_up 1$/m);
      expect(page).toMatch(/^souk_audit_checked\{check="[^"]+"\} \d+$/m);
    });
  });

  test("gives the last audit to orders, which shows it to admins", async () => {
    expect((await services.audit().fetch("/latest-audit.json")).status).toBe(401);
    const admin = await signIn(shop, "admin@example.com", "admin123");
    await eventually(async () => {
      const { ledgerAudit } = await admin.get("{ ledgerAudit { checkedAt counts { check compared } } }");
      expect(ledgerAudit?.counts.length).toBeGreaterThan(5);
    });
  });
});

test("S4-10: the router's health names every subgraph", async () => {
  await eventually(async () => {
    expect(await healthOf(shop)).toMatchObject({ status: 200, body: { status: "ok", subgraphs: statusOfEach("ok") } });
  });
});

describe("souk doctor", () => {
  test("S2-77, S4-59: finds every edge of running services in order", async () => {
    // the secret of Stripe is none, and Stripe is not on this machine
    const { code, checks } = await services.doctor("services", { STRIPE_SECRET_KEY: "" });
    expect(checks.filter(({ status }) => status !== "ok" && status !== "skipped")).toEqual([]);
    expect(code).toBe(0);
    const edges = checks.filter(({ check }) => check === "services").map(({ subject }) => subject);
    expect(edges).toEqual(expect.arrayContaining(subgraphNames.map((name) => `router → ${name}`)));
    expect(edges).toEqual(expect.arrayContaining(["cart → catalog", "orders → payments", "accounts → notifications"]));
    expect(checks.filter(({ subject }) => (subgraphNames as readonly string[]).includes(subject))).toHaveLength(
      subgraphNames.length,
    );
  });

  test("names the services that refuse a key", async () => {
    const foreign = await generatePrivateJwk();
    const { code, checks } = await services.doctor("router", {
      SERVICE_KEYS: JSON.stringify(foreign),
      SERVICE_PUBLIC_KEYS: JSON.stringify({ keys: [{ ...publicJwk(foreign), service: "router" }] }),
    });
    expect(code).toBe(1);
    expect(checks.filter(({ check }) => check === "services")).toHaveLength(subgraphNames.length);
    for (const { subject, status, message } of checks.filter(({ check }) => check === "services")) {
      expect({ subject, status }).toEqual({ subject, status: "failed" });
      expect(message).toContain("refuses the service token of router");
    }
  });
});

describe("during a key rotation", () => {
  let buyer: Shopper;
  let signsFromMs: number;

  beforeAll(async () => {
    buyer = await signUp(shop);
    // a service fetches the keys for an unknown key at most once in 10 s
    await keys(services.dataDir, "rotate", "--after", "12");
    signsFromMs = Date.now() + 12_000;
  });

  fewConnections(() => services);

  hangingSubgraph(() => services);

  test("all sessions stay valid in each process", async () => {
    const later = await signInByNewKey(shop, buyer, signsFromMs);
    expect(kidOf(later)).not.toBe(kidOf(buyer));
  });
});

stoppedDatabase(() => services);

killedService(() => services);

test("Ctrl-C for the parent ends all processes, also while one of them waits for its restart", async () => {
  expect(services.running.living().length).toBeGreaterThan(subgraphNames.length);
  expect(await services.running.end("SIGINT")).toEqual({ code: 0, signal: null });
  await services.stopDatabase();
  expect(services.running.living()).toEqual([]);
});
