import { randomUUID } from "node:crypto";
import { PostgresPair } from "@souk/kernel/testing/stand-ins/postgres-pair";
import { withDatabase } from "@souk/kernel/config/database-settings";
import pg from "pg";
import { openFreshShop } from "../measure/fresh-shop.ts";
import { Outboxes } from "../shop/outboxes.ts";

export interface CapacityBenchOptions {
  readonly orders: number;
  readonly report: (line: string) => void;
}

/** The work of one request of the journey to an order, on average. */
export interface StepFigures {
  readonly step: string;
  readonly statements: number;
  readonly fetches: number;
}

export interface CapacityFigures {
  readonly orders: number;
  readonly steps: readonly StepFigures[];
  /** For each order, with all jobs. */
  readonly transactions: number;
  readonly walBytes: number;
  /** The growth of tables and indexes in bytes for each order, by database and table. */
  readonly storage: readonly { readonly table: string; readonly bytes: number }[];
  /** The open connections of the shop, by use. */
  readonly connections: readonly { readonly use: string; readonly count: number }[];
}

/** Buyers without an account buy one product each, in turns. Counts statements and bytes, so load changes nothing. */
export async function benchCapacity({ orders, report }: CapacityBenchOptions): Promise<CapacityFigures> {
  await using pair = await PostgresPair.start();
  const { primary } = pair;
  await using shop = await openFreshShop("start", { RATE_LIMITS: "off", DATABASE_URL: primary.url });
  await using outboxes = new Outboxes(primary.url);
  const origin = new URL(shop.process.readyMessage).origin;
  const productIds = await productsOf(origin);
  const steps = new Map<string, { statements: number; fetches: number }>();
  const buy = (order: number) => placeOrder(origin, productIds[order % productIds.length] ?? "", steps);
  // fills the caches of plans and statements
  for (let order = 0; order < 5; order += 1) await buy(order);
  await outboxes.drained();
  steps.clear();
  const before = { storage: await storageOf(primary.url), ...(await countersOf(primary)) };
  for (let order = 0; order < orders; order += 1) {
    await buy(order);
    if ((order + 1) % 50 === 0) report(`${order + 1} of ${orders} orders`);
  }
  await outboxes.drained();
  const after = { storage: await storageOf(primary.url), ...(await countersOf(primary)) };
  const connections = await primary.query<{ use: string; count: number }>(
    `select application_name as use, count(*)::int as count from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> '' group by 1 order by 2 desc`,
  );
  return {
    orders,
    steps: [...steps].map(([step, { statements, fetches }]) => ({
      step,
      statements: statements / orders,
      fetches: fetches / orders,
    })),
    transactions: (after.transactions - before.transactions) / orders,
    walBytes: (after.walBytes - before.walBytes) / orders,
    storage: [...after.storage]
      .map(([table, bytes]) => ({ table, bytes: (bytes - (before.storage.get(table) ?? 0)) / orders }))
      .filter(({ bytes }) => bytes > 0)
      .sort((one, other) => other.bytes - one.bytes),
    connections,
  };
}

const productFields = "id slug name description price { amount currency } stock { available } images { url alt }";

async function placeOrder(
  origin: string,
  productId: string,
  steps: Map<string, { statements: number; fetches: number }>,
): Promise<void> {
  const headers = new Headers({ "content-type": "application/json" });
  const send = async <Data>(step: string, query: string, variables: object = {}): Promise<Data> => {
    const response = await fetch(`${origin}/graphql`, {
      method: "POST",
      headers,
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(`${step}: ${JSON.stringify(errors)}`);
    const [, statements = "0", fetches = "0"] =
      /sql=(\d+), fetches=(\d+)/.exec(response.headers.get("x-souk-work") ?? "") ?? [];
    const known = steps.get(step) ?? { statements: 0, fetches: 0 };
    steps.set(step, {
      statements: known.statements + Number(statements),
      fetches: known.fetches + Number(fetches),
    });
    return data;
  };
  await send("list of 20 products", `{ products(first: 20) { totalCount nodes { ${productFields} } } }`);
  await send("product", `query Product($id: ID!) { product(id: $id) { ${productFields} } }`, { id: productId });
  const { startGuestSession: session } = await send<{ startGuestSession: { accessToken: string } }>(
    "guest session",
    "mutation { startGuestSession { accessToken } }",
  );
  headers.set("authorization", `Bearer ${session.accessToken}`);
  const add =
    "mutation Add($input: AddToCartInput!) { addToCart(input: $input) { __typename ... on Cart { totalQuantity } } }";
  await send("add to cart", add, { input: { productId, quantity: 1 } });
  await send("cart", "{ cart { totalQuantity subtotal { amount } lines { quantity product { id name } } } }");
  const checkout =
    "mutation CheckOut($input: CheckoutInput!) { checkout(input: $input) { __typename ... on Order { id } ... on Problem { code message } } }";
  const { checkout: placed } = await send<{ checkout: { __typename: string; id: string } }>("checkout", checkout, {
    input: checkoutInput(),
  });
  if (placed.__typename !== "Order") throw new Error(JSON.stringify(placed));
  const order =
    "query Order($id: ID!) { order(id: $id) { id status total { amount } lines { name quantity } payments { status } } }";
  await send("order", order, { id: placed.id });
}

function checkoutInput() {
  const card = {
    cardNumber: "4242424242424242",
    expiryMonth: 12,
    expiryYear: new Date().getFullYear() + 2,
    cvc: "737",
  };
  const shippingAddress = {
    fullName: "Ada Example",
    line1: "1 Main Street",
    city: "Ottawa",
    region: "ON",
    postalCode: "K1A 0A1",
    country: "CA",
  };
  return { idempotencyKey: randomUUID(), email: `${randomUUID()}@example.com`, payment: { card }, shippingAddress };
}

/** Returns products with a lot of stock. */
async function productsOf(origin: string): Promise<string[]> {
  const query = "{ products(first: 50, filter: { kind: PHYSICAL }) { nodes { id stock { available } } } }";
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as {
    data: { products: { nodes: { id: string; stock: { available: number } | null }[] } };
  };
  return data.products.nodes.filter(({ stock }) => (stock?.available ?? 0) >= 20).map(({ id }) => id);
}

async function countersOf(primary: PostgresPair["primary"]): Promise<{ transactions: number; walBytes: number }> {
  const [row] = await primary.query<{ transactions: string; wal: string }>(
    `select sum(xact_commit) as transactions, pg_current_wal_insert_lsn() - '0/0'::pg_lsn as wal
     from pg_stat_database where datname like 'souk_%'`,
  );
  return { transactions: Number(row?.transactions), walBytes: Number(row?.wal) };
}

/** The size of each table with its indexes, without the tables of jobs, whose rows are deleted. */
async function storageOf(serverUrl: string): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for (const database of ["accounts", "cart", "inventory", "orders", "payments", "shipping", "notifications"]) {
    const client = new pg.Client({ connectionString: withDatabase(serverUrl, `souk_${database}`) });
    await client.connect();
    try {
      await client.query("vacuum");
      const { rows } = await client.query<{ name: string; bytes: string }>(
        `select relname as name, pg_total_relation_size(oid) as bytes from pg_class
         where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
      );
      for (const { name, bytes } of rows) sizes.set(`${database}.${name}`, Number(bytes));
    } finally {
      await client.end();
    }
  }
  return sizes;
}
