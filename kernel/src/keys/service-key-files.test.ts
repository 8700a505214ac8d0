import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SettingsReader } from "../config/config-reader.js";
import { rotated } from "./key-set.js";
import { createLogger } from "../logging/logger.js";
import { generatePrivateJwk } from "./private-jwk.js";
import { readServiceKeys } from "./service-key-setting.js";
import {
  callingServices,
  ensureServiceKeyFiles,
  readServiceKeySets,
  writeServiceKeySets,
  type ServiceKeyFiles,
} from "./service-key-files.js";
import { ServiceKeyRing } from "./service-keys.js";
import { InvalidServiceTokenError, ServiceTokens } from "../identity/service-token.js";

let folder: string;
let files: ServiceKeyFiles;
let resources: DisposableStack;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-service-keys-"));
  files = await ensureServiceKeyFiles(folder);
  resources = new DisposableStack();
});

afterEach(async () => {
  resources.dispose();
  await rm(folder, { recursive: true });
});

/** Returns a service in a separate process, with its two key files. */
function processOf(service: string) {
  const reader = new SettingsReader({
    SERVICE_KEYS_FILE: files.own.get(service),
    SERVICE_PUBLIC_KEYS_FILE: files.known,
  });
  const source = readServiceKeys(reader, service);
  if (!source) throw new Error(JSON.stringify(reader.faults));
  const ring = resources.use(new ServiceKeyRing(service, source, createLogger("test", "silent")));
  return { ring, tokens: new ServiceTokens(ring) };
}

test("each service has a private set, and the public file has no private part", async () => {
  expect([...files.own.keys()]).toEqual([...callingServices]);
  const kids = [...readServiceKeySets(files).values()].flatMap((set) => set.map(({ key }) => key.kid));
  expect(new Set(kids).size).toBe(callingServices.length);
  const known = JSON.parse(await readFile(files.known, "utf8")) as { keys: { kid: string; d?: string }[] };
  expect(known.keys.map(({ kid }) => kid)).toEqual(kids);
  expect(known.keys.filter((key) => "d" in key)).toEqual([]);
});

test("a second start keeps the sets and removes the set that all services shared", async () => {
  const before = await readFile(files.own.get("orders") ?? "", "utf8");
  const shared = join(folder, "service-keys.json");
  await writeFile(shared, "{}");
  await ensureServiceKeyFiles(folder);
  expect(await readFile(files.own.get("orders") ?? "", "utf8")).toBe(before);
  expect(existsSync(shared)).toBe(false);
});

test("a rotation overlaps: tokens of the old and of the new key are valid without a restart", async () => {
  const [orders, cart] = [processOf("orders"), processOf("cart")];
  const before = await orders.tokens.issue("orders", "cart");
  const sets = readServiceKeySets(files);
  const rotation = { newKey: await generatePrivateJwk(), nowMs: Date.now(), tokenSeconds: 60, leadSeconds: 0 };
  await writeServiceKeySets(files, sets.set("orders", rotated(sets.get("orders") ?? [], rotation)));
  orders.ring.reread();
  const after = await orders.tokens.issue("orders", "cart");
  expect(after).not.toBe(before);
  // cart has not re-read its file yet; the unknown key makes it do so
  expect(await cart.tokens.callerOf(after, "cart", "orders")).toBe("orders");
  expect(await cart.tokens.callerOf(before, "cart", "orders")).toBe("orders");
});

test("a removed key invalidates its tokens, even verified ones", async () => {
  const [orders, cart] = [processOf("orders"), processOf("cart")];
  const token = await orders.tokens.issue("orders", "cart");
  expect(await cart.tokens.callerOf(token, "cart", "orders")).toBe("orders");
  const sets = readServiceKeySets(files);
  await writeServiceKeySets(files, sets.set("orders", [{ key: await generatePrivateJwk(), signsFromMs: 0 }]));
  for (const { ring } of [orders, cart]) ring.reread();
  await expect(cart.tokens.callerOf(token, "cart", "orders")).rejects.toThrow(InvalidServiceTokenError);
  expect(await cart.tokens.callerOf(await orders.tokens.issue("orders", "cart"), "cart", "orders")).toBe("orders");
});

test("public keys without the service's own are a fault that names the setting", () => {
  const own = files.own.get("orders");
  const reader = new SettingsReader({ SERVICE_KEYS_FILE: own, SERVICE_PUBLIC_KEYS_FILE: files.known });
  readServiceKeys(reader, "cart");
  expect(reader.faults).toEqual([
    { name: "SERVICE_PUBLIC_KEYS", complaint: "has none of the keys in SERVICE_KEYS as a key of cart" },
  ]);
});
