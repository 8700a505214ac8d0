import type { GraphAnswer, GraphRequest, RequestHeaders } from "@souk/kernel/graph-request";
import type { PrivateJwk } from "@souk/kernel/private-jwk";
import { ServiceTokens } from "@souk/kernel/service-token";
import { fixedKeyRing } from "@souk/kernel/testing/fixed-keys";
import type { SubgraphName } from "@souk/kernel/subgraph-addresses";
import pg from "pg";
import { CreateProductDocument, SetRoleDocument } from "../generated/operations.js";
import { TcpRelay } from "./tcp-relay.js";
import type { RunningShop, ShopSettings } from "./running-shop.js";
import { ShopClient } from "./shop-client.js";
import { makeShopKeys } from "./shop-keys.js";
import { signIn, signUp, testPassword, type Shopper } from "./shopper.js";
import { startTestShop } from "./start-test-shop.js";
import { TestDatabases, type DatabaseOwner } from "./test-databases.js";

export interface TestShopOptions {
  /** With the demo products, courses, users and orders. */
  readonly demoData?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** With the pages of the shop and the admin. */
  readonly storefront?: boolean;
  /** The subgraph whose database is reached by way of `relay`. */
  readonly relayed?: SubgraphName;
}

export const adminAccount = { email: "admin@shop.test", password: "an admin's long password" };

/**
 * A whole shop for one test file: every subgraph and the router in one process, databases of its own, spoken to over HTTP.
 *
 *     await using shop = await TestShop.create();
 *     const product = await shop.product({ name: "Lamp", price: "49.99", stock: 5 });
 *     const buyer = await shop.signUp();
 *     await buyer.get(AddToCartDocument, { input: { productId: product.id, quantity: 1 } });
 */
export class TestShop implements AsyncDisposable {
  private adminClient: Promise<Shopper> | undefined;
  private products = 0;

  private constructor(
    private readonly shop: RunningShop,
    private readonly opened: AsyncDisposableStack,
    readonly client: ShopClient,
    /** `<OWNER>_DATABASE_URL` of each, for what reads the shop's settings. */
    readonly databaseUrls: Readonly<Record<string, string>>,
    /** What the shop signs access tokens with. */
    readonly accessTokenKey: PrivateJwk,
    private readonly serviceTokens: ServiceTokens,
    private readonly databaseRelay: TcpRelay | undefined,
  ) {}

  static async create({
    demoData = false,
    environment = {},
    relayed,
    storefront = false,
  }: TestShopOptions = {}): Promise<TestShop> {
    await using opened = new AsyncDisposableStack();
    const { userKey, serviceKey, environment: keys } = await makeShopKeys();
    const databases = opened.use(await TestDatabases.create(demoData, keys));
    const relay = relayed && opened.use(await TcpRelay.open(databases.environment[urlName(relayed)] ?? ""));
    const settings = {
      ...keys,
      ...databases.environment,
      ADMIN_EMAIL: adminAccount.email,
      ADMIN_PASSWORD: adminAccount.password,
      DEMO_DATA: String(demoData),
      RATE_LIMITS: "off",
      STOREFRONT: storefront ? "on" : "off",
      DATABASE_POOL_SIZE: "4",
      HOST: "127.0.0.1",
      PORT: "0",
      ...(relay ? { [urlName(relayed)]: relay.url } : {}),
      ...environment,
    };
    const shop = opened.use(await startTestShop(settings));
    const client = new ShopClient(`http://127.0.0.1:${shop.port}`);
    return new TestShop(
      shop,
      opened.move(),
      client,
      databases.environment,
      userKey,
      new ServiceTokens(fixedKeyRing(serviceKey)),
      relay,
    );
  }

  /** A customer who has registered and is signed in. */
  signUp(): Promise<Shopper> {
    return signUp(this.client);
  }

  signIn(email: string, password: string): Promise<Shopper> {
    return signIn(this.client, email, password);
  }

  /** A new account that the admin has made an instructor, signed in since. */
  async instructor(): Promise<Shopper> {
    const { email, id } = await this.signUp();
    await (await this.admin()).get(SetRoleDocument, { userId: id, role: "INSTRUCTOR" });
    return this.signIn(email, testPassword);
  }

  admin(): Promise<Shopper> {
    this.adminClient ??= this.signIn(adminAccount.email, adminAccount.password);
    return this.adminClient;
  }

  /** A product made by the admin. */
  async product(
    given: { name?: string; price?: string; stock?: number; sku?: string; categories?: string[] } = {},
  ): Promise<{ id: string; sku: string }> {
    this.products += 1;
    const { name = `Product ${this.products}`, price = "10.00", stock = 100, sku = `TEST-${this.products}` } = given;
    const { categories = [] } = given;
    const input = { sku, name, price: { amount: price, currency: "CAD" }, categories, initialStock: stock };
    const { createProduct } = await (await this.admin()).get(CreateProductDocument, { input });
    if (createProduct?.__typename !== "Product") throw new Error(`no product: ${JSON.stringify(createProduct)}`);
    return createProduct;
  }

  /** What a subgraph, or the sandbox bank, has stored, by SQL: for books and for traces that no operation shows. */
  async rows<Row extends object = Record<string, unknown>>(
    owner: DatabaseOwner,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.databaseUrls[urlName(owner)] });
    await client.connect();
    try {
      return (await client.query<Row>(sql, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  /** As long as it is open, whoever wants something of this table waits. */
  async lockedTable(owner: DatabaseOwner, table: string): Promise<AsyncDisposable> {
    const client = new pg.Client({ connectionString: this.databaseUrls[urlName(owner)] });
    await client.connect();
    await client.query(`begin; lock table ${table}`);
    return { [Symbol.asyncDispose]: () => client.end() };
  }

  /** A request to a subgraph that does not come by way of the router. */
  askSubgraph(name: SubgraphName, request: GraphRequest, headers: RequestHeaders): Promise<GraphAnswer> {
    return this.shop.askSubgraph(name, request, headers);
  }

  /** From now on, what the router and the subgraphs send to subgraphs is there to be asked for by `heard`. */
  overhear(): Promise<void> {
    return this.shop.overhear();
  }

  heard(): Promise<readonly GraphRequest[]> {
    return this.shop.heard();
  }

  mutationPermissions(): Promise<Readonly<Record<string, readonly string[]>>> {
    return this.shop.mutationPermissions();
  }

  /** Every line that the shop has logged so far. */
  logLines(): Promise<readonly string[]> {
    return this.shop.logLines();
  }

  /** How many subscriptions a subgraph has open, of those that began after this was first asked. */
  listenersOf(name: SubgraphName): Promise<number> {
    return this.shop.listenersOf(name);
  }

  /** Ends a subgraph as its process would at a signal. */
  endSubgraph(name: SubgraphName): Promise<void> {
    return this.shop.endSubgraph(name);
  }

  /** The token by which one service calls another. */
  serviceToken(caller: string, callee: SubgraphName): Promise<string> {
    return this.serviceTokens.issue(caller, callee);
  }

  /** Another router in front of the same subgraphs, with other settings; it ends with the shop. A client of it that is nobody. */
  async routerBeside(environment: ShopSettings): Promise<ShopClient> {
    return new ShopClient(`http://127.0.0.1:${await this.shop.routerBeside(environment)}`);
  }

  /** Makes a subgraph answer no more, as if its process had died. */
  async takeDown(name: SubgraphName): Promise<AsyncDisposable> {
    await this.shop.takeDown(name);
    return { [Symbol.asyncDispose]: () => this.shop.bringBack(name) };
  }

  /** Of a shop that was made with `relayed`: takes that subgraph's database away and gives it back. */
  get relay(): TcpRelay {
    if (!this.databaseRelay) throw new Error("make the shop with `relayed`");
    return this.databaseRelay;
  }

  /** Compares the books at once, for what is shown of that. */
  auditNow(): Promise<void> {
    return this.shop.auditNow();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.opened.disposeAsync();
  }
}

function urlName(owner: DatabaseOwner): string {
  return `${owner.toUpperCase()}_DATABASE_URL`;
}
