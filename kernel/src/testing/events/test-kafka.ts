import { execFile, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import type { CloudEvent } from "../../domain-events/sinks/event-sink.js";
import { KafkaSink } from "../../domain-events/sinks/kafka-sink.js";
import type { TestSink } from "./event-sink-suite.js";

const topic = "souk";
const readySeconds = 20;

/** Returns whether this machine has `kcat`. */
export function hasKcat(): boolean {
  return spawnSync("kcat", ["-V"], { stdio: "ignore" }).status === 0;
}

/** The broker inside librdkafka, which kcat opens for tests. It speaks Kafka's protocol and stores messages in memory. */
export class TestKafka implements TestSink {
  private constructor(
    private readonly server: ChildProcess,
    private readonly broker: string,
    readonly sink: KafkaSink,
  ) {}

  static async open(): Promise<TestKafka> {
    const options = ["-b", "ignored", "-X", "test.mock.num.brokers=1", "-C", "-q", "-t", "unused"];
    const server = spawn("kcat", options, { stdio: ["ignore", "ignore", "pipe"] });
    const broker = await addressOf(server);
    // a topic exists in this broker once somebody has asked for it
    await kcat("-b", broker, "-L", "-t", topic);
    return new TestKafka(server, broker, new KafkaSink({ brokers: [broker], topic }));
  }

  async stored(): Promise<readonly CloudEvent[]> {
    const { stdout } = await kcat("-b", this.broker, "-C", "-q", "-e", "-o", "beginning", "-t", topic);
    const lines = stdout.split("\n").filter((line) => line !== "");
    return lines.map((line) => JSON.parse(line) as CloudEvent);
  }

  /** Returns the keys of the messages with their number. */
  async storedKeys(): Promise<readonly string[]> {
    const { stdout } = await kcat(
      "-b",
      this.broker,
      "-C",
      "-q",
      "-e",
      "-o",
      "beginning",
      "-t",
      topic,
      "-f",
      "%k %h\\n",
    );
    return stdout.trim().split("\n");
  }

  async stop(): Promise<void> {
    const ended = once(this.server, "exit");
    if (this.server.exitCode !== null || !this.server.kill("SIGKILL")) return;
    await ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sink[Symbol.asyncDispose]();
    await this.stop();
  }
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error("kcat has no output of errors");
  const late = AbortSignal.timeout(readySeconds * 1000);
  for await (const line of createInterface({ input: stderr, signal: late })) {
    const [, address] = /replaced with (\S+:\d+)/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error("kcat opened no broker");
}

const run = promisify(execFile);
const kcat = (...options: string[]) => run("kcat", options, { timeout: readySeconds * 1000 });
