import { randomUUID } from "node:crypto";
import { expect } from "@jest/globals";
import { projectOf, type ProjectConfig } from "@souk/kernel/project/project";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { dropJobs } from "@souk/kernel/testing/drop-jobs";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import {
  testServiceContext,
  type RequestOptions,
  type TestServiceContext,
  type TestViewer,
} from "@souk/kernel/testing/test-service-context";
import pg from "pg";
import { startOrders } from "../app.js";
import { ordersDatabase } from "../store/database-definition.js";
import { FakePeers } from "./fake-peers.js";

export const admin = { id: randomUUID(), role: "ADMIN" } as const;
export const [lamp, desk, course] = [randomUUID(), randomUUID(), randomUUID()];
export const address = { fullName: "Ada", line1: "1 Main", city: "Ottawa", postalCode: "K1A", country: "ca" };
export const card = { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2030, cvc: "123" };

export const orderFields = `id number status total { amount } shippingTotal { amount } lines { name quantity lineTotal { amount } adjustments { reason amount { amount } } } events { type from to detail }`;
const checkoutMutation = `mutation ($input: CheckoutInput!) { checkout(input: $input) {
  __typename ... on Order { ${orderFields} } ... on Problem { code }
  ... on PaymentDeclined { declineCode order { ${orderFields} } }
  ... on OutOfStock { shortages { product { id } requested available } }
  ... on RuleRefused { reasonCode reason } ... on PriceChanged { total { amount } } ... on ServiceUnavailable { service } ... on InvalidInput { fields { path } } } }`;

/** The orders subgraph with its own database and fakes of the other services. */
export class OrdersHarness implements AsyncDisposable {
  /** Replaced for each test; the subgraph keeps its peers. */
  fakes = new FakePeers();
  buyer: TestViewer = { id: randomUUID(), role: "CUSTOMER" };
  /** The crash point at which a request throws instead of ending the process. */
  failsAt: string | null = null;

  private constructor(
    readonly orders: Subgraph,
    readonly serviceContext: TestServiceContext,
    readonly databaseUrl: string,
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async open({
    demoData = false,
    project = {},
  }: { demoData?: boolean; project?: ProjectConfig } = {}): Promise<OrdersHarness> {
    await using resources = new AsyncDisposableStack();
    const database = resources.use(await TestDatabase.create("orders", ordersDatabase));
    const serviceContext = await testServiceContext();
    const config = {
      database: database.settings,
      currency: "CAD",
      unpaidOrderSeconds: 86_400,
      reviewRequestDays: 14,
      courseShopShare: 1500,
      cartReminderHours: { first: 1, second: 24 },
      demoData,
      publicUrl: "https://souk.example",
    };
    const peers = pointingAt(() => harness.fakes.peers);
    const crashPoint = (name: string): void => {
      if (name === harness.failsAt) throw new Error(`the request failed at ${name}`);
    };
    const context = { ...serviceContext, crashPoint, project: projectOf(project) };
    const orders = resources.use(await startOrders(config, context, { peers }));
    const harness: OrdersHarness = new OrdersHarness(orders, serviceContext, database.url, resources.move());
    return harness;
  }

  /** Creates new fakes with a lamp, a desk and a course, and two lamps in the cart of a new buyer. */
  async reset(): Promise<void> {
    await dropJobs(this.databaseUrl);
    this.fakes = new FakePeers();
    this.fakes.product(lamp, "49.99");
    this.fakes.product(desk, "10.00");
    this.fakes.product(course, "20.00", { kind: "COURSE" });
    this.fakes.cart = [{ productId: lamp, quantity: 2 }];
    this.buyer = { id: randomUUID(), role: "CUSTOMER" };
    this.failsAt = null;
  }

  execute(query: string, variables: Record<string, unknown> = {}, options: RequestOptions = {}) {
    return this.serviceContext.execute(this.orders, query, variables, options);
  }

  async checkout(change: object = {}, as: TestViewer = this.buyer): Promise<any> {
    const input = { idempotencyKey: randomUUID(), payment: { card }, shippingAddress: address, ...change };
    const body = await this.execute(checkoutMutation, { input }, { as });
    expect(body.errors).toBeUndefined();
    return body.data.checkout;
  }

  async payOrder(orderId: string, as: TestViewer = this.buyer): Promise<any> {
    const mutation = `mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename ... on Order { ${orderFields} } ... on Problem { code message } } }`;
    const input = { orderId, idempotencyKey: randomUUID(), payment: { card } };
    return (await this.execute(mutation, { input }, { as })).data.payOrder;
  }

  /** Returns the result of a mutation of an order, or the code of its error. */
  async run(field: string, as: TestViewer): Promise<any> {
    const mutation = `mutation { ${field} { __typename ... on Order { status events { type } } ... on Problem { code } } }`;
    const body = await this.execute(mutation, {}, { as });
    return Object.values(body.data)[0] ?? body.errors?.[0]?.extensions?.code;
  }

  async ownOrders(): Promise<any[]> {
    return (await this.execute(`{ orders { nodes { ${orderFields} } } }`, {}, { as: this.buyer })).data.orders.nodes;
  }

  async onDatabase(sql: string, values: unknown[]): Promise<void> {
    await this.rowsOf(sql, values);
  }

  async rowsOf<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.resources.disposeAsync();
  }
}

function pointingAt(current: () => FakePeers["peers"]): FakePeers["peers"] {
  return {
    get accounts() {
      return current().accounts;
    },
    get carts() {
      return current().carts;
    },
    get catalog() {
      return current().catalog;
    },
    get inventory() {
      return current().inventory;
    },
    get courses() {
      return current().courses;
    },
    get shipping() {
      return current().shipping;
    },
    get payments() {
      return current().payments;
    },
    get mails() {
      return current().mails;
    },
    get reviews() {
      return current().reviews;
    },
  };
}
