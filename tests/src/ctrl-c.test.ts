import { existsSync, readdirSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { findFreePort } from "@souk/kernel/free-port";
import { LoginDocument } from "./generated/operations.js";
import { eventually } from "./test-kit/eventually.js";
import { ShopProcess } from "./test-kit/shop-process.js";
import { TemporaryFolder } from "./test-kit/temporary-folder.js";

jest.setTimeout(60_000);

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
    ["the making of its database", () => until(() => existsSync(dataDir) && readdirSync(dataDir).length > 0)],
    ["the start of its database", () => until(() => existsSync(`${dataDir}/postgres/postmaster.pid`))],
    ["the start of its subgraphs", () => until(() => existsSync(`${dataDir}/keys/service-keys.json`))],
  ])("in %s ends it, without a complaint and with nothing left running", async (_moment, comes) => {
    await using shop = ShopProcess.start({ environment });
    await comes();
    const { code, signal } = await shop.end("SIGINT");
    // before its first line a program cannot hear anything
    expect(code ?? signal).toEqual(code === null ? "SIGINT" : 0);
    expect(shop.stderr).toEqual([]);
    expect(shop.stdout.filter((line) => line.startsWith("ready"))).toEqual([]);
    expect(shop.living()).toEqual([]);
  });

  test("that waits for its database ends it within seconds", async () => {
    const away = { DATABASE_URL: "postgres://souk@127.0.0.1:1/postgres", DATABASE_WAIT_SECONDS: "600" };
    await using shop = ShopProcess.start({ environment: { ...environment, ...away } });
    await until(() => existsSync(dataDir));
    await delay(1000);
    expect(await shop.end("SIGINT")).toEqual({ code: 0, signal: null });
    expect(shop.stderr).toEqual([]);
  });
});

describe("Ctrl-C under load", () => {
  test("lets running requests end, refuses new ones, and waits neither for idle nor for silent connections", async () => {
    await using shop = ShopProcess.start({ environment });
    const client = await shop.ready();
    const { hostname, port } = new URL(client.origin);
    await using silent = await openConnection(Number(port), hostname);
    // connections that are open already: one that is not accepted yet when the port closes is refused, as it should be
    await Promise.all(Array.from({ length: 30 }, async () => (await client.fetch("/health/live")).text()));

    const input = { email: admin.email, password: admin.password };
    const running = Array.from({ length: 30 }, () => client.ask(LoginDocument, { input }));
    await Promise.any(running);
    // by then all of them have come in, also on a busy machine
    await delay(200);
    shop.kill("SIGINT");
    // as a terminal and a process runner both tell it
    await delay(10);
    shop.kill("SIGINT");
    await eventually(() => expect(fetch(`${client.origin}/health/live`)).rejects.toThrow("fetch failed"));
    for (const { status, data, errors } of await Promise.all(running)) {
      expect({ status, errors, answer: data.login?.__typename }).toEqual({
        status: 200,
        errors: [],
        answer: "SignedIn",
      });
    }
    expect(await shop.ended).toEqual({ code: 0, signal: null });
    expect(shop.stderr).toEqual([]);
    expect(shop.living()).toEqual([]);
    await silent.closed;
  });
});

/** A connection on which nothing is ever sent, as browsers open ahead of need. */
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
