import type pg from "pg";
import { DatabaseRows, hasWork, openPool } from "../data/database-rows.js";
import type { BorrowedShop } from "./borrowed-shop.js";
import { makeShopKeys } from "./shop-keys.js";
import { ShopInProcess } from "./shop-in-process.js";
import type { ShopSettings } from "./running-shop.js";
import { settingsOf } from "./shop-settings.js";
import { ownerNames, readTemplate, TestDatabases, urlName, type DatabaseOwner } from "../data/test-databases.js";
/** The longest time for a shop to finish the work of a test file; after that another shop is started. */
const settledWithinMs = 5000;

/**
 * A shop that the test files of a worker use in turn. Before each file, its databases get the rows of a template, so
 * that the file finds the same state as in its own shop.
 */
export class SharedShop implements AsyncDisposable {
  private constructor(
    readonly shop: ShopInProcess,
    private readonly keys: ShopSettings,
    readonly borrowed: BorrowedShop,
    /** Open connections, because each file needs one to each database. */
    private readonly databases: ReadonlyMap<DatabaseOwner, pg.Pool>,
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async start(): Promise<SharedShop> {
    await using resources = new AsyncDisposableStack();
    const { userKey, environment: keys } = await makeShopKeys();
    const databases = resources.use(await TestDatabases.create(true, keys));
    const databaseUrls = databases.environment;
    const settings = settingsOf({ keys, databaseUrls, demoData: true, storefront: true });
    const shop = resources.use(await ShopInProcess.start(settings));
    const pools = ownerNames.map(
      (owner) => [owner, resources.use(openPool(databaseUrls[urlName(owner)] ?? ""))] as const,
    );
    const borrowed = { port: shop.port, databaseUrls, accessTokenKey: userKey };
    return new SharedShop(shop, keys, borrowed, new Map(pools), resources.move());
  }

  /** Whether the shop is in the state of a new shop with these data. Otherwise another shop must be started. */
  async becameNew(demoData: boolean): Promise<boolean> {
    if (this.shop.isChanged || !(await this.settled())) return false;
    const rows = await templateRows(demoData, this.keys);
    await this.onEach(async (database, owner) => rows.get(owner)?.restore(database));
    this.shop.forgetLines();
    return true;
  }

  private async settled(): Promise<boolean> {
    for (const deadline = Date.now() + settledWithinMs; Date.now() < deadline;) {
      const busy = await this.onEach((database) => hasWork(database));
      if (!busy.includes(true)) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }

  private onEach<Result>(run: (database: pg.Pool, owner: DatabaseOwner) => Promise<Result>): Promise<Result[]> {
    return Promise.all([...this.databases].map(([owner, database]) => run(database, owner)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}

const templates = new Map<boolean, Promise<ReadonlyMap<DatabaseOwner, DatabaseRows>>>();

function templateRows(demoData: boolean, keys: ShopSettings): Promise<ReadonlyMap<DatabaseOwner, DatabaseRows>> {
  const known = templates.get(demoData);
  if (known) return known;
  const reading = readTemplate({ demoData, keys }, (url) => DatabaseRows.read(url));
  templates.set(demoData, reading);
  return reading;
}
