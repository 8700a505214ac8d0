import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { auditPort, subgraphNames, subgraphPorts } from "@souk/kernel/config/subgraph-addresses";
import { mayServiceReach } from "@souk/kernel/subgraph/service-calls";
import { parse } from "yaml";
import { readEdges } from "../documents/topology.ts";
import { manifestsIn, type Manifest } from "./manifests.ts";
import { allows, isAllowed, policiesIn, type Party, type PolicySpec } from "./network-policies.ts";
import { baseFolder } from "./deploy-files.ts";
import { findRenderer, renderChart } from "./render-chart.ts";

const inBase = (file: string): Manifest[] => manifestsIn(readFileSync(`${baseFolder}/${file}.yaml`, "utf8"));
const policies = policiesIn(inBase("network-policy"));
const pods = inBase("deployment").map(podOf);
const portOf: Readonly<Record<string, number>> = { router: 4000, ...subgraphPorts, audit: auditPort };
const processes = Object.keys(portOf);
/** Ports of Souk, of the systems that it uses, and of others. */
const ports = [
  ...Object.values(portOf),
  22,
  25,
  53,
  80,
  443,
  587,
  2379,
  4318,
  5432,
  6379,
  6443,
  8080,
  9090,
  9400,
  9500,
];

function podOf({ spec }: Manifest): Extract<Party, { labels: object }> {
  const { metadata } = (spec as { template: { metadata: { labels: Record<string, string> } } }).template;
  return { name: metadata.labels["app.kubernetes.io/component"] ?? "", labels: metadata.labels };
}

function inNamespace(namespace: string, labels: Record<string, string> = {}): Party {
  return { name: namespace, labels, namespaceLabels: { "kubernetes.io/metadata.name": namespace } };
}

const outside: Readonly<Record<string, Party>> = {
  ingress: inNamespace("ingress-nginx"),
  monitoring: inNamespace("monitoring"),
  dns: inNamespace("kube-system", { "k8s-app": "kube-dns" }),
  "another pod of the system": inNamespace("kube-system", { "k8s-app": "metrics-server" }),
  postgresql: inNamespace("postgresql"),
  redis: inNamespace("redis"),
  "another namespace": inNamespace("blog"),
  "another pod beside them": { name: "debug", labels: { "app.kubernetes.io/name": "debug" } },
  internet: { name: "internet", address: "93.184.215.14" },
  "the private network": { name: "private", address: "10.0.0.7" },
  "the address of instance metadata": { name: "metadata", address: "169.254.169.254" },
};

/** Every allowed connection between these parties, as "from > to:port". */
function openAmong(
  froms: readonly [string, Party][],
  tos: readonly [string, Party][],
  all: readonly PolicySpec[],
  isOpen = isAllowed,
) {
  const open = froms.flatMap(([fromName, from]) =>
    tos.flatMap(([toName, to]) =>
      ports.flatMap((port) =>
        (["TCP", "UDP"] as const)
          .filter((protocol) => isOpen({ from, to, protocol, port }, all))
          .map((protocol) => `${fromName} > ${toName}:${port}${protocol === "UDP" ? "/udp" : ""}`),
      ),
    ),
  );
  return open.sort();
}

const named = (parties: readonly Party[]): [string, Party][] => parties.map((party) => [party.name, party]);

test("every process has a pod and policies for both directions", () => {
  expect(pods.map(({ name }) => name).sort()).toEqual(processes.toSorted());
  for (const pod of pods) {
    const own = policies.filter(
      (policy) => policy.podSelector.matchLabels?.["app.kubernetes.io/component"] === pod.name,
    );
    expect(own.map(({ policyTypes }) => policyTypes)).toEqual([["Ingress", "Egress"]]);
  }
});

test.each(["Egress", "Ingress"] as const)(
  "S1-61: %s rules between processes are exactly the calls of the topology",
  (end) => {
    const calls = processes.flatMap((from) =>
      processes
        .filter((to) => {
          if (from === "router") return to in subgraphPorts;
          return mayServiceReach(from, to) || (from === "orders" && to === "audit");
        })
        .map((to) => `${from} > ${to}:${portOf[to]}`),
    );
    const open = openAmong(named(pods), named(pods), policies, (connection, all) => allows(end, connection, all));
    expect(open).toEqual(calls.sort());
  },
);

test("each operation in the folders peers/ has an open connection", () => {
  const open = openAmong(named(pods), named(pods), policies);
  for (const { caller, callee } of readEdges()) expect(open).toContain(`${caller} > ${callee}:${portOf[callee]}`);
});

/** The services of docker-compose.yml that have a setting of this name. */
function composeServicesWith(setting: RegExp): string[] {
  const { services } = parse(readFileSync("docker-compose.yml", "utf8"), { merge: true, maxAliasCount: -1 }) as {
    services: Record<string, { environment?: Record<string, unknown> }>;
  };
  const reads = (name: string): boolean =>
    Object.keys(services[name]?.environment ?? {}).some((each) => setting.test(each));
  return processes.filter(reads);
}

/** Those that call a payment provider, an identity provider, endpoints of webhooks, or a CDN. */
const callsTheInternet = ["accounts", "media", "notifications", "payments", "router"];

test("processes reach the name server, their databases, Redis, the mail server and providers, and nothing else outside", () => {
  const to = (names: readonly string[], address: string): string[] => names.map((name) => `${name} > ${address}`);
  const expected = [
    ...to(processes, "dns:53"),
    ...to(processes, "dns:53/udp"),
    ...to([...subgraphNames, "audit"], "postgresql:5432"),
    ...to(composeServicesWith(/^REDIS_URL$/), "redis:6379"),
    ...to(composeServicesWith(/^SMTP_URL$/), "internet:587"),
    ...to(callsTheInternet, "internet:443"),
  ];
  expect(openAmong(named(pods), Object.entries(outside), policies)).toEqual(expected.sort());
});

/** The port for /metrics in the pods of a process, as its environment says. */
function metricsPortOf(name: string): string | undefined {
  const deployment = inBase("deployment").find((manifest) => podOf(manifest).name === name);
  const spec = deployment?.spec as { template: { spec: { containers: Container[] } } } | undefined;
  const container = spec?.template.spec.containers[0];
  const port = container?.env.find((each) => each.name === "METRICS_PORT")?.value;
  expect(container?.ports).toContainEqual({ name: "metrics", containerPort: Number(port) });
  return port;
}

interface Container {
  readonly env: readonly { readonly name: string; readonly value?: string }[];
  readonly ports: readonly object[];
}

test("only the ingress controller reaches the router, and only Prometheus reaches the metrics of each process", () => {
  const expected = [
    `ingress > router:${portOf.router}`,
    ...processes.map((name) => `monitoring > ${name}:${metricsPortOf(name)}`),
  ];
  expect(openAmong(Object.entries(outside), named(pods), policies)).toEqual(expected.sort());
});

const renderer = findRenderer();

test.skipIf(!renderer).each<[string, object, (name: string) => string]>([
  ["another port for metrics", { settings: { METRICS_PORT: "9500" } }, (name) => `monitoring > ${name}:9500`],
  ["no port for metrics", { settings: { METRICS_PORT: "" } }, (name) => `monitoring > ${name}:${portOf[name]}`],
  [
    "another port of one process",
    { services: { orders: { settings: { METRICS_PORT: "9500" } } } },
    (name) => `monitoring > ${name}:${name === "orders" ? 9500 : 9400}`,
  ],
])("with %s, Prometheus reaches exactly it", (_what, values, line) => {
  const rendered = renderer && renderChart(renderer, values);
  const all = policiesIn(manifestsIn(rendered?.get("network-policy.yaml") ?? ""));
  const open = openAmong([["monitoring", inNamespace("monitoring")]], named(pods), all);
  expect(open).toEqual(processes.map(line).sort());
});

test.skipIf(!renderer)("an OpenTelemetry collector is open to every process when its address is given", () => {
  const collector = [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } } }];
  const rendered = renderer && renderChart(renderer, { networkPolicy: { otlp: { to: collector } } });
  const all = policiesIn(manifestsIn(rendered?.get("network-policy.yaml") ?? ""));
  const open = openAmong(named(pods), [["monitoring", inNamespace("monitoring")]], all);
  expect(open).toEqual(processes.map((name) => `${name} > monitoring:4318`).sort());
});

test.skipIf(!renderer)("the pod of a migration reaches PostgreSQL and the name server, and nobody reaches it", () => {
  const rendered = renderer && renderChart(renderer);
  const all = policiesIn(manifestsIn(rendered?.get("network-policy.yaml") ?? ""));
  const jobs = manifestsIn(rendered?.get("migration.yaml") ?? "").map(podOf);
  expect(jobs.map(({ name }) => name).sort()).toEqual(subgraphNames.map((name) => `${name}-migration`).sort());
  const everywhere = [...named(pods), ...Object.entries(outside)];
  const expected = jobs.flatMap(({ name }) =>
    ["dns:53", "dns:53/udp", "postgresql:5432"].map((to) => `${name} > ${to}`),
  );
  expect(openAmong(named(jobs), everywhere, all)).toEqual(expected.sort());
  expect(openAmong(everywhere, named(jobs), all)).toEqual([]);
});
