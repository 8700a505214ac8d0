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
      received.push({ path: request.url, key: request.headers["x-sentry-auth"], head, item, event });
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

test("an error is reported with the redaction of the log", async () => {
  const { dsn, received } = await startService();
  const { logger } = testLogger();
  await using _reporter = openErrorReporter(settingsOf(dsn), logger);
  logger.error({ err: new TypeError("no such cart"), input: { password: "4242" }, trace_id: "t-1" }, "a job failed");
  await eventually(() => expect(received).toHaveLength(1));
  const [{ path, key, item, event }] = received;
  expect([path, item]).toEqual(["/api/7/envelope/", { type: "event" }]);
  expect(key).toContain("sentry_key=public");
  expect(event).toMatchObject({
    level: "error",
    logger: "cart",
    release: "1.2.3",
    message: { formatted: "a job failed" },
    exception: { values: [{ type: "TypeError", value: "no such cart" }] },
    contexts: { trace: { trace_id: "t-1" } },
    extra: { input: { password: "[redacted]" } },
  });
});

test("other lines are not reported", async () => {
  const { dsn, received } = await startService();
  const { logger } = testLogger();
  const reporter = openErrorReporter(settingsOf(dsn), logger);
  logger.warn("circuit opened");
  logger.info({ level: "error" }, "said");
  logger.fatal("the process ends");
  await reporter[Symbol.asyncDispose]();
  expect(received.map(({ event }) => event.message.formatted)).toEqual(["the process ends"]);
});

test("a service that refuses errors gets no more for a while, and the log says so once", async () => {
  const { dsn, received } = await startService(429);
  const { logger, lines } = testLogger();
  const reporter = openErrorReporter(settingsOf(dsn), logger);
  for (let index = 0; index < 200; index += 1) logger.error("a job failed");
  await eventually(() => expect(lines.filter((line) => line.includes("failed to report errors"))).toHaveLength(1));
  logger.error("a job failed");
  await reporter[Symbol.asyncDispose]();
  expect(received).toHaveLength(1);
});

test.each(["not an address", "https://errors.example/1", "https://key@errors.example/"])(
  "the DSN %s is a fault, which does not repeat it",
  (dsn) => {
    const reader = new SettingsReader({ SENTRY_DSN: dsn });
    expect(readErrorReporter(reader)).toBeUndefined();
    expect(JSON.stringify(reader.faults)).toContain("SENTRY_DSN");
    expect(JSON.stringify(reader.faults)).not.toContain(dsn);
  },
);
