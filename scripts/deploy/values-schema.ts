import { subgraphNames, settingPrefix } from "@souk/kernel/config/subgraph-addresses";
import type { DescribedSetting } from "../settings/described-settings.ts";
import type { ProcessTopology } from "./process-topology.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

const text: JsonSchema = { type: "string" };
const flag: JsonSchema = { type: "boolean" };
const list: JsonSchema = { type: "array" };
const freeObject: JsonSchema = { type: "object" };
const count = (minimum: number): JsonSchema => ({ type: "integer", minimum });
/** An object with these properties and no others. */
const strictObject = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: "object",
  additionalProperties: false,
  properties,
});

/**
 * Returns the JSON Schema of the chart's values, by which Helm refuses unknown names. `settings` has every setting that
 * a process reads; secrets are not among them, because values are stored in the cluster in plain text.
 */
export function valuesSchema(topology: ProcessTopology, described: readonly DescribedSetting[]): JsonSchema {
  const settings: JsonSchema = { $ref: "#/definitions/settings" };
  const process: JsonSchema = { $ref: "#/definitions/process" };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Values of the chart souk",
    definitions: { settings: settingsSchema(topology, described), process: processSchema(settings) },
    ...strictObject({
      global: freeObject,
      image: strictObject({
        repository: text,
        tag: text,
        digest: { type: "string", pattern: "^(sha256:[0-9a-f]{64})?$" },
        pullPolicy: { enum: ["Always", "IfNotPresent", "Never"] },
        perProcess: flag,
      }),
      imagePullSecrets: list,
      settings,
      externalSecrets: strictObject({
        enabled: flag,
        storeRef: strictObject({ kind: { enum: ["ClusterSecretStore", "SecretStore"] }, name: text }),
        refreshInterval: text,
        keyPrefix: text,
      }),
      defaults: process,
      services: strictObject(Object.fromEntries(Object.keys(topology).map((name) => [name, process]))),
      media: strictObject({ existingClaim: text, size: text, storageClass: text }),
      topologySpread: strictObject({
        maxSkew: count(1),
        whenUnsatisfiable: { enum: ["DoNotSchedule", "ScheduleAnyway"] },
      }),
      preStopSeconds: count(0),
      terminationGracePeriodSeconds: count(1),
      migrations: strictObject({ enabled: flag, activeDeadlineSeconds: count(1) }),
      ingress: strictObject({ enabled: flag, className: text, annotations: freeObject, host: text, tlsSecret: text }),
      gateway: strictObject({ enabled: flag, parentRefs: list, hostnames: { type: "array", items: text } }),
      networkPolicy: networkPolicySchema(),
      prometheusOperator: strictObject({ enabled: flag, labels: freeObject, interval: text, token: flag }),
      doctor: { enum: ["", ...Object.keys(topology)] },
    }),
  };
}

function processSchema(settings: JsonSchema): JsonSchema {
  return strictObject({
    replicas: count(0),
    autoscaling: strictObject({
      enabled: flag,
      minReplicas: count(1),
      maxReplicas: count(1),
      targetCpu: { type: "integer", minimum: 1, maximum: 100 },
    }),
    resources: strictObject({ requests: freeObject, limits: freeObject }),
    maxUnavailable: { type: ["integer", "string"] },
    settings,
    env: { type: "array", items: { type: "object", required: ["name"] } },
    egress: list,
    podAnnotations: freeObject,
    nodeSelector: freeObject,
    tolerations: list,
    affinity: freeObject,
    priorityClassName: text,
  });
}

function networkPolicySchema(): JsonSchema {
  const from = strictObject({ from: list });
  const to = strictObject({ to: list, port: { type: "integer", minimum: 1, maximum: 65_535 } });
  const endpoints = ["dns", "postgresql", "redis", "smtp", "https", "otlp"];
  const entries = endpoints.map((name) => [name, to] as const);
  return strictObject({ enabled: flag, ingress: from, monitoring: from, ...Object.fromEntries(entries) });
}

/** Settings are environment variables, which are texts: a number needs quotes in YAML, as `env` of Kubernetes does. */
function settingsSchema(topology: ProcessTopology, described: readonly DescribedSetting[]): JsonSchema {
  const descriptions = new Map(
    described.flatMap(({ name, description }) =>
      name.startsWith("<SUBGRAPH>")
        ? subgraphNames.map((subgraph) => [name.replace("<SUBGRAPH>", settingPrefix(subgraph)), description] as const)
        : [[name, description] as const],
    ),
  );
  const names = [...new Set(Object.values(topology).flatMap(({ settings }) => settings))].sort();
  return strictObject(
    Object.fromEntries(names.map((name) => [name, { type: "string", description: descriptions.get(name) }])),
  );
}
