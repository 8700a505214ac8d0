import { mkdtempSync, rmSync } from "node:fs";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Environment } from "@souk/kernel/config/config-reader";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { likelyPlace } from "./doctor-view.js";
import { runDoctor } from "./run-doctor.js";

let folder: string;
let freePort: string;

beforeAll(async () => {
  freePort = String(await findFreePort(undefined));
  folder = mkdtempSync(join(tmpdir(), "souk-doctor-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function doctor(args: readonly string[], environment: Environment = {}) {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await runDoctor(
    args,
    { DATA_DIR: join(folder, "data"), PORT: freePort, ...environment },
    { out: (line) => lines.push(line), printError: (line) => errors.push(line) },
  );
  return { code, text: lines.join("\n"), errors: errors.join("\n") };
}

test("a shop that has never run has no failure", async () => {
  const { code, text } = await doctor([]);
  expect(code).toBe(0);
  expect(text).toContain("all settings are valid");
  expect(text).toContain("no shop has run on");
});

test("wrong settings are failures, each with its name", async () => {
  const { code, text } = await doctor(["--json"], { CURRENCY: "BEER", LOG_LEVEL: "loud" });
  expect(code).toBe(1);
  const { ok, checks } = JSON.parse(text) as { ok: boolean; checks: { subject: string; status: string }[] };
  expect(ok).toBe(false);
  const failed = checks.filter(({ status }) => status === "failed").map(({ subject }) => subject);
  expect(failed).toEqual(expect.arrayContaining(["CURRENCY", "LOG_LEVEL"]));
});

test("all settings are read before a connection opens, because a server would seem slow meanwhile", async () => {
  const events: string[] = [];
  const opened = (): void => void events.push("a connection");
  const settings = { CURRENCY: "CAD", PORT: freePort, DATABASE_URL: "postgres://souk@127.0.0.1:1" };
  const environment = new Proxy<Environment>(settings, {
    get: (target, name) => {
      if (name === "CURRENCY") events.push("the settings");
      return Reflect.get(target, name) as unknown;
    },
  });
  subscribe("net.client.socket", opened);
  await runDoctor([], environment, { out: () => undefined, printError: () => undefined });
  unsubscribe("net.client.socket", opened);
  expect(events).toContain("a connection");
  expect(events[0]).toBe("the settings");
});

test("S4-62: an unknown place is refused with a suggestion, and the gateway is the router", async () => {
  expect(await doctor(["--from", "order"])).toMatchObject({ code: 2, errors: expect.stringMatching(/mean orders\?/) });
  expect(await doctor(["--all"])).toMatchObject({ code: 2, errors: expect.stringContaining("usage: souk doctor") });
  const { text } = await doctor(["--from", "gateway", "--json"]);
  expect(JSON.parse(text)).toMatchObject({ from: "router" });
});

test.each<[Environment, string]>([
  [{}, "shop"],
  [{ SERVICE_PORT: "4005" }, "orders"],
  [{ SERVICE_PORT: "4100" }, "audit"],
  [{ SERVICE_KEYS_FILE: "/run/secrets/router.json" }, "router"],
  [{ SERVICE_KEYS: "{}" }, "router"],
])("the environment %j is that of %s", (environment, place) => {
  expect(likelyPlace(environment)).toBe(place);
});
