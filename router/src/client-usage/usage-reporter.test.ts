import type { PreparedOperation } from "@souk/federation-engine";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import { createLogger } from "@souk/kernel/logging/logger";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { buildSchema, getOperationAST, parse } from "graphql";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageReporter } from "./usage-reporter.js";
import type { UsageReport } from "./usage-reports.js";

const schema = buildSchema("type Query { a: Int b: Int }");
const lines: string[] = [];
/** The reports that accounts received. */
const received: UsageReport[] = [];
let accounts: "confirms" | "is unavailable" | "loses its answer" | "refuses";
let reporter: UsageReporter;

beforeEach(() => {
  accounts = "confirms";
  received.length = 0;
  lines.length = 0;
  const transport = {
    async send({ variables }: { variables: { report: UsageReport } }) {
      if (accounts === "is unavailable") throw new ServiceUnavailableError("accounts");
      received.push(variables.report);
      if (accounts === "loses its answer") throw new ServiceUnavailableError("accounts");
      if (accounts === "refuses")
        return { body: { errors: [{ message: "no", extensions: { code: "BAD_USER_INPUT" } }] } };
      return { body: { data: { recordUsage: true } } };
    },
  } as unknown as PeerTransport;
  reporter = new UsageReporter({
    subgraph: () => transport,
    serviceTokens: { headersFor: async () => ({}) } as unknown as ServiceTokens,
    logger: createLogger("router", "info", { write: (line) => void lines.push(line) }),
    everySeconds: 3600,
    mostUnsent: 3,
  });
});

afterEach(async () => {
  accounts = "confirms";
  await reporter[Symbol.asyncDispose]();
});

function count(field: "a" | "b"): void {
  const document = parse(`{ ${field} }`);
  const operation = { document, operation: getOperationAST(document), schema } as unknown as PreparedOperation;
  reporter.count({ operation, client: { name: "web", version: "" }, hasErrors: false, durationMs: 1 });
}

const fieldsOf = (report: UsageReport): string => report.operations.map(({ fields }) => fields.join()).join();

test("nothing is sent when nothing was counted", async () => {
  await reporter.report();
  expect(received).toEqual([]);
});

test("counts are sent once, and those since then next time", async () => {
  count("a");
  await reporter.report();
  count("b");
  await reporter.report();
  expect(received.map(fieldsOf)).toEqual(["Query.a", "Query.b"]);
});

test("a report without an answer is sent again under its id, before later ones", async () => {
  accounts = "loses its answer";
  count("a");
  await reporter.report();
  accounts = "confirms";
  count("b");
  await reporter.report();
  expect(new Set(received.filter((report) => fieldsOf(report) === "Query.a").map(({ id }) => id)).size).toBe(1);
  expect(received.slice(-2).map(fieldsOf)).toEqual(["Query.a", "Query.b"]);
  expect(lines.join("")).toContain("client usage is not stored yet");
});

test("a refused report is dropped and logged, so that later ones are not held up", async () => {
  accounts = "refuses";
  count("a");
  await reporter.report();
  accounts = "confirms";
  count("b");
  await reporter.report();
  expect(received.map(fieldsOf)).toEqual(["Query.a", "Query.b"]);
  expect(lines.join("")).toContain("accounts refused client usage");
});

test("the last counts are sent when the router stops", async () => {
  count("a");
  await reporter[Symbol.asyncDispose]();
  expect(received.map(fieldsOf)).toEqual(["Query.a"]);
});

test("a router stops without accounts, and keeps a bounded number of reports", async () => {
  accounts = "is unavailable";
  for (let round = 0; round < 5; round += 1) {
    count("a");
    await reporter.report();
  }
  expect(lines.join("")).toContain("client usage was dropped");
  await reporter[Symbol.asyncDispose]();
});
