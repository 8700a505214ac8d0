import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { settingPrefix, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { loadShopEnvironment } from "@souk/tests/test-kit/shop/load-shop";
import { serviceAddresses } from "@souk/tests/test-kit/shop/service-addresses";
import { makeShopKeys } from "@souk/tests/test-kit/shop/shop-keys";
import { TcpRelay } from "@souk/tests/test-kit/clients/tcp-relay";
import { ChaosDatabase } from "./chaos-database.js";
import type { ShopKind } from "./chaos-arguments.js";
import { goodDay, type Fault } from "./fault.js";
import { RestartedProcess } from "./restarted-process.js";

export interface ChaosShopOptions {
  readonly kind: ShopKind;
  readonly folder: string;
  readonly seed: number;
  readonly signal: AbortSignal;
}

type Environment = Readonly<Record<string, string>>;

/** A shop whose processes, including its database server, can all be killed. */
export class ChaosShop implements AsyncDisposable {
  /** Failures of processes that no fault of the schedule caused. */
  readonly failures: string[] = [];
  private readonly processes = new Map<string, RestartedProcess>();
  private readonly relays = new Map<string, TcpRelay>();

  private constructor(
    private readonly options: ChaosShopOptions,
    private readonly database: ChaosDatabase,
    private readonly environment: Environment,
    private readonly resources: AsyncDisposableStack,
  ) {
    this.relays.set("database", database.relay);
  }

  static async open(options: ChaosShopOptions): Promise<ChaosShop> {
    await using resources = new AsyncDisposableStack();
    await mkdir(join(options.folder, "logs"), { recursive: true });
    const database = resources.use(await ChaosDatabase.open(join(options.folder, "database")));
    const keys = await makeShopKeys();
    const environment = {
      ...(await loadShopEnvironment(join(options.folder, "shop"))),
      ...keys.environment,
      DATABASE_URL: database.relay.url,
      LOG_LEVEL: "warn",
      SANDBOX_SEED: String(options.seed),
    };
    const shop = new ChaosShop(options, database, environment, resources.move());
    try {
      await (options.kind === "one" ? shop.startOne() : shop.startMany(keys.ofService));
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
    if (this.options.kind === "one") await this.ready();
  }

  /** Ends the faults and waits until the shop is ready. */
  async endFaults(): Promise<void> {
    await this.paymentsProcess().restart(goodDay.settings);
    await this.ready();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.processes.values()].map((process) => process[Symbol.asyncDispose]()));
    await this.resources.disposeAsync();
  }

  private async ready(): Promise<void> {
    await Promise.all([...this.processes.values()].map((process) => process.ready(this.options.signal)));
  }

  private async cut(name: string, forMs: number): Promise<void> {
    const relay = this.relays.get(name);
    await relay?.cut();
    await delay(forMs, undefined, { signal: this.options.signal });
    await relay?.restore();
  }

  private process(name: string): RestartedProcess {
    const found = this.processes.get(name);
    if (!found) throw new Error(`no process ${name}`);
    return found;
  }

  private paymentsProcess(): RestartedProcess {
    return this.process(this.options.kind === "one" ? "shop" : "payments");
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
      const relay = this.resources.use(await TcpRelay.open(...urls));
      this.relays.set(name, relay);
      addresses[`${settingPrefix(name)}_URL`] = relay.url;
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
    const logFile = join(this.options.folder, "logs", `${name}.log`);
    const reportFailure = (text: string): void => void this.failures.push(text);
    this.processes.set(
      name,
      RestartedProcess.start({ name, program, environment, origin, logFile, reportFailure }, goodDay.settings),
    );
  }
}
