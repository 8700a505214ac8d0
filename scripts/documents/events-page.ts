import { eventDefinition, eventNames, exampleEvent, type EventName } from "@souk/kernel/domain-events/event-catalog";
import { formatMarkdown } from "./format-markdown.ts";

const example = { id: "0b6f0b1e-6a5c-4c1e-9a53-1f5cf2a7b000", time: "2026-01-01T10:10:00.000Z" };

const introduction = `# Events

Written by \`npm run events\` from \`kernel/src/domain-events/\`.

The shop announces what happened by events. A handler in a project of your own receives them in the shop's process, and a
[webhook](webhooks.md) by HTTP. The transaction of the change writes the event, so an event exists if and only if the change
was committed (decision [081](decisions/081-domain-events-are-written-by-triggers.md)).

## Format

| field | meaning |
| --- | --- |
| \`id\` | identifies the event; each delivery of it has the same id |
| \`name\` | the name, such as \`order.paid\`; a webhook has it as \`type\` |
| \`version\` | rises with a change that a consumer could not read; a new field keeps the version |
| \`time\` | the time of the change in UTC; a webhook has it as \`timestamp\` |
| \`key\` | the value of one field of the data, named below; a handler gets the events of one key in order |
| \`data\` | the data of the event |

Amounts are integers in minor units. Events contain ids of persons, and no names, addresses, mail addresses, passwords or
card data: read these by the id. Demo data and imports write no events.

## Handlers

\`\`\`ts
import { on } from "@souk/shop/config";

export const bookSale = on("order.paid", async ({ event, idempotencyKey, logger, signal }) => {
  await fetch("https://books.example/sales", {
    method: "POST",
    headers: { "idempotency-key": idempotencyKey },
    body: JSON.stringify(event.data),
    signal,
  });
  logger.info({ order: event.data.orderNumber }, "booked");
});
\`\`\`

- \`eventHandlers\` of \`souk.config.ts\` lists the handlers ([configuration](configuration.md)); each subgraph runs those of the events that it produces.
- Delivery is at least once: a process that ends during a run repeats it. \`idempotencyKey\` is the same in each run for this event and handler.
- A handler that throws, or takes longer than \`timeoutMs\` (10 seconds), runs again after growing pauses, up to \`maxAttempts\` (12, about 16 hours). Then
  the event is a failed job, which admins see and retry under Operations.
- The events of one key run in order: a later one waits until the earlier one is done, or is a failed job. Other keys and other handlers do not wait.
- A handler of several events (\`on(["order.paid", "order.cancelled"], …)\`) gets them in order too, if one subgraph produces them.
- Two handlers of the same event need different names: \`on(event, handler, { name: "bookkeeping" })\`. Events wait under the name.
- All replicas of a subgraph must have the same handlers.

## Sinks

A sink sends events to a broker as [CloudEvents](https://cloudevents.io). It is a handler of all events, with the same guarantees:

\`\`\`ts
import { defineConfig, sinkHandler } from "@souk/shop/config";
import { NatsSink } from "@souk/shop/nats-sink";

const nats = new NatsSink({ connection: { servers: "nats.example:4222", user: "souk", pass: process.env.NATS_PASSWORD } });
export default defineConfig({ eventHandlers: [sinkHandler(nats)], settings: ["NATS_PASSWORD"] });
\`\`\`

\`NatsSink\` publishes to JetStream under \`souk.<name>\`, such as \`souk.order.paid\`. Create a stream first; while there is none, events wait:

\`\`\`sh
nats stream add souk --subjects 'souk.>' --dupe-window 2m
\`\`\`

The stream drops repeats by the event's id within its duplicate window.

\`KafkaSink\` sends to one topic of a Kafka cluster, with the event's key as the key of the message. Install its client, and create the topic:

\`\`\`sh
npm install @platformatic/kafka
kafka-topics.sh --bootstrap-server kafka.example:9092 --create --topic souk --partitions 6 --replication-factor 3
\`\`\`

\`\`\`ts
import { defineConfig, sinkHandler } from "@souk/shop/config";
import { KafkaSink } from "@souk/shop/kafka-sink";

const sasl = { mechanism: "SCRAM-SHA-512", username: "souk", password: process.env.KAFKA_PASSWORD } as const;
const kafka = new KafkaSink({ brokers: ["kafka.example:9092"], connection: { tls: {}, sasl } });
export default defineConfig({ eventHandlers: [sinkHandler(kafka)], settings: ["KAFKA_PASSWORD"] });
\`\`\`

A message counts as stored when all replicas in sync have it. Kafka does not drop an event that a job sends again: consumers compare the \`id\`. The tests run against the broker of
librdkafka ([decision 081](decisions/081-domain-events-are-written-by-triggers.md)), without TLS and SASL.

For another broker, implement \`EventSink\` of \`@souk/shop/config\`. \`kernel/src/testing/events/event-sink-suite.ts\` has the tests that both sinks pass.
`;

/** Returns docs/events.md. */
export async function eventsPage(): Promise<string> {
  const overview = eventNames.map((name) => {
    const { producer, version, key } = eventDefinition(name);
    return `| [\`${name}\`](#${name.replace(".", "")}) | ${version} | \`${key}\` | ${producer} |`;
  });
  return formatMarkdown(`${introduction}
## Catalog

| event | version | key | producer |
| --- | --- | --- | --- |
${overview.join("\n")}

${eventNames.map(section).join("\n")}`);
}

function section(name: EventName): string {
  const { description, data } = eventDefinition(name);
  return `### ${name}

${description}

| field of \`data\` | type | meaning |
| --- | --- | --- |
${fieldRows(data.toJSONSchema() as JsonSchema).join("\n")}

\`\`\`json
${JSON.stringify(exampleEvent(name, example), undefined, 2)}
\`\`\`
`;
}

interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

function fieldRows({ properties = {} }: JsonSchema, prefix = ""): string[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = `${prefix}${name}`;
    const inner = schema.items ? fieldRows(schema.items, `${path}[].`) : fieldRows(schema, `${path}.`);
    return [`| \`${path}\` | ${typeOf(schema)} | ${schema.description ?? ""} |`, ...inner];
  });
}

function typeOf({ type, format, enum: values, anyOf, items }: JsonSchema): string {
  if (anyOf) return anyOf.map(typeOf).join(" or ");
  if (values) return values.map((value) => `\`${value}\``).join(", ");
  if (items) return `list of ${typeOf(items)}`;
  return format === "guid" || format === "uuid" ? "id" : (type ?? "");
}
