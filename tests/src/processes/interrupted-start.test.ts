// own shop: it is interrupted
import { existsSync, readdirSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { LoginDocument } from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

const admin = { email: "admin@shop.test", password: "the admin's password" };
let folder: TemporaryFolder;
let dataDir: string;
let environment: { DATA_DIR: string; PORT: string } & Record<string, string>;

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  dataDir = folder.in("data");
  environment = {
    DATA_DIR: dataDir,
    PORT: String(await findFreePort(undefined)),
    DEMO_DATA: "false",
    RATE_LIMITS: "off",
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
  };
});

afterAll(async () => folder[Symbol.asyncDispose]());

async function until(holds: () => boolean): Promise<void> {
  await eventually(() => expect(holds()).toBe(true));
}

describe("Ctrl-C during a start", () => {
  test.each<[moment: string, comes: () => Promise<unknown>]>([
    ["its first moment", async () => undefined],
    ["the loading of its modules", () => delay(200)],
    ["the creation of its database", () => until(() => existsSync(dataDir) && readdirSync(dataDir).length > 0)],
    ["the start of its database", () => until(() => existsSync(`${dataDir}/postgres/postmaster.pid`))],
    ["the start of its subgraphs", () => until(() => existsSync(`${dataDir}/keys/access-token-keys.json`))],
  ])("in %s ends it without an error and leaves no process", async (_moment, comes) => {
    await using shop = ShopProcess.start({ environment });
    await comes();
    const { code, signal } = await shop.end("SIGINT");
    // before its first line runs, a program cannot handle a signal
    expect(code ?? signal).toEqual(code === null ? "SIGINT" : 0);
    expect(shop.stderr).toEqual([]);
    expect(shop.stdout.filter((line) => line.startsWith("ready"))).toEqual([]);
    // a start that is stopped too late leaves its database to the watchdog, which first waits for a possible next start
    await eventually(() => expect(shop.living()).toEqual([]));
  });

  test("during the wait for its database ends it within seconds", async () => {
    const unavailable = { DATABASE_URL: "postgres://souk@127.0.0.1:1/postgres", DATABASE_WAIT_SECONDS: "600" };
    await using shop = ShopProcess.start({ environment: { ...environment, ...unavailable } });
    await until(() => existsSync(dataDir));
    await delay(1000);
    expect(await shop.end("SIGINT")).toEqual({ code: 0, signal: null });
    expect(shop.stderr).toEqual([]);
  });
});

describe("Ctrl-C under load", () => {
  test("completes running requests, refuses new ones, and waits neither for idle nor for silent connections", async () => {
    await using shop = ShopProcess.start({ environment });
    const client = await shop.ready();
    const { hostname, port } = new URL(client.origin);
    await using silent = await openConnection(Number(port), hostname);
    // uses connections that are open already: a connection that is not accepted when the port closes is refused, which
    // is correct
    await Promise.all(Array.from({ length: 30 }, async () => (await client.fetch("/health/live")).text()));

    const input = { email: admin.email, password: admin.password };
    const running = Array.from({ length: 30 }, () => client.execute(LoginDocument, { input }));
    await Promise.any(running);
    // all of them have arrived by then, also on a busy machine
    await delay(200);
    shop.kill("SIGINT");
    // both a terminal and a process runner send the signal
    await delay(10);
    shop.kill("SIGINT");
    await eventually(() => expect(fetch(`${client.origin}/health/live`)).rejects.toThrow("fetch failed"));
    const answers = (await Promise.all(running)).map(
      ({ status, data, errors }) => `${status} ${data.login?.__typename ?? errors[0]?.extensions?.code}`,
    );
    // a login that would wait longer than a second for its turn is refused, with or without Ctrl-C
    expect(answers.filter((answer) => answer !== "200 OVERLOADED")).toEqual(
      answers.filter((answer) => answer === "200 SignedIn"),
    );
    expect(answers).toContain("200 SignedIn");
    expect(await shop.ended).toEqual({ code: 0, signal: null });
    expect(shop.stderr).toEqual([]);
    expect(shop.living()).toEqual([]);
    await silent.closed;
  });
});

/** Opens a connection without sending anything, like a browser's speculative connection. */
async function openConnection(port: number, host: string): Promise<AsyncDisposable & { closed: Promise<unknown> }> {
  const socket = connect(port, host);
  socket.on("error", () => undefined);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await new Promise((resolve) => socket.once("connect", resolve));
  return {
    closed,
    async [Symbol.asyncDispose]() {
      socket.destroy();
      await closed;
    },
  };
}
