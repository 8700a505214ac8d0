import { describedSettings } from "../settings/described-settings.ts";
import { processTopology } from "./process-topology.ts";
import { chartFolder, renderChart, type Renderer } from "./render-chart.ts";
import { valuesSchema } from "./values-schema.ts";

/** The folder of the manifests that the chart's default values render. */
export const baseFolder = "deploy/kustomize/base";

/**
 * The values of the Kustomize base. It has no Jobs: Kustomize has no hooks, and each process migrates its own database
 * when it starts.
 */
const baseValues = { migrations: { enabled: false } };

/** Returns the files of the chart that follow from the code, by path. */
export function chartFiles(): Map<string, string> {
  const topology = processTopology();
  return new Map([
    [`${chartFolder}/files/topology.json`, json({ services: topology })],
    [`${chartFolder}/values.schema.json`, json(valuesSchema(topology, describedSettings()))],
  ]);
}

/** Returns the files of the Kustomize base, by path. They follow from the chart. */
export function baseFiles(renderer: Renderer): Map<string, string> {
  const rendered = renderChart(renderer, baseValues);
  const kustomization = [
    "apiVersion: kustomize.config.k8s.io/v1beta1",
    "kind: Kustomization",
    "resources:",
    ...[...rendered.keys()].sort().map((name) => `  - ${name}`),
  ];
  return new Map([
    [`${baseFolder}/kustomization.yaml`, `${kustomization.join("\n")}\n`],
    ...[...rendered].map(([name, text]) => [`${baseFolder}/${name}`, text] as const),
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
