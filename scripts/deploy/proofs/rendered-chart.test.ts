import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { faultsOf, manifestsIn, type Manifest } from "../manifests.ts";
import { sharesOfPods, type PodTemplate } from "../pods.ts";
import { findRenderer, renderChart } from "../render-chart.ts";

const renderer = findRenderer();
const overlays = ["dev", "staging", "production"];
const hasKustomize = spawnSync("kubectl", ["kustomize", "--help"]).status === 0;

describe.skipIf(!renderer)("the chart", () => {
  const rendered = (given: object): Manifest[] =>
    renderer ? [...renderChart(renderer, given).values()].flatMap(manifestsIn) : [];

  test.each([
    ["its own values", {}],
    ["an Ingress", { ingress: { enabled: true, className: "nginx", tlsSecret: "tls", annotations: { a: "b" } } }],
    [
      "a Gateway",
      {
        gateway: {
          enabled: true,
          parentRefs: [{ name: "public", namespace: "gateways" }],
          hostnames: ["a.example.com"],
        },
      },
    ],
    ["external secrets", { externalSecrets: { enabled: true } }],
    ["images by digest, one for each process", { image: { perProcess: true, digest: `sha256:${"0".repeat(64)}` } }],
    [
      "every value of a process",
      {
        imagePullSecrets: [{ name: "registry" }],
        defaults: {
          podAnnotations: { a: "b" },
          nodeSelector: { a: "b" },
          tolerations: [{ key: "a", operator: "Exists" }],
          affinity: { nodeAffinity: {} },
          priorityClassName: "shop",
          env: [{ name: "OIDC_GOOGLE_CLIENT_ID", value: "a" }],
          egress: [{ to: [{ ipBlock: { cidr: "10.1.2.3/32" } }], ports: [{ protocol: "TCP", port: 4222 }] }],
        },
      },
    ],
    [
      "a PodMonitor, the alerts and a doctor",
      { prometheusOperator: { enabled: true, labels: { release: "prometheus" } }, doctor: "orders" },
    ],
    [
      "no network policies, autoscalers and migrations",
      {
        networkPolicy: { enabled: false },
        migrations: { enabled: false },
        defaults: { autoscaling: { enabled: false } },
      },
    ],
  ])("renders valid objects with %s", async (_what, given) => {
    const all = rendered(given);
    expect(all.length).toBeGreaterThan(40);
    expect(await faultsOf(all)).toEqual([]);
    const ids = all.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test("gives media a volume, and none when its files are in a bucket", () => {
    const volumes = (given: object): readonly string[] =>
      rendered(given).flatMap(({ kind, metadata, spec }) => {
        if (kind === "PersistentVolumeClaim") return [metadata.name];
        const { template } = (spec ?? {}) as { template?: PodTemplate };
        return JSON.stringify(template ?? {}).includes("persistentVolumeClaim") ? [`${kind} ${metadata.name}`] : [];
      });
    expect(volumes({})).toEqual(["Deployment souk-media", "souk-media"]);
    expect(volumes({ settings: { MEDIA_S3_BUCKET: "souk" } })).toEqual([]);
    expect(volumes({ services: { media: { settings: { MEDIA_S3_BUCKET: "souk" } } } })).toEqual([]);
  });

  test("publishes only the router", () => {
    const all = rendered({ ingress: { enabled: true }, gateway: { enabled: true, parentRefs: [{ name: "public" }] } });
    const published = all.filter(({ kind }) => ["Ingress", "HTTPRoute"].includes(kind));
    expect(published.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual([
      "HTTPRoute souk-router",
      "Ingress souk-router",
    ]);
    const services = all.filter(({ kind }) => kind === "Service");
    for (const { spec } of services) expect(spec).toMatchObject({ type: "ClusterIP" });
  });

  test.each([
    ["the port of the metrics, with the token", {}, { port: "metrics", authorization: expect.anything() }],
    ["the port of the service, without METRICS_PORT", { settings: { METRICS_PORT: "" } }, { port: "http" }],
  ])("a PodMonitor reads %s, and the alerts know each process by its job", (_what, given, endpoint) => {
    const all = rendered({ prometheusOperator: { enabled: true }, ...given });
    const specOf = <Spec>(kind: string): Spec | undefined => all.find((one) => one.kind === kind)?.spec as Spec;
    const monitor = specOf<{ jobLabel: string; podMetricsEndpoints: object[] }>("PodMonitor");
    expect(monitor?.podMetricsEndpoints).toEqual([expect.objectContaining(endpoint)]);
    const rules = JSON.stringify(specOf<object>("PrometheusRule"));
    const selectors = new Set([...rules.matchAll(/job=~\\"([^"\\]+)/g)].map(([, expression]) => expression ?? ""));
    expect(selectors.size).toBe(1);
    const pods = all.filter(({ kind }) => kind === "Deployment");
    const jobs = pods.map(({ metadata }) => metadata.labels?.[monitor?.jobLabel ?? ""] ?? "");
    expect(new Set(jobs).size).toBe(pods.length);
    for (const expression of selectors)
      expect(jobs.filter((job) => !new RegExp(`^(?:${expression})$`).test(job))).toEqual([]);
  });

  test.each([
    ["one image of all processes", {}, "ghcr.io/souk/souk:v9"],
    ["an image for each process", { perProcess: true }, "ghcr.io/souk/souk:v9"],
    ["an image by its digest", { digest: `sha256:${"0".repeat(64)}` }, `ghcr.io/souk/souk@sha256:${"0".repeat(64)}`],
  ])("a doctor has the settings, network and rights of its process, with %s", (_what, image, expected) => {
    const all = rendered({ doctor: "orders", image: { tag: "v9", ...image } });
    const templateOf = (kind: string, name: string): PodTemplate | undefined =>
      (
        all.find((one) => one.kind === kind && one.metadata.name === name)?.spec as
          { template: PodTemplate } | undefined
      )?.template;
    const [doctor, orders] = [templateOf("Job", "souk-orders-doctor"), templateOf("Deployment", "souk-orders")];
    const [examined] = orders?.spec.containers ?? [];
    expect(doctor?.metadata).toEqual(orders?.metadata);
    expect(doctor?.spec.containers[0]).toMatchObject({
      image: expected,
      args: ["shop/dist/souk.js", "doctor", "--from", "orders"],
      env: examined?.env,
      securityContext: examined?.securityContext,
    });
    // the Service, which finds pods by the same labels, sends requests only to a port of this name
    expect(JSON.stringify(doctor)).not.toContain('"name":"http"');
  });

  test("divides the connections among the most pods that an update can have", () => {
    const all = rendered({ services: { orders: { autoscaling: { maxReplicas: 9 } } } });
    const text = JSON.stringify(
      all.find(({ kind, metadata }) => kind === "Deployment" && metadata.name === "souk-cart"),
    );
    expect(text).toContain('{"name":"REPLICAS","value":"10"}');
  });
});

describe.skipIf(!hasKustomize).each(overlays)("the overlay %s", (overlay) => {
  const built = (): Manifest[] => {
    const { stdout, stderr, status } = spawnSync("kubectl", ["kustomize", `deploy/kustomize/overlays/${overlay}`], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(stderr);
    return manifestsIn(stdout);
  };

  test("builds valid objects in its own namespace, with every process", async () => {
    const all = built();
    expect(await faultsOf(all)).toEqual([]);
    expect(all.filter(({ kind }) => kind === "Deployment")).toHaveLength(subgraphNames.length + 2);
    expect(sharesOfPods(all).length).toBeGreaterThan(subgraphNames.length);
    const namespaces = new Set(
      all
        .filter(({ kind }) => kind !== "Namespace")
        .map(({ metadata }) => (metadata as { namespace?: string }).namespace),
    );
    expect([...namespaces]).toEqual(
      all.filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name),
    );
  });
});
