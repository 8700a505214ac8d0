import { parseAllDocuments } from "yaml";

/** An object of Kubernetes. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly spec?: unknown;
}

export function manifestsIn(text: string): Manifest[] {
  return parseAllDocuments(text).flatMap((document) => (document.toJS() as Manifest | null) ?? []);
}

interface Model {
  validate(): void;
}

/** The classes of Kubernetes' OpenAPI schemas, and of the schemas of custom resources, by version of the API. */
const modelsByVersion: Readonly<Record<string, () => Promise<object>>> = {
  v1: () => import("kubernetes-models/v1"),
  "apps/v1": () => import("kubernetes-models/apps/v1"),
  "autoscaling/v2": () => import("kubernetes-models/autoscaling/v2"),
  "batch/v1": () => import("kubernetes-models/batch/v1"),
  "networking.k8s.io/v1": () => import("kubernetes-models/networking.k8s.io/v1"),
  "policy/v1": () => import("kubernetes-models/policy/v1"),
  "external-secrets.io/v1": () => import("@kubernetes-models/external-secrets/external-secrets.io/v1"),
  "monitoring.coreos.com/v1": () => import("@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1"),
  "gateway.networking.k8s.io/v1": () => import("@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1"),
};

/** Returns what is wrong with the objects by the schemas of their kinds: wrong types, missing fields, unknown fields. */
export async function faultsOf(manifests: readonly Manifest[]): Promise<string[]> {
  const faults = await Promise.all(manifests.map(faultsOfOne));
  return faults.flat();
}

async function faultsOfOne(manifest: Manifest): Promise<string[]> {
  const at = `${manifest.kind} ${manifest.metadata.name}`;
  const Model = await modelOf(manifest);
  if (!Model) return [`${at}: there is no schema for ${manifest.apiVersion}`];
  const read = new Set<string>();
  try {
    // a model copies what it is made from, so its own fields are recorded
    recordReads(new Model(manifest), "", read).validate();
  } catch (error) {
    return [`${at}: ${(error as Error).message}`];
  }
  return pathsOf(manifest)
    .filter((path) => !read.has(path))
    .map((path) => `${at}: unknown field ${path}`);
}

async function modelOf({ apiVersion, kind }: Manifest): Promise<(new (data: unknown) => Model) | undefined> {
  const models = (await modelsByVersion[apiVersion]?.()) as Record<string, new (data: unknown) => Model> | undefined;
  return models?.[kind];
}

/**
 * Records the paths of the fields that a reader reads. The schemas allow unknown fields, which a validator never reads;
 * it reads all fields of a map.
 */
function recordReads<Value>(value: Value, path: string, read: Set<string>): Value {
  if (typeof value !== "object" || value === null) return value;
  return new Proxy(value, {
    get(target, name, receiver) {
      const inner = Reflect.get(target, name, receiver) as unknown;
      if (typeof name !== "string" || !Object.hasOwn(target, name)) return inner;
      read.add(`${path}/${name}`);
      return recordReads(inner, `${path}/${name}`, read);
    },
  });
}

function pathsOf(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [`${path}/${name}`, ...pathsOf(inner, `${path}/${name}`)]);
}
