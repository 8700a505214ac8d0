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
      await eventually(() => Promise.all(cluster.nodes.map(({ port }) => cli(port, "ping"))));
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

  /**
   * Kills the master of a key, and lets its replica take over without a vote: the nodes would first have to wait for the
   * master, and with a short wait they would also replace masters that are only slow. Returns when all nodes know it.
   */
  async failOver(key: string): Promise<void> {
    const known = this.nodes[0]?.port ?? 0;
    const slot = Number(await cli(known, "cluster", "keyslot", key));
    const port = await masterOf(slot, known);
    const master = this.nodes.find((node) => node.port === port);
    if (!master) throw new Error(`no node of the cluster has the port ${port}`);
    const replica = await replicaOf(port);
    // a change that the master has confirmed and not yet sent would be lost
    await cli(port, "wait", "1", "1000");
    await end(master.server, "SIGKILL");
    this.nodes.splice(this.nodes.indexOf(master), 1);
    await cli(replica, "cluster", "failover", "takeover");
    await eventually(async () => {
      const masters = await Promise.all(this.nodes.map((node) => masterOf(slot, node.port)));
      if (!masters.every((found) => found === replica)) throw new Error("a node does not know the new master");
    });
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
    };
    const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.nodes.push({ port, server: spawn("redis-server", options, { stdio: "ignore" }) });
    await eventually(() => cli(port, "ping"));
  }

  /** Waits until each node knows all slots and all replicas. */
  private async becomeWhole(): Promise<void> {
    await eventually(async () => {
      for (const { port } of this.nodes) {
        const [state, nodes] = [await cli(port, "cluster", "info"), await cli(port, "cluster", "nodes")];
        const replicas = nodes.split("\n").filter((line) => line.includes("slave"));
        if (!state.includes("cluster_state:ok") || replicas.length < size / 2) throw new Error("it is not whole");
      }
    });
  }
}

/** The port of the master that owns a slot, as the node at `port` knows it. */
async function masterOf(slot: number, port: number): Promise<number> {
  const masters = (await cli(port, "cluster", "nodes")).split("\n").filter((line) => line.includes("master"));
  for (const line of masters) {
    const [, address = "", , , , , , , ...ranges] = line.split(" ");
    const owns = ranges.some((range) => {
      const [from = NaN, to = from] = range.split("-").map(Number);
      return slot >= from && slot <= to;
    });
    if (owns) return portOf(address);
  }
  throw new Error(`no master has the slot ${slot}`);
}

/** The port of the replica of the master at `port`. */
async function replicaOf(port: number): Promise<number> {
  const [line] = (await cli(port, "cluster", "replicas", await cli(port, "cluster", "myid"))).split("\n");
  return portOf(line?.split(" ")[1] ?? "");
}

function portOf(address: string): number {
  return Number(address.split("@")[0]?.split(":")[1]);
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
