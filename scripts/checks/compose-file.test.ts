import { readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { auditPort, settingPrefix, subgraphNames, subgraphPorts } from "@souk/kernel/config/subgraph-addresses";
import { parse } from "yaml";

interface Mount {
  readonly type: string;
  readonly source: string;
  readonly read_only: boolean;
  readonly volume: { readonly subpath: string };
}

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly env_file?: readonly { readonly path: string; readonly required: boolean }[];
  readonly networks: readonly string[] | Readonly<Record<string, { readonly aliases?: readonly string[] }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes?: readonly (string | Mount)[];
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

test.each(subgraphNames)("S2-02, S2-35, S4-03: %s has its own container, and all services know its address", (name) => {
  const environment = services[name]?.environment ?? {};
  expect(services[name]?.command?.at(-1)).toBe(`subgraphs/${name}/dist/main.js`);
  expect(environment.SERVICE_PORT).toBe(subgraphPorts[name]);
  expect(services.router?.depends_on?.[name]).toEqual({ condition: "service_started" });
  for (const caller of [...subgraphNames, "router"]) {
    expect(services[caller]?.environment).toMatchObject({
      [`${settingPrefix(name)}_URL`]: `http://${name}:${subgraphPorts[name]}`,
    });
  }
});

/** The services of a profile; those that always run without a name. */
function servicesIn(profile?: string): string[] {
  return all.filter(([, { profiles }]) => profiles?.[0] === profile).map(([name]) => name);
}

test("S3-55: docker-compose.yml has the router, the subgraphs, the audit, their keys, PostgreSQL, Redis and the mail catcher, and two profiles", () => {
  expect(servicesIn()).toEqual(["router", ...subgraphNames, "audit", "keys", "postgres", "redis", "mail"]);
  expect(servicesIn("two-replicas")).toEqual(["router-2", "balancer"]);
  expect(servicesIn("observability")).toEqual(["prometheus", "grafana"]);
});

test.each(all)("%s has a memory limit", (_name, service) => {
  expect(service.deploy?.resources?.limits?.memory).toMatch(/^\d+[MG]$/);
});

test.each(subgraphNames)(
  "S2-71, S4-02: REPLICAS containers answer to the name %s and share its connections",
  (name) => {
    expect(services[name]?.deploy?.replicas).toBe("${REPLICAS:-1}");
    expect(services[name]?.environment?.REPLICAS).toBe("${REPLICAS:-1}");
  },
);

test("the balancer sends requests to both routers, which have the same settings", () => {
  const backends = [...readFileSync("deploy/compose/haproxy.cfg", "utf8").matchAll(/^ {2}server \S+ (\S+)$/gm)];
  expect(backends.map(([, address]) => address)).toEqual(["router:4000", "router-2:4000"]);
  expect(services["router-2"]?.environment).toEqual(services.router?.environment);
});

test("S3-105: Prometheus reads the metrics of every process", () => {
  const { scrape_configs: configs } = parse(readFileSync("deploy/compose/prometheus.yml", "utf8")) as {
    scrape_configs: { dns_sd_configs: { names: string[]; port: number }[] }[];
  };
  const scraped = configs.flatMap(({ dns_sd_configs: found }) =>
    found.map(({ names, port }) => `${names.join()}:${port}`),
  );
  const subgraphs = subgraphNames.map((name) => `${name}:${subgraphPorts[name]}`);
  expect(scraped).toEqual(["router:4000", "router-2:4000", ...subgraphs, `audit:${auditPort}`]);
});

test.each(all)("%s is in the internal network", (_name, service) => {
  expect(networksOf(service)).toContain("souk-network");
});

test.each(all.filter(([name]) => name !== "keys"))(
  "%s has a health check and restarts after it dies",
  (_name, service) => {
    expect(service.healthcheck?.test[0]).toBe("CMD");
    expect(service.restart).toBe("unless-stopped");
  },
);

test("S0-01, S4-11, S4-43, S4-54: only the router is published and has access to other networks, and what a profile adds for people", () => {
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

test("S3-116: it needs no step before: no variable is required, and the service keys creates every secret", () => {
  const text = readFileSync("docker-compose.yml", "utf8");
  expect(text).not.toMatch(/\$\{\w+:?\?/);
  const secrets = [...text.matchAll(/\$\{([A-Z_]*(?:PASSWORD|KEYS|TOKEN|SECRET))\b/g)].map(([, name]) => name);
  // chosen by the admin
  expect(secrets).toEqual(["ADMIN_PASSWORD"]);
  expect(services.keys).toMatchObject({ env_file: [{ path: ".env", required: false }], restart: "no" });
});

test.each(["router", "router-2", ...subgraphNames, "audit", "postgres", "prometheus"])(
  "S3-116: %s starts when its secrets are written, and sees only its own",
  (name) => {
    const { volumes = [], depends_on: conditions, command = [] } = services[name] ?? {};
    expect(conditions?.keys).toEqual({ condition: "service_completed_successfully" });
    const mounts = volumes.filter((volume): volume is Mount => typeof volume !== "string");
    expect(mounts).toMatchObject([
      { type: "volume", source: "keys", read_only: true, volume: { subpath: name.replace("-2", "") } },
    ]);
    if (command[0] === "node") expect(command).toContain("--env-file=/run/souk/settings.env");
  },
);

test("the audit reads the books of all databases, and orders knows its address", () => {
  expect(services.audit?.command?.at(-1)).toBe("shop/dist/audit-service.js");
  expect(services.orders?.environment?.AUDIT_URL).toBe(`http://audit:${services.audit?.environment?.SERVICE_PORT}`);
});

test("S3-14: accounts answers as auth too, and every other service by its name", () => {
  expect(services.accounts?.networks).toEqual({ "souk-network": { aliases: ["auth"] } });
  for (const name of subgraphNames.filter((each) => each !== "accounts"))
    expect([name, networksOf(services[name]!)]).toEqual([name, ["souk-network"]]);
});

test("every service of Souk listens outside its container", () => {
  for (const name of [...subgraphNames, "router", "audit"]) expect(services[name]?.environment?.HOST).toBe("0.0.0.0");
});

test("the script that creates the databases is executable", () => {
  const script = services.postgres?.volumes
    ?.map((volume) => (typeof volume === "string" ? (volume.split(":")[0] ?? "") : ""))
    .find((path) => path.endsWith(".sh"));
  expect(statSync(script ?? "").mode & 0o111).not.toBe(0);
});
