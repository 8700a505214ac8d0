import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@souk/embedded-postgres";
import { ServiceTokens } from "@souk/kernel/identity/service-token";
import { readServiceKeySets, serviceKeyFilesIn } from "@souk/kernel/keys/service-key-files";
import { keysOfEveryService } from "@souk/kernel/testing/fixed-keys";
import { databaseName, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type pg from "pg";
import { eventually } from "../test-kit/clients/eventually.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { openClient, rowsOf } from "../test-kit/data/database-rows.js";
import { serviceAddresses, type ServiceAddresses } from "../test-kit/shop/service-addresses.js";
import { cheapHashes } from "../test-kit/shop/shop-settings.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

const program = "shop/dist/services.js";

export interface Diagnosis {
  readonly code: number;
  readonly checks: readonly {
    readonly check: string;
    readonly subject: string;
    readonly status: string;
    readonly message: string;
  }[];
}

/** A shop that runs each service as a process of its own, beside a database that a test can stop and start. */
export class RunningServices implements AsyncDisposable {
  private constructor(
    private readonly folder: TemporaryFolder,
    private readonly addresses: ServiceAddresses,
    /** The settings of the services. */
    private readonly settings: Readonly<Record<string, string>>,
    private postgres: EmbeddedPostgres,
    /** The parent of all processes. */
    public running: ShopProcess,
    /** A client of the router. */
    readonly shop: ShopClient,
  ) {}

  static async start(settings: Readonly<Record<string, string>>): Promise<RunningServices> {
    const folder = await TemporaryFolder.create();
    const postgres = await startPostgres(folder);
    const addresses = await serviceAddresses();
    const own = { DATA_DIR: folder.in("shop"), DATABASE_URL: postgres.url, ...cheapHashes, ...settings };
    const environment = { ...addresses.environment, ...own };
    const running = ShopProcess.start({ program, environment });
    return new RunningServices(folder, addresses, environment, postgres, running, await running.ready());
  }

  /** The folder of its keys and other files. */
  get dataDir(): string {
    return this.settings.DATA_DIR ?? "";
  }

  subgraph(name: SubgraphName): ShopClient {
    return new ShopClient(this.addresses.urls[name]);
  }

  audit(): ShopClient {
    return new ShopClient(this.addresses.environment.AUDIT_URL ?? "");
  }

  /** Issues service tokens that are signed with the key file of a service. */
  tokensOf(signer: string): ServiceTokens {
    const [newest] = readServiceKeySets(serviceKeyFilesIn(`${this.dataDir}/keys`)).get(signer) ?? [];
    if (!newest) throw new Error(`${signer} has no key`);
    return new ServiceTokens(keysOfEveryService(newest.key));
  }

  /** The id of a process of the service, other than `last`. `service`: a part of its command. */
  processOf(service: string, last = 0): number {
    const found = this.running.living().find(({ command, pid }) => command.includes(service) && pid !== last);
    if (!found) throw new Error(`no process of ${service}`);
    return found.pid;
  }

  /** A client of the router that may read its metrics page. */
  get metrics(): ShopClient {
    return this.shop.with({ authorization: `Bearer ${this.settings.METRICS_TOKEN}` });
  }

  get databasePassword(): string {
    return new URL(this.postgres.url).password;
  }

  /** Runs SQL as the owner of the server. */
  rows<Row extends object>(sql: string): Promise<Row[]> {
    return rowsOf<Row>(this.postgres.url, sql);
  }

  /** Runs `souk doctor` with the settings of the services and `more` ones. */
  async doctor(from: string, more: Readonly<Record<string, string>> = {}): Promise<Diagnosis> {
    const args = [fileURLToPath(new URL("../../../shop/dist/souk.js", import.meta.url)), "doctor", "--json"];
    const child = spawn(process.execPath, [...args, "--from", from], {
      env: { PATH: process.env.PATH, ...this.settings, ...more },
      cwd: this.folder.in("."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit") as Promise<[number]>]);
    return { code, ...(JSON.parse(output) as Pick<Diagnosis, "checks">) };
  }

  /** Opens a connection to the database of a subgraph as the owner of the server. */
  async connect(subgraph: SubgraphName): Promise<pg.Client & AsyncDisposable> {
    const url = new URL(this.postgres.url);
    url.pathname = databaseName(subgraph);
    return openClient(url.href);
  }

  async stopDatabase(): Promise<void> {
    await this.postgres[Symbol.asyncDispose]();
  }

  async startDatabase(): Promise<void> {
    this.postgres = await startPostgres(this.folder);
  }

  /** Waits for a process of a service other than `last`, and kills it. Returns its id. */
  async killNext(service: string, last: number): Promise<number> {
    const pid = await eventually(() => this.processOf(service, last));
    process.kill(pid, "SIGKILL");
    return pid;
  }

  /**
   * Starts the services again on the same data, whose database their parent now starts for them, with `more` settings.
   */
  async restartWithEmbeddedDatabase(more: Readonly<Record<string, string>>): Promise<ShopClient> {
    const { DATABASE_URL: _own, ...environment } = this.settings;
    this.running = ShopProcess.start({ program, environment: { ...environment, ...more, DATA_DIR: this.dataDir } });
    return this.running.ready();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.running[Symbol.asyncDispose]();
    await this.postgres[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }
}

/**
 * On the same folder it has the same data and the same port. An embedded database of the services has the same folder.
 */
function startPostgres(folder: TemporaryFolder): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataDir: folder.in("shop"),
    settings: { fsync: "off", full_page_writes: "off", max_connections: "50" },
  });
}
