import { readFileSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { databaseName, settingPrefix, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { readSettings } from "@souk/kernel/config/config-reader";
import { readRouterProcessSettings } from "@souk/router/process-settings";
import { subgraphModules } from "../subgraph-modules.js";
import { writeContainerSecrets } from "./container-secrets.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-secrets-"));
});
afterEach(() => rm(folder, { recursive: true }));

const read = (container: string, file = "settings.env"): string => readFileSync(join(folder, container, file), "utf8");
const secretsOf = (container: string): NodeJS.Dict<string> => parseEnv(read(container));

describe("S3-116: the secrets of the containers", () => {
  test("S4-66: let each process start, with its own keys and its own database", async () => {
    await writeContainerSecrets(folder, {});
    const urls = Object.fromEntries(subgraphNames.map((name) => [`${settingPrefix(name)}_URL`, `http://${name}:4000`]));
    for (const name of subgraphNames) {
      const secrets = secretsOf(name);
      const password = secretsOf("postgres")[`${settingPrefix(name)}_DATABASE_PASSWORD`];
      const database = databaseName(name);
      expect(secrets[`${settingPrefix(name)}_DATABASE_URL`]).toBe(
        `postgres://${database}:${password}@postgres:5432/${database}`,
      );
      const others = subgraphNames.filter((other) => other !== name).map((other) => databaseName(other));
      for (const other of others) expect(read(name)).not.toContain(other);
      const own = subgraphModules[name];
      const environment = { ...secrets, ...urls, SERVICE_PORT: "4001" };
      expect(() => readSettings(name, environment, (reader) => own.readProcessSettings(reader, name))).not.toThrow();
    }
    expect(() => readSettings("router", { ...secretsOf("router"), ...urls }, readRouterProcessSettings)).not.toThrow();
    const keys = [...subgraphNames, "router"].map((name) => secretsOf(name).SERVICE_KEYS);
    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(secretsOf("audit")).sort()).toEqual([
      "AUDIT_DATABASE_URL",
      "METRICS_TOKEN",
      "SERVICE_PUBLIC_KEYS",
    ]);
    expect(read("prometheus", "metrics-token").trim()).toBe(secretsOf("orders").METRICS_TOKEN);
    expect(statSync(join(folder, "keys.env")).mode & 0o077).toBe(0);
  });

  test("stay the same at the next start, but for those that the environment names", async () => {
    await writeContainerSecrets(folder, {});
    const [cart, orders] = [read("cart"), read("orders")];
    await writeContainerSecrets(folder, {});
    expect([read("cart"), read("orders")]).toEqual([cart, orders]);
    await writeContainerSecrets(folder, { CART_DATABASE_PASSWORD: "a password of mine", METRICS_TOKEN: "" });
    expect(secretsOf("cart").CART_DATABASE_URL).toContain(":a password of mine@");
    expect(read("orders")).toBe(orders);
  });

  test("have new public keys when the keys of a service change, and both sets of card keys or none", async () => {
    await writeContainerSecrets(folder, {});
    const [old, payments] = [secretsOf("orders"), secretsOf("payments")];
    const { SERVICE_KEYS } = secretsOf("cart");
    await writeContainerSecrets(folder, {
      ORDERS_SERVICE_KEYS: SERVICE_KEYS,
      SERVICE_PUBLIC_KEYS: old.SERVICE_PUBLIC_KEYS,
    });
    expect(secretsOf("orders").SERVICE_PUBLIC_KEYS).not.toBe(old.SERVICE_PUBLIC_KEYS);
    expect(secretsOf("payments").CARD_VAULT_KEYS).toBe(payments.CARD_VAULT_KEYS);
  });

  test("are refused with an apostrophe, by name", async () => {
    await expect(writeContainerSecrets(folder, { POSTGRES_PASSWORD: "it's" })).rejects.toThrow(
      "POSTGRES_PASSWORD must contain no apostrophe and no line break",
    );
  });
});
