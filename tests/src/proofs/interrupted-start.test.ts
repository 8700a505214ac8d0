// own shop: it is interrupted
import { existsSync, readdirSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { eventually } from "../test-kit/clients/eventually.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

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
    const ownDataDir = folder.in("waiting");
    const unavailable = {
      DATA_DIR: ownDataDir,
      DATABASE_URL: "postgres://souk@127.0.0.1:1/postgres",
      DATABASE_WAIT_SECONDS: "600",
    };
    await using shop = ShopProcess.start({ environment: { ...environment, ...unavailable } });
    await until(() => existsSync(ownDataDir));
    await delay(1000);
    expect(await shop.end("SIGINT")).toEqual({ code: 0, signal: null });
    expect(shop.stderr).toEqual([]);
  });
});
