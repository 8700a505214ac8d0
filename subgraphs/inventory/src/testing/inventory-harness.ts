import { randomUUID } from "node:crypto";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import { startInventory } from "../app.js";
import type { KnownProduct } from "../domain/peers.js";
import { inventoryDatabase } from "../store/database-definition.js";

export const admin = { id: randomUUID(), role: "ADMIN" } as const;
export const customer = { id: randomUUID(), role: "CUSTOMER" } as const;
/** The catalog fails for the product `unreachable`. */
export const [lamp, course, unreachable] = [randomUUID(), randomUUID(), randomUUID()];

export const adjust = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) {
  __typename ... on Product { id } ... on Problem { code } ... on Conflict { field } ... on InvalidInput { fields { path } } } }`;

/** Inventory with its own database, as clients see it. */
export class InventoryHarness implements AsyncDisposable {
  private constructor(
    readonly subgraph: Subgraph,
    readonly serviceContext: TestServiceContext,
    /** The products that the catalog knows; a test may add to them. */
    readonly known: Record<string, KnownProduct>,
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async start(): Promise<InventoryHarness> {
    await using resources = new AsyncDisposableStack();
    const database = resources.use(await TestDatabase.create("inventory", inventoryDatabase));
    const serviceContext = await testServiceContext();
    const known: Record<string, KnownProduct> = { [lamp]: { kind: "PHYSICAL" }, [course]: { kind: "COURSE" } };
    const findProduct = async (id: string): Promise<KnownProduct | null> => {
      if (id === unreachable) throw new ServiceUnavailableError("catalog");
      return known[id] ?? null;
    };
    const config = { database: database.settings, reservationSeconds: 900, demoData: false };
    const subgraph = resources.use(await startInventory(config, serviceContext, { products: { findProduct } }));
    return new InventoryHarness(subgraph, serviceContext, known, resources.move());
  }

  async adjustBy(productId: string, delta: number, reason = "count"): Promise<any> {
    const variables = { input: { productId, delta, reason } };
    return (await this.serviceContext.execute(this.subgraph, adjust, variables, { as: admin })).data.adjustStock;
  }

  async stockOf(id: string, kind: string, as?: typeof admin | typeof customer): Promise<any> {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { stock { onHand reserved available inStock } } } }`;
    const variables = { r: [{ __typename: "Product", id, kind }] };
    return (await this.serviceContext.execute(this.subgraph, query, variables, as ? { as } : {})).data._entities[0]
      .stock;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.resources.disposeAsync();
  }
}
