import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { loadShopEnvironment } from "@souk/tests/test-kit/shop/load-shop";
import { serviceAddresses } from "@souk/tests/test-kit/shop/service-addresses";
import { makeShopKeys } from "@souk/tests/test-kit/shop/shop-keys";
import { TcpRelay } from "@souk/tests/test-kit/clients/tcp-relay";
import { ChaosDatabase } from "./chaos-database.js";
import type { ShopKind } from "./chaos-arguments.js";
import { goodDay, type Fault } from "./fault.js";
import { KeptProcess } from "./restarted-process.js";

export interface ChaosShopParts {
  readonly kind: ShopKind;
  readonly folder: string;
  readonly seed: number;
  readonly signal: AbortSignal;
}

type Environment = Readonly<Record<string, string>>;

/** A shop whose processes, including its database server, can all be killed. */
export class ChaosShop implements AsyncDisposable {
  /** Faults of processes that no chaos action had caused. */
  readonly complaints: string[] = [];
  private readonly processes = new Map<string, KeptProcess>();
  private readonly relays = new Map<string, TcpRelay>();

  private constructor(
    private readonly parts: ChaosShopParts,
    private readonly database: ChaosDatabase,
    private readonly environment: Environment,
    private readonly opened: AsyncDisposableStack,
  ) {
    this.relays.set("database", database.relay);
  }

  static async open(parts: ChaosShopParts): Promise<ChaosShop> {
    await using opened = new AsyncDisposableStack();
    await mkdir(join(parts.folder, "logs"), { recursive: true });
    const database = opened.use(await ChaosDatabase.open(join(parts.folder, "database")));
    const keys = await makeShopKeys();
    const environment = {
      ...(await loadShopEnvironment(join(parts.folder, "shop"))),
      ...keys.environment,
      DATABASE_URL: database.relay.url,
      LOG_LEVEL: "warn",
      SANDBOX_SEED: String(parts.seed),
    };
    const shop = new ChaosShop(parts, database, environment, opened.move());
    try {
      await (parts.kind === "one" ? shop.startOne() : shop.startMany(keys.ofService));
      await shop.ready();
    } catch (error) {
      await shop[Symbol.asyncDispose]();
      throw error;
    }
    return shop;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.environment.PORT}`;
  }

  /** The database URL without the relay, for the audit. */
  get databaseUrl(): string {
    return this.database.url;
  }

  /** Names of the processes that can be killed. */
  get processNames(): readonly string[] {
    return [...this.processes.keys(), "database"];
  }

  /** Names of the services whose connections can be cut. */
  get connectionNames(): readonly string[] {
    return [...this.relays.keys()];
  }

  /** Inflicts a fault. Resolves when the next fault may follow: a shop in one process must be ready again first. */
  async inflict(fault: Fault): Promise<void> {
    switch (fault.kind) {
      case "kill":
        if (fault.name === "database") await this.database.kill();
        else this.process(fault.name).kill();
        break;
      case "restartDatabase":
        await this.database.restart(fault.mode);
        break;
      case "cut":
        await this.cut(fault.name, fault.forMs);
        break;
      case "changeProvider":
        await this.paymentsProcess().restart(fault.day.settings);
    }
    if (this.parts.kind === "one") await this.ready();
  }

  /** Ends the faults and waits until the shop is ready. */
  async comeToRest(): Promise<void> {
    await this.paymentsProcess().restart(goodDay.settings);
    await this.ready();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.processes.values()].map((kept) => kept[Symbol.asyncDispose]()));
    await this.opened.disposeAsync();
  }

  private async ready(): Promise<void> {
    await Promise.all([...this.processes.values()].map((kept) => kept.ready(this.parts.signal)));
  }

  private async cut(name: string, forMs: number): Promise<void> {
    const relay = this.relays.get(name);
    await relay?.cut();
    await delay(forMs, undefined, { signal: this.parts.signal });
    await relay?.restore();
  }

  private process(name: string): KeptProcess {
    const kept = this.processes.get(name);
    if (!kept) throw new Error(`no process ${name}`);
    return kept;
  }

  private paymentsProcess(): KeptProcess {
    return this.process(this.parts.kind === "one" ? "shop" : "payments");
  }

  private async startOne(): Promise<void> {
    this.start("shop", "shop/dist/start.js", this.origin, {});
  }

  /**
   * Starts one process per subgraph. The others reach a subgraph through a relay; orders has two replicas behind one
   * relay.
   */
  private async startMany(keysOf: (service: string) => Environment): Promise<void> {
    const behind = await serviceAddresses();
    const second = await serviceAddresses();
    const addresses: Record<string, string> = {};
    for (const name of subgraphNames) {
      const urls = name === "orders" ? [behind.urls.orders, second.urls.orders] : [behind.urls[name]];
      const relay = this.opened.use(await TcpRelay.open(...urls));
      this.relays.set(name, relay);
      addresses[`${name.toUpperCase()}_URL`] = relay.url;
    }
    const startSubgraph = (name: string, subgraph: string, url: string): void => {
      const settings = { ...addresses, ...keysOf(subgraph), SERVICE_PORT: new URL(url).port };
      this.start(name, `subgraphs/${subgraph}/dist/main.js`, url, settings);
    };
    for (const name of subgraphNames) {
      startSubgraph(name === "orders" ? "orders-1" : name, name, behind.urls[name]);
    }
    startSubgraph("orders-2", "orders", second.urls.orders);
    this.start("router", "router/dist/main.js", this.origin, { ...addresses, ...keysOf("router") });
  }

  private start(name: string, program: string, origin: string, settings: Environment): void {
    const environment = { ...this.environment, ...settings };
    const logFile = join(this.parts.folder, "logs", `${name}.log`);
    const complain = (text: string): void => void this.complaints.push(text);
    this.processes.set(
      name,
      KeptProcess.start({ name, program, environment, origin, logFile, complain }, goodDay.settings),
    );
  }
}
