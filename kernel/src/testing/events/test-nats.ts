import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import type { CloudEvent } from "../../domain-events/sinks/event-sink.js";
import { NatsSink } from "../../domain-events/sinks/nats-sink.js";
import { eventually } from "../eventually.js";
import type { TestSink } from "./event-sink-suite.js";

/** Returns whether this machine has a `nats-server`. */
export function hasNatsServer(): boolean {
  return spawnSync("nats-server", ["--version"], { stdio: "ignore" }).status === 0;
}

/** A real NATS server with a stream, and a sink for it. */
export class TestNats implements TestSink {
  private server: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    readonly sink: NatsSink,
  ) {}

  static async open(): Promise<TestNats> {
    const folder = await mkdtemp(join(tmpdir(), "souk-nats-"));
    const port = await findFreePort(undefined);
    const sink = new NatsSink({ connection: { servers: `127.0.0.1:${port}`, reconnectTimeWait: 100 } });
    const nats = new TestNats(folder, port, sink);
    await nats.start();
    const connection = await connect({ servers: `127.0.0.1:${port}` });
    await (await jetstreamManager(connection)).streams.add({ name: "souk", subjects: ["souk.>"] });
    await connection.close();
    return nats;
  }

  async start(): Promise<void> {
    const options = ["--addr", "127.0.0.1", "--port", String(this.port), "--jetstream", "--store_dir", this.folder];
    this.server = spawn("nats-server", options, { stdio: "ignore" });
    await eventually(async () => (await connect({ servers: `127.0.0.1:${this.port}`, reconnect: false })).close());
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGTERM");
    await ended;
  }

  async stored(): Promise<readonly CloudEvent[]> {
    const connection = await connect({ servers: `127.0.0.1:${this.port}` });
    try {
      const manager = await jetstreamManager(connection);
      const { state } = await manager.streams.info("souk");
      const events: CloudEvent[] = [];
      for (let seq = state.first_seq; seq <= state.last_seq && state.messages > 0; seq++)
        events.push((await manager.streams.getMessage("souk", { seq }))?.json() as CloudEvent);
      return events;
    } finally {
      await connection.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sink[Symbol.asyncDispose]();
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
