import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findEmbeddedPostgres } from "@souk/embedded-postgres";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { ServerProcess } from "../measure/server-process.ts";
import { loadShopData } from "./data/load-shop-data.ts";
import { scaleName, type Scale } from "./data/scale.ts";
import { PostgresCpu } from "./postgres-cpu.ts";
import { startDiscardingMailServer } from "./discarding-mail-server.ts";
import { productionSettings } from "./production-settings.ts";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Only a shop in development reports the cost of a request (`x-souk-work`). */
export type ShopMode = "production" | "development";

export interface ShopFieldOptions {
  readonly scale: Scale;
  readonly mode: ShopMode;
  readonly log: (line: string) => void;
}

/** A whole shop in one process and the baseline in another, with the same PostgreSQL server and data. */
export class ShopField implements AsyncDisposable {
  readonly scale: Scale;
  readonly shop: ServerProcess;
  readonly baseline: ServerProcess;
  /** The PostgreSQL server. */
  readonly serverUrl: string;
  readonly postgres: PostgresCpu;
  private readonly resources: AsyncDisposableStack;

  private constructor(
    options: Pick<ShopField, "scale" | "shop" | "baseline" | "serverUrl" | "postgres">,
    resources: AsyncDisposableStack,
  ) {
    this.scale = options.scale;
    this.shop = options.shop;
    this.baseline = options.baseline;
    this.serverUrl = options.serverUrl;
    this.postgres = options.postgres;
    this.resources = resources;
  }

  /** `data`: a folder for shops of all scales. When it has no data of this scale, it is filled, which takes minutes. */
  static async open(data: string, { scale, mode, log }: ShopFieldOptions): Promise<ShopField> {
    await using resources = new AsyncDisposableStack();
    const folder = join(data, scaleName(scale));
    mkdirSync(folder, { recursive: true });
    log(`starting the shop of ${folder} in ${mode} mode`);
    const modeSettings =
      mode === "production"
        ? await productionSettings(folder, resources.use(await startDiscardingMailServer()))
        : developmentSettings;
    const shop = resources.use(await startShop(folder, modeSettings));
    const found = await findEmbeddedPostgres(folder);
    if (typeof found === "string") throw new Error(`the shop's database is not to be found in ${folder}`);
    const { url: serverUrl } = found;
    await loadShopData({ serverUrl, folder, scale, log });
    const baseline = resources.use(
      await ServerProcess.start({ program: [file("baseline/run-baseline.ts"), serverUrl], core: undefined }),
    );
    const postgres = await PostgresCpu.of(serverUrl);
    return new ShopField({ scale, shop, baseline, serverUrl, postgres }, resources.move());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}

const developmentSettings = { NODE_ENV: "development", DEMO_DATA: "false", RATE_LIMITS: "off" };

async function startShop(folder: string, modeSettings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  return ServerProcess.start({
    program: [file("../../../../shop/dist/start.js")],
    core: undefined,
    endsBy: "SIGTERM",
    // a release that migrates a table of a million rows needs time at its first start
    startLimitMs: 600_000,
    environment: {
      ...modeSettings,
      DATA_DIR: folder,
      PORT: String(await findFreePort(undefined)),
      HOST: "127.0.0.1",
      // the benchmark writes data directly to the tables, and the baseline reads the database for each request
      ENTITY_CACHE_SECONDS: "0",
      // all loaded carts are due for a reminder an hour and a day after the load
      CART_REMINDER_HOURS: "0",
      SECOND_CART_REMINDER_HOURS: "0",
      // sessions last for the whole run
      ACCESS_TOKEN_SECONDS: "3600",
      LOG_LEVEL: "warn",
    },
  });
}
