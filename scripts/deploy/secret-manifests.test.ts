import { expect, test } from "vitest";
import { settingPrefix, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { faultsOf } from "./manifests.ts";
import { processTopology } from "./process-topology.ts";
import { secretManifests } from "./secret-manifests.ts";

const topology = processTopology();
const options = { release: "souk", postgres: "db.example.com:5432" };
const keyNames = [
  "SERVICE_PUBLIC_KEYS",
  "ACCESS_TOKEN_KEYS",
  "ACCOUNTS_SECRET_KEY",
  "CARD_VAULT_KEYS",
  "CARD_SEAL_KEYS",
];
const given = Object.fromEntries(
  [
    ...keyNames,
    ...[...subgraphNames, "router"].map((name) => `${settingPrefix(name)}_SERVICE_KEYS`),
    ...[...subgraphNames, "sandbox_bank", "audit"].map((name) => `${settingPrefix(name)}_DATABASE_PASSWORD`),
    "METRICS_TOKEN",
  ].map((name) => [name, `value-of-${name}`]),
);
const secretOf = (name: string): object =>
  secretManifests(topology, given, options).find(({ metadata }) => metadata.name === `souk-${name}`)?.stringData ?? {};

test("each process gets a valid Secret with its own keys and its own database", async () => {
  const manifests = secretManifests(topology, given, options);
  expect(await faultsOf(manifests)).toEqual([]);
  expect(manifests.map(({ metadata }) => metadata.name)).toEqual(Object.keys(topology).map((name) => `souk-${name}`));
  expect(secretOf("orders")).toEqual({
    SERVICE_KEYS: "value-of-ORDERS_SERVICE_KEYS",
    SERVICE_PUBLIC_KEYS: "value-of-SERVICE_PUBLIC_KEYS",
    METRICS_TOKEN: "value-of-METRICS_TOKEN",
    ORDERS_DATABASE_URL: "postgres://souk_orders:value-of-ORDERS_DATABASE_PASSWORD@db.example.com:5432/souk_orders",
  });
  expect(secretOf("audit")).toMatchObject({
    AUDIT_DATABASE_URL: "postgres://souk_audit:value-of-AUDIT_DATABASE_PASSWORD@db.example.com:5432/postgres",
  });
});

test("no process gets the service keys or the database password of another", () => {
  for (const name of subgraphNames) {
    const text = JSON.stringify(secretOf(name));
    for (const other of subgraphNames.filter((each) => each !== name)) {
      expect(text).not.toContain(`${settingPrefix(other)}_SERVICE_KEYS`);
      expect(text).not.toContain(`${settingPrefix(other)}_DATABASE_PASSWORD`);
    }
  }
});

test("missing keys and passwords are named together; optional secrets may be missing", () => {
  const { CARD_SEAL_KEYS: _keys, ORDERS_DATABASE_PASSWORD: _password, METRICS_TOKEN: _token, ...rest } = given;
  expect(() => secretManifests(topology, rest, options)).toThrow(
    "missing: CARD_SEAL_KEYS, ORDERS_DATABASE_PASSWORD; npm run --silent souk -- keys new prints them",
  );
});
