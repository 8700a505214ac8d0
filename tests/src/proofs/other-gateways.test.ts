import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CheckoutDocument, OrderDocument, AddPaymentMethodDocument } from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { signIn, signUp, testPassword } from "../test-kit/clients/shopper.js";
import { addToCart } from "../test-kit/data/buying.js";
import { cardThat, homeAddress } from "../test-kit/data/cards.js";
import { serviceAddresses } from "../test-kit/shop/service-addresses.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";
import { GatewayProcess } from "./gateway-process.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const competitors = `${root}tools/bench/competitors`;
const secret = "the router secret of this test with 32 characters and more";
const header = `x-router-secret: ${secret}`;

interface Gateway {
  readonly name: string;
  /** A package that must be installed in `tools/bench/competitors`; undefined: always present. */
  readonly needs?: string;
  /** Program and arguments for Node. */
  readonly program: (shop: { readonly supergraph: string; readonly urls: string }) => readonly string[];
}

const hive = (executor: string): Gateway => ({
  name: `Hive Gateway, ${executor} planner`,
  needs: "@graphql-hive/gateway-runtime",
  program: ({ supergraph }) => [
    `${competitors}/src/run-hive.ts`,
    "--supergraph",
    supergraph,
    "--executor",
    executor,
    "--insert-header",
    header,
  ],
});
const gateways: readonly Gateway[] = [
  {
    name: "Souk's stand-alone router",
    program: ({ supergraph }) => [
      `${root}router/dist/standalone/main.js`,
      "--supergraph",
      supergraph,
      "--port",
      "0",
      "--host",
      "127.0.0.1",
      "--config",
      folder.in("router.config.mjs"),
    ],
  },
  {
    name: "Apollo's gateway",
    program: ({ supergraph }) => [`${root}tests/dist/programs/run-apollo-gateway.js`, "--supergraph", supergraph],
  },
  {
    name: "Apollo's gateway with IntrospectAndCompose",
    program: ({ urls }) => [`${root}tests/dist/programs/run-apollo-gateway.js`, "--introspect", urls],
  },
  hive("js"),
  hive("rust"),
  {
    name: "Grafbase's native gateway",
    needs: "@grafbase/cli-x86_64-unknown-linux-musl",
    program: ({ urls }) => [`${competitors}/src/run-grafbase.ts`, urls, "alone", `${root}schema/subgraphs`, header],
  },
];

let folder: TemporaryFolder;
let running: ShopProcess;
let shop: ShopClient;
let given: { readonly supergraph: string; readonly urls: string };

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  const { environment, urls } = await serviceAddresses();
  running = ShopProcess.start({
    program: "shop/dist/services.js",
    environment: {
      ...environment,
      DATA_DIR: folder.in("shop"),
      RATE_LIMITS: "off",
      LOG_LEVEL: "warn",
      ROUTER_SECRETS: `an older secret that is being replaced now,${secret}`,
    },
  });
  shop = await running.ready();
  const graphs = Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, `${url}/graphql`]));
  const committed = readFileSync(`${root}schema/supergraph.graphql`, "utf8");
  const supergraph = folder.in("supergraph.graphql");
  writeFileSync(
    supergraph,
    committed.replace(
      /(@join__graph\(name: "(\w+)", url: )"[^"]*"/g,
      (_all, start: string, name: string) => `${start}${JSON.stringify(graphs[name])}`,
    ),
  );
  const rules = [{ insert: "x-router-secret", value: secret }];
  writeFileSync(folder.in("router.config.mjs"), `export default { headers: ${JSON.stringify(rules)} };`);
  given = { supergraph, urls: JSON.stringify(graphs) };
});

afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const listed = gateways.map((gateway) => {
  const isMissing = gateway.needs !== undefined && !existsSync(`${competitors}/node_modules/${gateway.needs}`);
  return { ...gateway, isMissing, note: isMissing ? " (npm ci --prefix tools/bench/competitors installs it)" : "" };
});

describe.each(listed)("$name in front of the subgraphs$note", ({ isMissing, program }) => {
  let gateway: GatewayProcess;
  let client: ShopClient;

  beforeAll(async () => {
    if (isMissing) return;
    gateway = await GatewayProcess.start(program(given), { ROUTER_SECRET: secret });
    client = new ShopClient(gateway.origin);
  });

  afterAll(async () => gateway?.[Symbol.asyncDispose]());

  test.skipIf(isMissing)("a buyer signs in, pays with a stored card, and receives the parcel's number", async () => {
    // only Souk's router stores cards
    const registered = await eventually(() => signUp(shop));
    const { addPaymentMethod } = await registered.get(AddPaymentMethodDocument, {
      input: { paymentType: "CARD", details: cardThat("succeeds") },
    });
    if (addPaymentMethod?.__typename !== "PaymentMethod") throw new Error(JSON.stringify(addPaymentMethod));
    const buyer = await signIn(client, registered.email, testPassword);
    const { products } = await client.get(
      "{ products(first: 1, filter: { kind: PHYSICAL }) { nodes { id name stock { available } } } }",
    );
    const productId = products.nodes[0].id as string;
    expect(products.nodes[0].stock.available).toBeGreaterThan(0);
    expect(await addToCart(buyer, productId, 2)).toMatchObject({ __typename: "Cart", totalQuantity: 2 });
    const { checkout } = await buyer.get(CheckoutDocument, {
      input: {
        idempotencyKey: randomUUID(),
        payment: { paymentMethodId: addPaymentMethod.id },
        shippingAddress: homeAddress,
      },
    });
    if (checkout?.__typename !== "Order") throw new Error(JSON.stringify(checkout));
    await eventually(async () => {
      const { order } = await buyer.get(OrderDocument, { id: checkout.id });
      expect(order?.payments).toMatchObject([{ status: "SUCCEEDED" }]);
      expect(order?.shipments?.[0]?.trackingNumber).toMatch(/^SHIP-\d+$/);
    });
  });

  test.skipIf(isMissing)("an invalid token is an error of the fields that depend on the viewer", async () => {
    const { data, errors } = await client
      .with({ authorization: "Bearer not.a.token" })
      .execute("{ categories { name } me { email } }");
    expect(data?.categories?.length).toBeGreaterThan(0);
    expect(data?.me ?? null).toBeNull();
    expect(errors).toMatchObject([{ path: ["me"], extensions: { code: "UNAUTHENTICATED" } }]);
  });
});

test("a subgraph refuses a router with another secret", async () => {
  const url = (JSON.parse(given.urls) as Record<string, string>)["catalog"] ?? "";
  const request = (sent: string) =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-router-secret": sent },
      body: JSON.stringify({ query: "{ categories { name } }" }),
    }).then(({ status }) => status);
  expect([
    await request(secret),
    await request("an older secret that is being replaced now"),
    await request(`${secret}!`),
  ]).toEqual([200, 200, 401]);
});
