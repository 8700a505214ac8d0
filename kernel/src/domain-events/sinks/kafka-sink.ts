import { Producer, stringSerializers, type ConnectionOptions } from "@platformatic/kafka";
import type { EventName } from "../event-catalog.js";
import type { CloudEvent, EventSink } from "./event-sink.js";

export interface KafkaSinkOptions {
  /** Such as `kafka-1.example:9092`; the others of the cluster are found through these. */
  readonly brokers: readonly string[];
  /** TLS and SASL, as the Kafka client takes them. */
  readonly connection?: Pick<ConnectionOptions, "tls" | "sasl">;
  /** `souk` when absent. All events have the same topic, so that they stay in order for each key. */
  readonly topic?: string;
  /** The sink's name; `kafka` when absent. */
  readonly name?: string;
}

const timeoutMs = 5000;

type EventProducer = Producer<string, string, string, string>;

/**
 * Stores events in one topic of a Kafka cluster, with the event's key as the key of the message. A message counts as
 * stored when all replicas in sync have it. Kafka cannot recognize a repeat: consumers compare the event's id.
 */
export class KafkaSink implements EventSink, AsyncDisposable {
  readonly name: string;
  private producer: EventProducer | undefined;

  constructor(private readonly options: KafkaSinkOptions) {
    this.name = options.name ?? "kafka";
  }

  async send(_name: EventName, event: CloudEvent, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.producer ??= this.open();
    const message = {
      topic: this.options.topic ?? "souk",
      key: event.subject,
      value: JSON.stringify(event),
      headers: { "content-type": "application/cloudevents+json; charset=UTF-8" },
    };
    await this.producer.send({ messages: [message] });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.producer?.close(true);
  }

  private open(): EventProducer {
    return new Producer({
      ...this.options.connection,
      clientId: "souk",
      bootstrapBrokers: [...this.options.brokers],
      serializers: stringSerializers,
      // all replicas in sync
      acks: -1,
      connectTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      // the job of the event is the retry
      retries: 1,
    });
  }
}
