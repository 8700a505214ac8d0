import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { eventually } from "../eventually.js";

const run = promisify(execFile);
const size = 6;
/** The time after which the nodes of the test call a silent master dead. */
const nodeTimeoutMs = 1000;

interface Node {
  readonly port: number;
  readonly server: ChildProcess;
}

/** A Redis Cluster of three masters with a replica each, as `redis-cli --cluster create` makes it. */
export class TestRedisCluster implements AsyncDisposable {
  private constructor(
    private readonly folder: string,
    private readonly nodes: Node[],
  ) {}

  static async start(): Promise<TestRedisCluster> {
    const folder = await mkdtemp(join(tmpdir(), "souk-redis-cluster-"));
    const cluster = new TestRedisCluster(folder, []);
    try {
      for (let node = 0; node < size; node += 1) await cluster.addNode();
      const addresses = cluster.nodes.map(({ port }) => `127.0.0.1:${port}`);
      await eventually(() => Promise.all(cluster.nodes.map(({ port }) => cli(port, "ping"))), 10_000);
      await run("redis-cli", ["--cluster", "create", ...addresses, "--cluster-replicas", "1", "--cluster-yes"]);
      await cluster.becomeWhole();
      return cluster;
    } catch (error) {
      await cluster[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** The setting REDIS_URL, with three of the nodes. */
  get url(): string {
    return this.nodes
      .slice(0, 3)
      .map(({ port }) => `redis://127.0.0.1:${port}`)
      .join(",");
  }

  /** Kills the master of a key, and returns when its replica has taken over. */
  async failOver(key: string): Promise<void> {
    const port = await this.masterOf(key);
    const master = this.nodes.find((node) => node.port === port);
    if (!master) throw new Error(`no node of the cluster has the port ${port}`);
    // a change that the master has confirmed and not yet sent would be lost
    await cli(port, "wait", "1", "1000");
    await end(master.server, "SIGKILL");
    this.nodes.splice(this.nodes.indexOf(master), 1);
    await this.becomeWhole();
  }

  /** Deletes all keys. */
  async clear(): Promise<void> {
    // replicas refuse it, and get it from their masters
    await Promise.all(this.nodes.map(({ port }) => cli(port, "flushall").catch(() => undefined)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.nodes.map(({ server }) => end(server, "SIGTERM")));
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async masterOf(key: string): Promise<number> {
    const [known] = this.nodes;
    const slot = Number(await cli(known?.port ?? 0, "cluster", "keyslot", key));
    const masters = (await cli(known?.port ?? 0, "cluster", "nodes"))
      .split("\n")
      .filter((line) => line.includes("master"));
    for (const line of masters) {
      const [, address = "", , , , , , , ...ranges] = line.split(" ");
      const owns = ranges.some((range) => {
        const [from = NaN, to = from] = range.split("-").map(Number);
        return slot >= from && slot <= to;
      });
      if (owns) return Number(address.split("@")[0]?.split(":")[1]);
    }
    throw new Error(`no master has the slot ${slot}`);
  }

  private async addNode(): Promise<void> {
    const port = await findFreePort(undefined);
    const dir = join(this.folder, String(port));
    await mkdir(dir);
    const settings = {
      port,
      bind: "127.0.0.1",
      save: "",
      appendonly: "no",
      dir,
      "cluster-enabled": "yes",
      // otherwise 10,000 higher than the other port, and perhaps not free
      "cluster-port": await findFreePort(undefined),
      "cluster-config-file": "nodes.conf",
      "cluster-node-timeout": nodeTimeoutMs,
    };
    const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.nodes.push({ port, server: spawn("redis-server", options, { stdio: "ignore" }) });
    await eventually(() => cli(port, "ping"), 10_000);
  }

  private async becomeWhole(): Promise<void> {
    await eventually(async () => {
      const states = await Promise.all(this.nodes.map(({ port }) => cli(port, "cluster", "info")));
      if (!states.every((state) => state.includes("cluster_state:ok"))) throw new Error("the cluster is not whole");
    }, 30_000);
  }
}

async function cli(port: number, ...command: readonly string[]): Promise<string> {
  const { stdout } = await run("redis-cli", ["-h", "127.0.0.1", "-p", String(port), ...command]);
  if (/^(?:ERR|Could not connect)/.test(stdout)) throw new Error(stdout);
  return stdout.trim();
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.kill(signal);
  await ended;
}
