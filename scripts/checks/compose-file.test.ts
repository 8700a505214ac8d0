import { readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import {
  auditPort,
  databaseName,
  settingPrefix,
  subgraphNames,
  subgraphPorts,
} from "@souk/kernel/config/subgraph-addresses";
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
  readonly profiles?: readonly string[];
  readonly deploy?: {
    readonly replicas?: string;
    readonly resources?: { readonly limits?: { readonly memory?: string } };
  };
}

interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean; readonly name?: string } | null>>;
}

const { services, networks } = parse(readFileSync("docker-compose.yml", "utf8"), {
  merge: true,
  maxAliasCount: -1,
}) as ComposeFile;
const all = Object.entries(services);

function networksOf({ networks: requested }: Service): readonly string[] {
  return requested instanceof Array ? requested : Object.keys(requested);
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
    for (const caller of [...subgraphNames, "router"]) {
      expect(services[caller]?.environment).toMatchObject({
        [`${settingPrefix(name)}_URL`]: `http://${name}:${subgraphPorts[name]}`,
      });
    }
  },
);

/** The services of a profile; those that always run without a name. */
function servicesIn(profile?: string): string[] {
  return all.filter(([, { profiles }]) => profiles?.[0] === profile).map(([name]) => name);
}

test("docker-compose.yml has the router, the subgraphs, the audit, PostgreSQL, Redis and the mail catcher, and two profiles", () => {
  expect(servicesIn()).toEqual(["router", ...subgraphNames, "audit", "postgres", "redis", "mail"]);
  expect(servicesIn("two-replicas")).toEqual(["router-2", "balancer"]);
  expect(servicesIn("observability")).toEqual(["prometheus", "grafana"]);
});

test.each(all)("%s has a memory limit", (_name, service) => {
  expect(service.deploy?.resources?.limits?.memory).toMatch(/^\d+[MG]$/);
});

test.each(subgraphNames)("REPLICAS containers answer to the name %s and share its connections", (name) => {
  expect(services[name]?.deploy?.replicas).toBe("${REPLICAS:-1}");
  expect(services[name]?.environment?.REPLICAS).toBe("${REPLICAS:-1}");
});

test("the balancer sends requests to both routers, which have the same settings", () => {
  const backends = [...readFileSync("deploy/compose/haproxy.cfg", "utf8").matchAll(/^ {2}server \S+ (\S+)$/gm)];
  expect(backends.map(([, address]) => address)).toEqual(["router:4000", "router-2:4000"]);
  expect(services["router-2"]?.environment).toEqual(services.router?.environment);
});

test("Prometheus reads the metrics of every process", () => {
  const { scrape_configs: configs } = parse(readFileSync("deploy/compose/prometheus.yml", "utf8")) as {
    scrape_configs: { dns_sd_configs: { names: string[]; port: number }[] }[];
  };
  const scraped = configs.flatMap(({ dns_sd_configs: found }) =>
    found.map(({ names, port }) => `${names.join()}:${port}`),
  );
  const subgraphs = subgraphNames.map((name) => `${name}:${subgraphPorts[name]}`);
  expect(scraped).toEqual(["router:4000", "router-2:4000", ...subgraphs, `audit:${auditPort}`]);
});

test.each(all)("%s is in the internal network and has a health check", (_name, service) => {
  expect(networksOf(service)).toContain("souk-network");
  expect(service.healthcheck?.test[0]).toBe("CMD");
});

test.each(all)("%s restarts after it dies", (_name, service) => {
  expect(service.restart).toBe("unless-stopped");
});

test("only the router is published and has access to other networks, and what a profile adds for people", () => {
  expect(networks["souk-network"]).toEqual({ name: "souk-network", internal: true });
  const published = all.filter(([, { ports = [] }]) => ports.length > 0);
  const ofProfiles = ["balancer", "prometheus", "grafana"];
  expect(published.map(([name]) => name)).toEqual(["router", ...ofProfiles]);
  for (const [, { ports = [] }] of published) expect(ports[0]).toMatch(/^127\.0\.0\.1:/);
  const connected = all.filter(([, service]) => networksOf(service).length > 1).map(([name]) => name);
  expect(connected).toEqual(["router", ...ofProfiles]);
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
  const requested = [...subgraphNames, "router"].map((name) => services[name]?.environment ?? {});
  const own = requested.map(({ SERVICE_KEYS }) => SERVICE_KEYS);
  expect(new Set(own).size).toBe(own.length);
  for (const { SERVICE_PUBLIC_KEYS } of requested) expect(SERVICE_PUBLIC_KEYS).toMatch("${SERVICE_PUBLIC_KEYS:?");
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
