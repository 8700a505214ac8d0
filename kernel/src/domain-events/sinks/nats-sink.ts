import { jetstream } from "@nats-io/jetstream";
import { connect, headers, type NatsConnection, type NodeConnectionOptions } from "@nats-io/transport-node";
import type { EventName } from "../event-catalog.js";
import type { CloudEvent, EventSink } from "./event-sink.js";

export interface NatsSinkOptions {
  /** The servers and the credentials, as the NATS client takes them. */
  readonly connection: NodeConnectionOptions;
  /** The first part of each subject; `souk` when absent: `souk.order.paid`. */
  readonly prefix?: string;
  /** The sink's name; `nats` when absent. */
  readonly name?: string;
}

const publishTimeoutMs = 5000;

/**
 * Stores events in NATS JetStream. A stream must have the subjects `<prefix>.>`; while there is none, events wait. The
 * stream drops repeats by the event's id, for as long as its duplicate window lasts.
 */
export class NatsSink implements EventSink, AsyncDisposable {
  readonly name: string;
  private readonly prefix: string;
  private connecting: Promise<NatsConnection> | undefined;

  constructor(private readonly options: NatsSinkOptions) {
    this.name = options.name ?? "nats";
    this.prefix = options.prefix ?? "souk";
  }

  async send(name: EventName, event: CloudEvent, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const connection = await this.connection();
    const header = headers();
    header.set("content-type", "application/cloudevents+json");
    await jetstream(connection).publish(`${this.prefix}.${name}`, JSON.stringify(event), {
      msgID: event.id,
      headers: header,
      timeout: publishTimeoutMs,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const connection = await this.connecting?.catch(() => undefined);
    await connection?.close();
  }

  /** Connects at the first event. The client connects again after a lost connection. */
  private async connection(): Promise<NatsConnection> {
    this.connecting ??= connect({ name: "souk", maxReconnectAttempts: -1, ...this.options.connection });
    try {
      return await this.connecting;
    } catch (error) {
      this.connecting = undefined;
      throw error;
    }
  }
}
