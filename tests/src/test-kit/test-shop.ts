import { Writable } from "node:stream";
import type { GraphAnswer, GraphRequest, RequestHeaders } from "@souk/kernel/graph-request";
import type { PrivateJwk } from "@souk/kernel/private-jwk";
import { ServiceTokens } from "@souk/kernel/service-token";
import { fixedKeyRing } from "@souk/kernel/testing/fixed-keys";
import type { Subgraph } from "@souk/kernel/subgraph";
import type { SubgraphName } from "@souk/kernel/subgraph-addresses";
import type { Shop } from "@souk/shop/app";
import pg from "pg";
import { CreateProductDocument, SetRoleDocument } from "../generated/operations.js";
import { startShopBeside } from "./shop-beside.js";
import { startRouterBeside } from "./router-beside.js";
import { TcpRelay } from "./tcp-relay.js";
import { ShopClient } from "./shop-client.js";
import { makeShopKeys } from "./shop-keys.js";
import { signIn, signUp, testPassword, type Shopper } from "./shopper.js";
import { TestDatabases, type DatabaseOwner } from "./test-databases.js";

export interface TestShopOptions {
  /** With the demo products, courses, users and orders. */
  readonly demoData?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** As a process of its own, from the build: starts faster, and what goes on inside cannot be overheard. */
  readonly beside?: boolean;
  /** With the pages of the shop and the admin; else of a process beside alone. */
  readonly storefront?: boolean;
  /** The subgraph whose database is reached by way of `relay`. */
  readonly relayed?: SubgraphName;
}

export const adminAccount = { email: "admin@shop.test", password: "an admin's long password" };

/**
 * A whole shop for one test file: every subgraph and the router in this process, databases of its own, spoken to over HTTP.
 *
 *     await using shop = await TestShop.create();
 *     const product = await shop.product({ name: "Lamp", price: "49.99", stock: 5 });
 *     const buyer = await shop.signUp();
 *     await buyer.get(AddToCartDocument, { input: { productId: product.id, quantity: 1 } });
 */
export class TestShop implements AsyncDisposable {
  private adminClient: Promise<Shopper> | undefined;
  private products = 0;
  private readonly down = new Set<string>();

  private constructor(
    private readonly shop: RunningShop,
    private readonly opened: AsyncDisposableStack,
    readonly client: ShopClient,
    /** Every line that the shop has logged so far. */
    readonly logLines: readonly string[],
    /** `<OWNER>_DATABASE_URL` of each, for what reads the shop's settings. */
    readonly databaseUrls: Readonly<Record<string, string>>,
    /** What the shop signs access tokens with. */
    readonly accessTokenKey: PrivateJwk,
    private readonly serviceTokens: ServiceTokens,
    private readonly databaseRelay: TcpRelay | undefined,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async create({
    demoData = false,
    environment = {},
    relayed,
    beside = false,
    storefront = beside,
  }: TestShopOptions = {}): Promise<TestShop> {
    await using opened = new AsyncDisposableStack();
    const { userKey, serviceKey, environment: keys } = await makeShopKeys();
    const databases = opened.use(await TestDatabases.create(demoData, keys));
    const relay = relayed && opened.use(await TcpRelay.open(databases.environment[urlName(relayed)] ?? ""));
    const logLines: string[] = [];
    const log = new Writable({
      write(chunk: Buffer, _encoding, done) {
        logLines.push(...chunk.toString().split("\n").filter(Boolean));
        done();
      },
    });
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
    const shop = opened.use(
      beside ? await startShopBeside(settings, (line) => logLines.push(line)) : await startShopHere(settings, log),
    );
    const client = new ShopClient(`http://127.0.0.1:${shop.port}`);
    return new TestShop(
      shop,
      opened.move(),
      client,
      logLines,
      databases.environment,
      userKey,
      new ServiceTokens(fixedKeyRing(serviceKey)),
      relay,
      settings,
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

  /** A request to a subgraph that does not come by way of the router. */
  askSubgraph(name: SubgraphName, request: GraphRequest, headers: RequestHeaders): Promise<GraphAnswer> {
    const subgraph = this.subgraphs.get(name);
    if (!subgraph) throw new Error(`no subgraph ${name}`);
    return subgraph.execute(request, headers);
  }

  /** From now on, what the router and the subgraphs send to subgraphs. */
  overhear(): readonly GraphRequest[] {
    const heard: GraphRequest[] = [];
    for (const subgraph of this.subgraphs.values()) {
      const execute = subgraph.execute.bind(subgraph);
      const hear: Subgraph["execute"] = (request, headers) => {
        heard.push(request);
        return execute(request, headers);
      };
      Object.assign(subgraph, { execute: hear });
    }
    return heard;
  }

  /** How many subscriptions a subgraph has open, of those that begin from now on. */
  listenersOf(name: SubgraphName): () => number {
    const subgraph = this.subgraphs.get(name);
    if (!subgraph) throw new Error(`no subgraph ${name}`);
    const subscribe = subgraph.subscribe.bind(subgraph);
    let open = 0;
    const counted = async function* (...request: Parameters<Subgraph["subscribe"]>) {
      open += 1;
      try {
        yield* subscribe(...request);
      } finally {
        open -= 1;
      }
    };
    Object.assign(subgraph, { subscribe: counted });
    return () => open;
  }

  /** Ends a subgraph as its process would at a signal. */
  async endSubgraph(name: SubgraphName): Promise<void> {
    await this.subgraphs.get(name)?.[Symbol.asyncDispose]();
    this.shop.takeDown(name);
  }

  /** The token by which one service calls another. */
  serviceToken(caller: string, callee: SubgraphName): Promise<string> {
    return this.serviceTokens.issue(caller, callee);
  }

  private get subgraphs(): Shop["subgraphs"] {
    if (!this.shop.subgraphs) throw new Error("a shop in a process of its own cannot be looked into");
    return this.shop.subgraphs;
  }

  /** Another router in front of the same subgraphs, with other settings; it ends with the shop. A client of it that is nobody. */
  async routerBeside(environment: Readonly<Record<string, string>>): Promise<ShopClient> {
    const find = (name: string) => (this.down.has(name) ? undefined : this.subgraphs.get(name as SubgraphName));
    const { accessTokenKey, serviceTokens } = this;
    const router = await startRouterBeside(
      { ...this.settings, ...environment },
      { find, accessTokenKey, serviceTokens },
    );
    this.opened.use(router);
    return new ShopClient(`http://127.0.0.1:${router.port}`);
  }

  /** Makes a subgraph answer no more, as if its process had died. */
  takeDown(name: SubgraphName): Disposable {
    this.shop.takeDown(name);
    this.down.add(name);
    return {
      [Symbol.dispose]: () => {
        this.shop.bringBack(name);
        this.down.delete(name);
      },
    };
  }

  /** Of a shop that was made with `relayed`: takes that subgraph's database away and gives it back. */
  get relay(): TcpRelay {
    if (!this.databaseRelay) throw new Error("make the shop with `relayed`");
    return this.databaseRelay;
  }

  /** Compares the books at once, for what is shown of that. */
  async auditNow(): Promise<void> {
    if (!this.shop.auditNow) throw new Error("a shop in a process beside audits when it wants to");
    await this.shop.auditNow();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.opened.disposeAsync();
  }
}

type RunningShop = Pick<Shop, "port" | "takeDown" | "bringBack"> &
  Partial<Pick<Shop, "subgraphs" | "auditNow">> &
  AsyncDisposable;

async function startShopHere(settings: Readonly<Record<string, string>>, log: Writable): Promise<RunningShop> {
  // only who wants it loads every subgraph
  const { startShop } = await import("@souk/shop/app");
  return startShop(settings, log);
}

function urlName(owner: DatabaseOwner): string {
  return `${owner.toUpperCase()}_DATABASE_URL`;
}
