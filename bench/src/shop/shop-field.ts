import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findEmbeddedPostgres } from "@souk/kernel/embedded-postgres";
import { findFreePort } from "@souk/kernel/free-port";
import { ServerProcess } from "../measure/server-process.ts";
import { loadShopData } from "./data/load-shop-data.ts";
import { scaleName, type Scale } from "./data/scale.ts";
import { PostgresCpu } from "./postgres-cpu.ts";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A whole shop in one process and the floor in another, on one PostgreSQL and the same data. */
export class ShopField implements AsyncDisposable {
  readonly scale: Scale;
  readonly shop: ServerProcess;
  readonly floor: ServerProcess;
  /** Of PostgreSQL. */
  readonly serverUrl: string;
  readonly postgres: PostgresCpu;
  private readonly opened: AsyncDisposableStack;

  private constructor(
    parts: Pick<ShopField, "scale" | "shop" | "floor" | "serverUrl" | "postgres">,
    opened: AsyncDisposableStack,
  ) {
    this.scale = parts.scale;
    this.shop = parts.shop;
    this.floor = parts.floor;
    this.serverUrl = parts.serverUrl;
    this.postgres = parts.postgres;
    this.opened = opened;
  }

  /** `data`: a folder for shops of all scales. One that has no data of this scale yet is filled, which takes minutes. */
  static async open(data: string, scale: Scale, tell: (line: string) => void): Promise<ShopField> {
    await using opened = new AsyncDisposableStack();
    const folder = join(data, scaleName(scale));
    mkdirSync(folder, { recursive: true });
    tell(`starting the shop of ${folder}`);
    const shop = opened.use(await startShop(folder));
    const found = await findEmbeddedPostgres(folder);
    if (typeof found === "string") throw new Error(`the shop's database is not to be found in ${folder}`);
    const { url: serverUrl } = found;
    await loadShopData({ serverUrl, folder, scale, tell });
    const floor = opened.use(
      await ServerProcess.start({ program: [file("floor/run-floor.ts"), serverUrl], core: undefined }),
    );
    const postgres = await PostgresCpu.of(serverUrl);
    return new ShopField({ scale, shop, floor, serverUrl, postgres }, opened.move());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.opened.disposeAsync();
  }
}

async function startShop(folder: string): Promise<ServerProcess> {
  return ServerProcess.start({
    program: [file("../../../shop/dist/start.js")],
    core: undefined,
    endsBy: "SIGTERM",
    // a release that changes a table of a million rows takes its time at its first start
    startLimitMs: 600_000,
    // not in production, which has no limits that can be taken off, and wants keys
    environment: {
      NODE_ENV: "development",
      DATA_DIR: folder,
      PORT: String(await findFreePort(undefined)),
      HOST: "127.0.0.1",
      DEMO_DATA: "false",
      RATE_LIMITS: "off",
      // its data are written past it, and the floor beside it asks the database each time
      ENTITY_CACHE_SECONDS: "0",
      EMAIL_VERIFICATION: "off",
      // those who are signed in stay so for the whole run
      ACCESS_TOKEN_SECONDS: "3600",
      LOG_LEVEL: "warn",
    },
  });
}
