import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { SettingsReader } from "@souk/kernel/config/config-reader";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { readMediaConfig } from "@souk/media/config";
import { readRouterConfig } from "@souk/router/config";
import { parse } from "yaml";
import { baseFiles, baseFolder, chartFiles } from "./deploy-files.ts";
import { faultsOf, manifestsIn, type Manifest } from "./manifests.ts";
import { sharesOfPods, type PodTemplate } from "./pods.ts";
import { chartFolder, findRenderer } from "./render-chart.ts";

const renderer = findRenderer();
const read = (path: string): string => readFileSync(path, "utf8");
const values = parse(read(`${chartFolder}/values.yaml`)) as object;
const validate = new Ajv({ strict: false }).compile(JSON.parse(read(`${chartFolder}/values.schema.json`)) as object);
const accepts = (given: object): boolean => validate({ ...values, ...given });

const base = readdirSync(baseFolder)
  .filter((file) => file !== "kustomization.yaml")
  .flatMap((file) => manifestsIn(read(join(baseFolder, file))));
const ofKind = (kind: string): Manifest[] => base.filter((manifest) => manifest.kind === kind);
const componentsOf = (kind: string): string[] =>
  ofKind(kind).map(({ metadata }) => metadata.labels?.["app.kubernetes.io/component"] ?? "");

function asCommitted(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files.keys()].map((path) => [path, read(path)]));
}

test("the topology and the schema of the values are as npm run manifests writes them", () => {
  const files = chartFiles();
  expect(asCommitted(files)).toEqual(files);
});

test.skipIf(!renderer)("the Kustomize base is as npm run manifests writes it", () => {
  const files = renderer ? baseFiles(renderer) : new Map<string, string>();
  expect(asCommitted(files)).toEqual(files);
  expect(readdirSync(baseFolder).sort()).toEqual(
    [...files.keys()].map((path) => path.replace(`${baseFolder}/`, "")).sort(),
  );
});

test.each([
  "helm/souk/values.yaml",
  "kustomize/overlays/staging/ingress.yaml",
  "kustomize/overlays/production/ingress.yaml",
])("S3-101: %s lets NGINX pass on the largest upload, and waits for the longest operation", (path) => {
  type Annotated = { readonly annotations?: Readonly<Record<string, string>> } | undefined;
  const { ingress, metadata } = parse(read(`deploy/${path}`)) as Record<"ingress" | "metadata", Annotated>;
  const of = (name: string): string =>
    (ingress ?? metadata)?.annotations?.[`nginx.ingress.kubernetes.io/proxy-${name}`] ?? "";
  const { limits } = readMediaConfig(new SettingsReader({}));
  expect(of("body-size")).toMatch(/^\d+m$/);
  expect(Number.parseInt(of("body-size"), 10) * 1024 * 1024).toBeGreaterThan(limits.maxFileBytes);
  const { operationTimeoutMs } = readRouterConfig(new SettingsReader({}));
  for (const name of ["read-timeout", "send-timeout"])
    expect(Number(of(name)) * 1000).toBeGreaterThan(2 * operationTimeoutMs);
  expect(of("request-buffering")).toBe("off");
});

test("the chart has the version of Souk", () => {
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(parse(read(`${chartFolder}/Chart.yaml`))).toMatchObject({ version, appVersion: version });
});

describe("the schema of the values", () => {
  test("accepts the chart's own values", () => {
    expect([validate(values), validate.errors]).toEqual([true, null]);
  });

  test.each([
    ["an unknown name", { image: { repo: "souk" } }],
    ["an unknown setting", { settings: { PUBLC_URL: "https://shop.example.com" } }],
    ["a secret among the settings", { settings: { ORDERS_DATABASE_URL: "postgres://souk:secret@db/souk" } }],
    ["a setting that is a number", { settings: { DATABASE_CONNECTIONS: 400 } }],
    ["an unknown process", { services: { order: {} } }],
  ])("refuses %s", (_what, given) => {
    expect(accepts(given)).toBe(false);
  });
});

describe("the objects of the base", () => {
  test("S3-100: are valid by the schemas of Kubernetes, without unknown fields", async () => {
    expect(await faultsOf(base)).toEqual([]);
  });

  test("are refused with an unknown field or a wrong type", async () => {
    const [service] = ofKind("Service");
    const wrong = [
      { ...service, spec: { selectors: {} } },
      { ...service, spec: { ports: [{ port: "4000" }] } },
    ] as Manifest[];
    expect(await faultsOf(wrong)).toEqual([
      `Service ${service?.metadata.name}: unknown field /spec/selectors`,
      expect.stringContaining("must be integer"),
    ]);
  });

  test.each([
    "Deployment",
    "Service",
    "HorizontalPodAutoscaler",
    "PodDisruptionBudget",
    "ServiceAccount",
    "NetworkPolicy",
  ])("S4-55: have one %s for each subgraph and the router", (kind) => {
    expect(componentsOf(kind)).toEqual(expect.arrayContaining([...subgraphNames, "router"]));
    expect(new Set(componentsOf(kind)).size).toBe(componentsOf(kind).length);
  });

  test.each(
    ofKind("Deployment").map(({ metadata, spec }) => [metadata.name, spec as { template: PodTemplate }] as const),
  )(
    "%s runs without root, on a read-only file system, with probes, spread over zones and nodes",
    (_name, { template: { spec } }) => {
      expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
      expect(spec.automountServiceAccountToken).toBe(false);
      expect(spec.topologySpreadConstraints.map(({ topologyKey }) => topologyKey)).toEqual([
        "topology.kubernetes.io/zone",
        "kubernetes.io/hostname",
      ]);
      for (const container of spec.containers) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        });
        expect(container.livenessProbe.httpGet.path).toBe("/health/live");
        expect(container.readinessProbe.httpGet.path).toBe("/health/ready");
      }
    },
  );

  test("give each pod enough connections to its database", () => {
    expect(sharesOfPods(base).length).toBeGreaterThan(subgraphNames.length);
  });

  test("S3-102: contain no value of a secret", () => {
    const env = ofKind("Deployment").flatMap(
      ({ spec }) => (spec as { template: PodTemplate }).template.spec.containers[0]?.env ?? [],
    );
    const secrets = env.filter(({ name }) => /_(?:KEYS?|SECRETS?|TOKEN|PASSWORD|DATABASE_URL)$/.test(name));
    expect(secrets.length).toBeGreaterThan(subgraphNames.length);
    expect(secrets.filter(({ value }) => value !== undefined)).toEqual([]);
  });
});
