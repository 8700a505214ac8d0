import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { HostIsReady } from "./shop-host-messages.js";

const program = fileURLToPath(new URL("../../../dist/programs/shop-host.js", import.meta.url));

interface Host {
  readonly child: ChildProcess;
  readonly port: number;
}

/**
 * One host process for the shops of each test worker, started when its first test file needs one. All of them end with
 * this object.
 */
export class ShopHosts implements AsyncDisposable {
  private readonly hosts = new Map<string, Promise<Host>>();
  private readonly children = new Set<ChildProcess>();
  private readonly server = createServer((request, response) => {
    this.portFor(request.url ?? "").then(
      (port) => response.end(String(port)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });

  private constructor() {}

  static async open(): Promise<ShopHosts> {
    const hosts = new ShopHosts();
    hosts.server.listen(0, "127.0.0.1");
    await once(hosts.server, "listening");
    return hosts;
  }

  /** The address of the server that gives each worker the port of its host. */
  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async portFor(worker: string): Promise<number> {
    const known = await this.hosts.get(worker);
    if (known && known.child.exitCode === null && known.child.signalCode === null) return known.port;
    const starting = this.startHost();
    this.hosts.set(worker, starting);
    starting.catch(() => this.hosts.delete(worker));
    return (await starting).port;
  }

  private async startHost(): Promise<Host> {
    const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE, TEST_DATABASE_URL } = process.env;
    const child = fork(program, {
      env: { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE, TEST_DATABASE_URL },
      // without the flags of the tests
      execArgv: [],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.children.add(child);
    const ended = once(child, "exit").finally(() => this.children.delete(child));
    const first = await Promise.race([once(child, "message"), ended.then(() => undefined)]);
    if (!first) throw new Error("no process for the shops of the tests: is everything built?");
    return { child, port: (first[0] as HostIsReady).port };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    const ends = [...this.children].map((child) => once(child, "exit"));
    for (const child of this.children) child.kill();
    await Promise.all(ends);
  }
}
