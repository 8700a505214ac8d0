import { expect } from "vitest";
import { CreateProductDocument, UpdateProductDocument } from "../../generated/operations.js";
import { addToCart } from "../data/buying.js";
import { eventually } from "../clients/eventually.js";
import { metricOf } from "../clients/metric-of.js";
import type { ShopClient } from "../clients/shop-client.js";
import { signUp, type Shopper } from "../clients/shopper.js";

export interface SeenCart {
  readonly prices: readonly string[];
  /** The number of fetches from subgraphs; one of them is the cart's. */
  readonly fetches: number;
}

/** A shop whose router may cache products, and a buyer with a cart. */
export class ProductCacheShop {
  private made = 0;

  private constructor(
    readonly client: ShopClient,
    readonly admin: Shopper,
    readonly buyer: Shopper,
    private readonly metrics: ShopClient,
  ) {}

  /** `metrics`: a client that may read the metrics page. */
  static async of(client: ShopClient, admin: Shopper, metrics = client): Promise<ProductCacheShop> {
    return new ProductCacheShop(client, admin, await signUp(client), metrics);
  }

  /** Creates a product for 10.00 as the only one in the buyer's cart. */
  async productInCart(): Promise<string> {
    this.made += 1;
    const price = { amount: "10.00", currency: "CAD" };
    const input = { sku: `KEPT-${this.made}`, name: `Kept ${this.made}`, price, initialStock: 100 };
    const { createProduct } = await this.admin.get(CreateProductDocument, { input });
    if (createProduct?.__typename !== "Product") throw new Error(`no product: ${JSON.stringify(createProduct)}`);
    await this.buyer.get("mutation { clearCart { __typename } }");
    await addToCart(this.buyer, createProduct.id, 1);
    return createProduct.id;
  }

  /** Creates the same product and waits until the router answers from its cache. */
  async cachedProduct(): Promise<string> {
    const id = await this.productInCart();
    await eventually(async () => {
      const hits = await this.hits();
      expect(await this.readCart()).toEqual({ prices: ["10.00"], fetches: 1 });
      expect(await this.hits()).toBe(hits + 1);
    });
    return id;
  }

  async readCart(client: ShopClient = this.buyer): Promise<SeenCart> {
    const { data, errors, work } = await client.execute(
      "{ cart { lines { quantity product { name price { amount } } } } }",
    );
    expect(errors).toEqual([]);
    const prices = data.cart.lines.map((line: { product: { price: { amount: string } } }) => line.product.price.amount);
    return { prices, fetches: work.fetches };
  }

  async reprice(id: string, amount: string): Promise<void> {
    const input = { id, price: { amount, currency: "CAD" } };
    const { updateProduct } = await this.admin.get(UpdateProductDocument, { input });
    expect(updateProduct?.__typename).toBe("Product");
  }

  hits(): Promise<number> {
    return this.counted("entity_cache_hits_total");
  }

  misses(): Promise<number> {
    return this.counted("entity_cache_misses_total");
  }

  /** Zero before the first one. */
  private async counted(name: string): Promise<number> {
    return (await metricOf(this.metrics, `${name}{subgraph="catalog"}`)) || 0;
  }
}
