import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { until } from "@souk/kernel/testing/eventually";

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string }[];
}

const admin = { email: "admin@example.com", password: "admin123" };
const customer = { email: "customer@example.com", password: "customer123" };
const initialStock = 50;
const giftWraps = [{ code: "RED" }, { code: "BOX" }];
const custom = { origin: "Peru", organic: true, roast: "DARK" };
const address = `fullName: "Ada Example", line1: "1 Main Street", city: "Ottawa", postalCode: "K1A 0A1", country: "CA"`;
const card = `cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2040, cvc: "737"`;

/** Writes data to the extended project's shop before an upgrade, and compares them with its answers afterwards. */
export class UpgradeData {
  private readonly url: string;
  private productId = "";
  private readonly orders: string[] = [];

  constructor(url: string) {
    this.url = url;
  }

  /** Creates a product with a value of each custom field. */
  async createProduct(): Promise<void> {
    const input = `sku: "UPGRADE-1", name: "Beans", price: { amount: "12.00", currency: "CAD" }, initialStock: ${initialStock}
      custom: { origin: "${custom.origin}", organic: ${custom.organic}, roast: ${custom.roast} }`;
    const { createProduct } = await this.send<{ createProduct: { readonly id?: string } }>(
      `mutation { createProduct(input: { ${input} }) { __typename ... on Product { id } } }`,
      await this.signIn(admin),
    );
    assert(createProduct.id, JSON.stringify(createProduct));
    this.productId = createProduct.id;
  }

  /** Buys one with the project's payment provider and its shipping price. */
  async sell(): Promise<void> {
    const token = await this.signIn(customer);
    await this.send(
      `mutation { addToCart(input: { productId: "${this.productId}", quantity: 1 }) { __typename } }`,
      token,
    );
    const input = `idempotencyKey: "${randomUUID()}", payment: { card: { ${card} } }, shippingAddress: { ${address} }`;
    const { checkout } = await this.send<{ checkout: { readonly number?: string } }>(
      `mutation { checkout(input: { ${input} }) { __typename ... on Order { number } ... on Problem { message } } }`,
      token,
    );
    assert(checkout.number, JSON.stringify(checkout));
    this.orders.unshift(checkout.number);
  }

  /** Throws an error when an order, a value, a field of the subgraph in Python, the page or the theme is missing. */
  async expectAll(): Promise<void> {
    const { product } = await this.send<{ product: unknown }>(
      `{ product(id: "${this.productId}") { custom { origin organic roast } giftWraps { code } stock { available } } }`,
    );
    assert.deepEqual(product, { custom, giftWraps, stock: { available: initialStock - this.orders.length } });
    const { products } = await this.send<{ products: unknown }>(
      `{ products(filter: { custom: { origin: ["Peru"] } }) { nodes { id } } }`,
    );
    assert.deepEqual(products, { nodes: [{ id: this.productId }] });
    const fields = "number shippingTotal { amount } payments { provider status }";
    const { me } = await this.send<{ me: unknown }>(
      `{ me { orders(first: ${this.orders.length}) { nodes { ${fields} } } } }`,
      await this.signIn(customer),
    );
    const shipping = { shippingTotal: { amount: "7.75" }, payments: [{ provider: "acme", status: "SUCCEEDED" }] };
    assert.deepEqual(me, { orders: { nodes: this.orders.map((number) => ({ number, ...shipping })) } });
    const page = await (await fetch(`${this.url}/lookbook`, { headers: { accept: "text/html" } })).text();
    assert.match(page, /Beans/);
    assert.match(page, /#7a1f5c/);
  }

  private async signIn({ email, password }: typeof admin): Promise<string> {
    const { login } = await this.send<{ login: { readonly accessToken: string } }>(
      `mutation { login(input: { email: "${email}", password: "${password}" }) { ... on SignedIn { accessToken } } }`,
    );
    return login.accessToken;
  }

  private async send<Data>(query: string, token?: string): Promise<Data> {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const headers = { "content-type": "application/json", ...authorization };
    const response = await fetch(`${this.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
    const { data, errors } = (await response.json()) as Answer<Data>;
    if (!data || errors) throw new Error(`${query} failed: ${JSON.stringify(errors)}`);
    return data;
  }
}

/** Receives the webhooks of the project's shop. */
export class WebhookReceiver implements AsyncDisposable {
  private received = 0;
  private readonly server = createServer((request, response) => {
    void json(request).then((event) => {
      if ((event as { type: string }).type === "order.paid") this.received += 1;
      response.writeHead(204).end();
    });
  });

  static async start(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await new Promise<void>((resolve) => receiver.server.listen(0, "127.0.0.1", resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** Waits until `count` paid orders have arrived. */
  async expectOrders(count: number): Promise<void> {
    await until(() => this.received >= count);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
