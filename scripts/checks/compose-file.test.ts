import { readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { databaseName, settingPrefix, subgraphNames, subgraphPorts } from "@souk/kernel/config/subgraph-addresses";
import { parse } from "yaml";

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
  readonly depends_on?: readonly string[] | object;
  readonly networks: readonly string[] | Readonly<Record<string, { readonly aliases?: readonly string[] }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes?: readonly string[];
  readonly restart?: string;
}

interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean; readonly name?: string } | null>>;
}

const { services, networks } = parse(readFileSync("docker-compose.yml", "utf8"), { merge: true }) as ComposeFile;
const all = Object.entries(services);

function networksOf({ networks: asked }: Service): readonly string[] {
  return asked instanceof Array ? asked : Object.keys(asked);
}

test.each(subgraphNames)(
  "%s has its own container, its own database and its own user, and all services know its address",
  (name) => {
    const environment = services[name]?.environment ?? {};
    expect(services[name]?.command?.at(-1)).toBe(`subgraphs/${name}/dist/main.js`);
    expect(environment.SERVICE_PORT).toBe(subgraphPorts[name]);
    const password = `${settingPrefix(name)}_DATABASE_PASSWORD`;
    expect(environment[`${settingPrefix(name)}_DATABASE_URL`]).toBe(
      `postgres://${databaseName(name)}:\${${password}}@postgres:5432/${databaseName(name)}`,
    );
    expect(services.postgres?.environment).toHaveProperty(password);
    expect(environment.SERVICE_KEYS).toMatch(`\${${settingPrefix(name)}_SERVICE_KEYS:?`);
    expect(services.router?.depends_on).toContain(name);
    for (const asker of [...subgraphNames, "router"]) {
      expect(services[asker]?.environment).toMatchObject({
        [`${settingPrefix(name)}_URL`]: `http://${name}:${subgraphPorts[name]}`,
      });
    }
  },
);

test("docker-compose.yml has the router, the subgraphs, the audit, PostgreSQL, Redis and the mail catcher", () => {
  expect(Object.keys(services)).toEqual(["router", ...subgraphNames, "audit", "postgres", "redis", "mail"]);
});

test.each(all)("%s is in the internal network and has a health check", (_name, service) => {
  expect(networksOf(service)).toContain("souk-network");
  expect(service.healthcheck?.test[0]).toBe("CMD");
});

test.each(all)("%s restarts after it dies", (_name, service) => {
  expect(service.restart).toBe("unless-stopped");
});

test("only the router is published and has access to other networks", () => {
  expect(networks["souk-network"]).toEqual({ name: "souk-network", internal: true });
  expect(all.filter(([, { ports = [] }]) => ports.length > 0).map(([name]) => name)).toEqual(["router"]);
  expect(all.filter(([, service]) => networksOf(service).length > 1).map(([name]) => name)).toEqual(["router"]);
});

test("the image is built once", () => {
  expect(all.filter(([, { build }]) => build !== undefined).map(([name]) => name)).toEqual(["router"]);
});

test("no secret has a default", () => {
  const text = readFileSync("docker-compose.yml", "utf8");
  const secrets = [...text.matchAll(/\$\{([A-Z_]*(?:PASSWORD|KEYS))([^}]*)\}/g)].filter(
    ([, name]) => name !== "ADMIN_PASSWORD",
  );
  expect(secrets.length).toBeGreaterThan(subgraphNames.length);
  expect(secrets.filter(([, , rest = ""]) => /^:?-/.test(rest))).toEqual([]);
});

test("each container has its own service keys, no other private key, and all public keys", () => {
  const asked = [...subgraphNames, "router"].map((name) => services[name]?.environment ?? {});
  const own = asked.map(({ SERVICE_KEYS }) => SERVICE_KEYS);
  expect(new Set(own).size).toBe(own.length);
  for (const { SERVICE_PUBLIC_KEYS } of asked) expect(SERVICE_PUBLIC_KEYS).toMatch("${SERVICE_PUBLIC_KEYS:?");
});

test("the audit reads all databases as its own user and has no other credentials", () => {
  const { environment = {}, command } = services.audit ?? {};
  expect(command?.at(-1)).toBe("shop/dist/audit-service.js");
  expect(environment.AUDIT_DATABASE_URL).toBe(
    "postgres://souk_audit:${AUDIT_DATABASE_PASSWORD}@postgres:5432/postgres",
  );
  expect(Object.keys(environment).filter((name) => /DATABASE_URL|_KEYS|SECRET/.test(name))).toEqual([
    "SERVICE_PUBLIC_KEYS",
    "AUDIT_DATABASE_URL",
  ]);
  expect(services.orders?.environment?.AUDIT_URL).toBe(`http://audit:${environment.SERVICE_PORT}`);
});

test("every service of Souk listens outside its container", () => {
  for (const name of [...subgraphNames, "router", "audit"]) expect(services[name]?.environment?.HOST).toBe("0.0.0.0");
});

test("the script that creates the databases is executable", () => {
  const script = services.postgres?.volumes
    ?.map((volume) => volume.split(":")[0] ?? "")
    .find((path) => path.endsWith(".sh"));
  expect(statSync(script ?? "").mode & 0o111).not.toBe(0);
});
