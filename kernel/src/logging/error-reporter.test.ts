import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { SettingsReader } from "../config/config-reader.js";
import { eventually } from "../testing/eventually.js";
import { openErrorReporter } from "./error-reporter.js";
import { readErrorReporter } from "./error-reporter-setting.js";
import { createLogger, type Logger } from "./logger.js";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A service that gets errors, and answers with a status. */
async function startService(status = 200): Promise<{ dsn: string; received: any[] }> {
  const received: any[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const [head, item, event] = body
        .trim()
        .split("\n")
        .map((part) => JSON.parse(part));
      received.push({ url: new URL(request.url ?? "", "http://127.0.0.1"), head, item, event });
      response.writeHead(status).end();
    });
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((listening) => server.once("listening", listening));
  return { dsn: `http://public@127.0.0.1:${(server.address() as AddressInfo).port}/7`, received };
}

function testLogger(): { logger: Logger; lines: string[] } {
  const lines: string[] = [];
  return { logger: createLogger("cart", "info", { write: (line) => void lines.push(line) }), lines };
}

function settingsOf(dsn: string) {
  return readErrorReporter(new SettingsReader({ SENTRY_DSN: dsn, SENTRY_RELEASE: "1.2.3" }));
}

test("S2-67: an error is reported with the redaction of the log", async () => {
  const { dsn, received } = await startService();
  const { logger } = testLogger();
  await using _reporter = await openErrorReporter(settingsOf(dsn), logger);
  const trace = { trace_id: "0af7651916cd43dd8448eb211c80319c", span_id: "b7ad6b7169203331" };
  logger.error({ err: new TypeError("no such cart"), input: { password: "4242" }, ...trace }, "a job failed");
  await eventually(() => expect(received).toHaveLength(1));
  const [{ url, item, event }] = received;
  expect([url.pathname, url.searchParams.get("sentry_key"), item.type]).toEqual([
    "/api/7/envelope/",
    "public",
    "event",
  ]);
  expect(event).toMatchObject({
    level: "error",
    logger: "cart",
    release: "1.2.3",
    environment: "development",
    message: "a job failed",
    exception: { values: [{ type: "TypeError", value: "no such cart" }] },
    contexts: { trace },
    extra: { input: { password: "[redacted]" } },
  });
  expect(event.exception.values[0].stacktrace.frames.at(-1).filename).toMatch(/error-reporter\.test\.ts$/);
});

test("other lines are not reported", async () => {
  const { dsn, received } = await startService();
  const { logger } = testLogger();
  const reporter = await openErrorReporter(settingsOf(dsn), logger);
  logger.warn("circuit opened");
  logger.info({ level: "error" }, "said");
  logger.fatal("the process ends");
  await reporter[Symbol.asyncDispose]();
  expect(received.map(({ event }) => event.message)).toEqual(["the process ends"]);
});

test("a service that refuses errors gets no more for a while, and the log says so once", async () => {
  const { dsn, received } = await startService(429);
  const { logger, lines } = testLogger();
  const reporter = await openErrorReporter(settingsOf(dsn), logger);
  for (let index = 0; index < 3; index += 1) logger.error("a job failed");
  const failures = (): string[] => lines.filter((line) => line.includes("failed to report errors"));
  await eventually(() => expect([received.length, failures().length]).toEqual([3, 1]));
  logger.error("a job failed");
  await reporter[Symbol.asyncDispose]();
  expect([received.length, failures().length]).toEqual([3, 1]);
});

test("an unreachable service ends nothing, and the log says so", async () => {
  const { logger, lines } = testLogger();
  await using _reporter = await openErrorReporter(settingsOf("http://public@127.0.0.1:1/7"), logger);
  logger.error("a job failed");
  await eventually(() => expect(lines.filter((line) => line.includes("failed to report errors"))).toHaveLength(1));
});

test.each(["https://key@errors.example/1", "http://key:secret@[::1]:9000/folder/1"])("%s is a DSN", (dsn) => {
  expect(settingsOf(dsn)).toMatchObject({ dsn, release: "1.2.3" });
});

test.each([
  "not an address",
  "https://errors.example/1",
  "https://key@errors.example/",
  "https://key@errors.example/souk",
])("the DSN %s is a fault, which does not repeat it", (dsn) => {
  const reader = new SettingsReader({ SENTRY_DSN: dsn });
  expect(readErrorReporter(reader)).toBeUndefined();
  expect(JSON.stringify(reader.faults)).toContain("SENTRY_DSN");
  expect(JSON.stringify(reader.faults)).not.toContain(dsn);
});
