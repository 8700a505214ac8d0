import type { GraphAnswer, GraphRequest, RequestHeaders } from "@souk/kernel/subgraph/graph-request";
import type { PrivateJwk } from "@souk/kernel/keys/private-jwk";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import pg from "pg";
import { CreateProductDocument, SetRoleDocument } from "../../generated/operations.js";
import { TcpRelay } from "../clients/tcp-relay.js";
import type { RunningShop, ShopSettings } from "./running-shop.js";
import { ShopClient } from "../clients/shop-client.js";
import { makeShopKeys } from "./shop-keys.js";
import { signIn, signUp, testPassword, type Shopper } from "../clients/shopper.js";
import { settingsOf, adminAccount } from "./shop-settings.js";
import { borrowTestShop, startTestShop } from "./start-test-shop.js";
import { openPool } from "../data/database-rows.js";
import { TestDatabases, urlName, type DatabaseOwner } from "../data/test-databases.js";

export interface TestShopOptions {
  /** With the demo products, courses, users and orders. */
  readonly demoData?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** With the pages of the shop and the admin. */
  readonly storefront?: boolean;
  /** The subgraph whose database is reached through `relay`. */
  readonly relayed?: SubgraphName;
  /**
   * False starts a separate shop for this file, for tests that stop the shop or count its work since the start.
   * Otherwise the file borrows its worker's shop with fresh data, unless it needs other settings.
   */
  readonly isShared?: boolean;
  /** Starts the shop in another way, for tests that need access to its internals. */
  readonly start?: (settings: ShopSettings) => Promise<RunningShop>;
}

/**
 * A whole shop for one test file: every subgraph and the router in one process, with the data of a new shop, accessed over HTTP.
 *
 *     await using shop = await TestShop.create();
 *     const product = await shop.product({ name: "Lamp", price: "49.99", stock: 5 });
 *     const buyer = await shop.signUp();
 *     await buyer.get(AddToCartDocument, { input: { productId: product.id, quantity: 1 } });
 */
export class TestShop implements AsyncDisposable {
  private readonly pools = new Map<DatabaseOwner, pg.Pool>();
  private adminClient: Promise<Shopper> | undefined;
  private products = 0;

  private constructor(
    private readonly shop: RunningShop,
    private readonly resources: AsyncDisposableStack,
    readonly client: ShopClient,
    /** `<OWNER>_DATABASE_URL` of each, for code that reads the shop's settings. */
    readonly databaseUrls: Readonly<Record<string, string>>,
    /** The key that signs access tokens. */
    readonly accessTokenKey: PrivateJwk,
    private readonly databaseRelay: TcpRelay | undefined,
  ) {}

  static async create({
    demoData = false,
    environment = {},
    relayed,
    storefront = false,
    isShared = true,
    start = startTestShop,
  }: TestShopOptions = {}): Promise<TestShop> {
    await using resources = new AsyncDisposableStack();
    const isUsual = isShared && !relayed && start === startTestShop && Object.keys(environment).length === 0;
    const borrowed = isUsual ? await borrowTestShop(demoData) : null;
    if (borrowed) {
      const { shop, databaseUrls, accessTokenKey } = borrowed;
      resources.use(shop);
      return new TestShop(shop, resources.move(), clientOf(shop), databaseUrls, accessTokenKey, undefined);
    }
    const { userKey, environment: keys } = await makeShopKeys();
    const databases = resources.use(await TestDatabases.create(demoData, keys));
    const relay = relayed && resources.use(await TcpRelay.open(databases.environment[urlName(relayed)] ?? ""));
    const settings = {
      ...settingsOf({ keys, databaseUrls: databases.environment, demoData, storefront }),
      ...(relay ? { [urlName(relayed)]: relay.url } : {}),
      ...environment,
    };
    const shop = resources.use(await start(settings));
    return new TestShop(shop, resources.move(), clientOf(shop), databases.environment, userKey, relay);
  }

  /** A customer who has registered and is signed in. */
  signUp(): Promise<Shopper> {
    return signUp(this.client);
  }

  signIn(email: string, password: string): Promise<Shopper> {
    return signIn(this.client, email, password);
  }

  /** A new account with the role INSTRUCTOR from the admin, signed in with that role. */
  async instructor(): Promise<Shopper> {
    const { email, id } = await this.signUp();
    await (await this.admin()).get(SetRoleDocument, { userId: id, role: "INSTRUCTOR" });
    return this.signIn(email, testPassword);
  }

  admin(): Promise<Shopper> {
    this.adminClient ??= this.signIn(adminAccount.email, adminAccount.password);
    return this.adminClient;
  }

  /** Creates a product as the admin. */
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

  /** Runs SQL on the database of a subgraph or of the sandbox bank, for data that no operation shows. */
  async rows<Row extends object = Record<string, unknown>>(
    owner: DatabaseOwner,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.poolOf(owner).query<Row>(sql, [...values])).rows;
  }

  /** Locks a table until it is disposed. Statements on the table wait meanwhile. */
  async lockedTable(owner: DatabaseOwner, table: string): Promise<AsyncDisposable> {
    const client = new pg.Client({ connectionString: this.databaseUrls[urlName(owner)] });
    await client.connect();
    await client.query(`begin; lock table ${table}`);
    return { [Symbol.asyncDispose]: () => client.end() };
  }

  /** Sends a request to a subgraph without the router. */
  executeOnSubgraph(name: SubgraphName, request: GraphRequest, headers: RequestHeaders): Promise<GraphAnswer> {
    return this.shop.executeOnSubgraph(name, request, headers);
  }

  /** Starts recording the requests of the router and the subgraphs to subgraphs; `receivedRequests` returns them. */
  overhear(): Promise<void> {
    return this.shop.overhear();
  }

  receivedRequests(): Promise<readonly GraphRequest[]> {
    return this.shop.receivedRequests();
  }

  mutationPermissions(): Promise<Readonly<Record<string, readonly string[]>>> {
    return this.shop.mutationPermissions();
  }

  /** Every line that the shop has logged so far. */
  logLines(): Promise<readonly string[]> {
    return this.shop.logLines();
  }

  /** The number of open subscriptions of a subgraph; only those that began after the first call count. */
  listenersOf(name: SubgraphName): Promise<number> {
    return this.shop.listenersOf(name);
  }

  /** Stops a subgraph like its process at a signal. */
  endSubgraph(name: SubgraphName): Promise<void> {
    return this.shop.endSubgraph(name);
  }

  /** The token that `caller` uses to call `callee`. */
  serviceToken(caller: string, callee: SubgraphName | "router"): Promise<string> {
    return this.shop.serviceToken(caller, callee);
  }

  /**
   * Starts another router in front of the same subgraphs, with other settings; it stops with the shop. Returns a client
   * without a token.
   */
  async routerBeside(environment: ShopSettings): Promise<ShopClient> {
    return new ShopClient(`http://127.0.0.1:${await this.shop.routerBeside(environment)}`);
  }

  /** Makes a subgraph unavailable, as if its process had died. */
  async takeDown(name: SubgraphName): Promise<AsyncDisposable> {
    await this.shop.takeDown(name);
    return { [Symbol.asyncDispose]: () => this.shop.bringBack(name) };
  }

  /** For a shop with `relayed`: disconnects and reconnects that subgraph's database. */
  get relay(): TcpRelay {
    if (!this.databaseRelay) throw new Error("make the shop with `relayed`");
    return this.databaseRelay;
  }

  /** Runs the audit at once, for tests of its display. */
  auditNow(): Promise<void> {
    return this.shop.auditNow();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }

  private poolOf(owner: DatabaseOwner): pg.Pool {
    const known = this.pools.get(owner);
    if (known) return known;
    const pool = this.resources.use(openPool(this.databaseUrls[urlName(owner)] ?? ""));
    this.pools.set(owner, pool);
    return pool;
  }
}

function clientOf({ port }: RunningShop): ShopClient {
  return new ShopClient(`http://127.0.0.1:${port}`);
}
