import { randomUUID } from "node:crypto";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { projectOf, type ProjectConfig } from "@souk/kernel/project/project";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import {
  testServiceContext,
  type RequestOptions,
  type TestServiceContext,
  type TestViewer,
} from "@souk/kernel/testing/test-service-context";
import { startCart } from "../app.js";
import { cartDatabase } from "../store/database-definition.js";
import { TestPeers } from "./test-peers.js";

export const cartFields = `id version customer { id } totalQuantity subtotal { amount currency } updatedAt
  lines { product { id } quantity unitPrice { amount } lineTotal { amount } priceWhenAdded { amount } adjustments { reason amount { amount } } }`;
const problemFields = `... on Problem { code message } ... on ProductNotFound { productId } ... on RuleRefused { reasonCode reason }
  ... on ServiceUnavailable { service } ... on InvalidInput { fields { path message } }
  ... on OutOfStock { shortages { product { id } requested available } }`;
const addMutation = `mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename ... on Cart { ${cartFields} }
  ${problemFields} ... on ProductUnavailable { product { id } } ... on AlreadyOwned { product { id } } } }`;
const setMutation = `mutation ($input: SetCartLineInput!) { setCartLine(input: $input) {
  __typename ... on Cart { ${cartFields} } ${problemFields} } }`;

const addLinesMutation = `mutation ($input: AddLinesToCartInput!) { addLinesToCart(input: $input) { __typename
  ... on LinesAdded { lines { productId outcome quantityAdded reason } cart { ${cartFields} } }
  ... on Problem { code } ... on ServiceUnavailable { service } ... on InvalidInput { fields { path message } } } }`;

export function aCustomer(): TestViewer {
  return { id: randomUUID(), role: "CUSTOMER" };
}

export function aGuest(): TestViewer {
  return { id: randomUUID(), role: "GUEST" };
}

/** The subgraph on its own PostgreSQL, with fake peers that the test controls. */
export class CartHarness implements AsyncDisposable {
  private constructor(
    readonly peers: TestPeers,
    private readonly subgraph: Subgraph,
    private readonly serviceContext: TestServiceContext,
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async start(project: ProjectConfig = {}): Promise<CartHarness> {
    await using resources = new AsyncDisposableStack();
    const database = resources.use(await TestDatabase.create("cart", cartDatabase));
    const peers = new TestPeers();
    const serviceContext = await testServiceContext({ peers: peers.transports });
    const store = { kind: "postgres", database: database.settings } as const;
    const config = { store, ttlSeconds: 86_400, currency: "CAD" };
    const subgraph = resources.use(await startCart(config, { ...serviceContext, project: projectOf(project) }));
    return new CartHarness(peers, subgraph, serviceContext, resources.move());
  }

  execute(query: string, variables: Record<string, unknown> = {}, options: RequestOptions = {}) {
    return this.serviceContext.execute(this.subgraph, query, variables, options);
  }

  async add(as: TestViewer, productId: string, quantity: number): Promise<any> {
    return (await this.execute(addMutation, { input: { productId, quantity } }, { as })).data.addToCart;
  }

  /** Adds a product with values of declared fields. */
  async addWith(as: TestViewer, productId: string, custom: object, quantity = 1): Promise<any> {
    return (await this.execute(addMutation, { input: { productId, quantity, custom } }, { as })).data.addToCart;
  }

  async addLines(as: TestViewer, ...lines: readonly (readonly [productId: string, quantity: number])[]): Promise<any> {
    const input = { lines: lines.map(([productId, quantity]) => ({ productId, quantity })) };
    return (await this.execute(addLinesMutation, { input }, { as })).data.addLinesToCart;
  }

  async set(as: TestViewer, productId: string, quantity: number): Promise<any> {
    return (await this.execute(setMutation, { input: { productId, quantity } }, { as })).data.setCartLine;
  }

  async setLine(as: TestViewer, input: object): Promise<any> {
    return (await this.execute(setMutation, { input }, { as })).data.setCartLine;
  }

  async show(as: TestViewer): Promise<any> {
    return (await this.execute(`{ cart { ${cartFields} } }`, {}, { as })).data.cart;
  }

  async quantities(as: TestViewer): Promise<number[]> {
    return (await this.show(as)).lines.map((line: { quantity: number }) => line.quantity);
  }

  /** Returns how many statements a request ran, and which peers it called. */
  async workOf(request: () => Promise<unknown>): Promise<[number, string[]]> {
    const counters = new WorkCounters();
    this.peers.called.length = 0;
    await runInRequest({ counters }, request);
    return [counters.sqlStatements, [...this.peers.called]];
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.resources.disposeAsync();
  }
}
