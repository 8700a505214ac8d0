import { connectionShares, type ConnectionShares } from "@souk/kernel/database/connection-budget";
import type { Manifest } from "./manifests.ts";

/** The template of a Deployment's or a Job's pods, as far as the tests read it. */
export interface PodTemplate {
  readonly metadata: object;
  readonly spec: {
    readonly securityContext: Readonly<Record<string, unknown>>;
    readonly automountServiceAccountToken: boolean;
    readonly topologySpreadConstraints: readonly { readonly topologyKey: string }[];
    readonly containers: readonly {
      readonly env: readonly { readonly name: string; readonly value?: string }[];
      readonly securityContext: Readonly<Record<string, unknown>>;
      readonly livenessProbe: { readonly httpGet: { readonly path: string } };
      readonly readinessProbe: { readonly httpGet: { readonly path: string } };
    }[];
  };
}

/** Computes the connections of each pod, as its process does. Throws TooFewConnectionsError, as a process refuses to start. */
export function sharesOfPods(manifests: readonly Manifest[]): ConnectionShares[] {
  const deployments = manifests.filter(({ kind }) => kind === "Deployment");
  return deployments.flatMap(({ spec }) => {
    const env = (spec as { template: PodTemplate }).template.spec.containers[0]?.env ?? [];
    const numberOf = (setting: string): number => Number(env.find(({ name }) => name === setting)?.value);
    if (!env.some(({ name }) => name === "REPLICAS")) return [];
    const total = numberOf("DATABASE_CONNECTIONS");
    return [connectionShares({ total, replicas: numberOf("REPLICAS") }, total)];
  });
}
