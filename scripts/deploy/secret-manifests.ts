import { secretOf, type Secrets } from "@souk/shop/keys/process-secrets";
import type { ProcessTopology } from "./process-topology.ts";

export interface SecretManifest {
  readonly apiVersion: "v1";
  readonly kind: "Secret";
  readonly metadata: { readonly name: string };
  readonly type: "Opaque";
  readonly stringData: Readonly<Record<string, string>>;
}

export interface SecretOptions {
  readonly release: string;
  /** The host and port of the PostgreSQL server. */
  readonly postgres: string;
}

/**
 * Divides keys and passwords, named as in .env.example, among the Secrets of the processes: each gets those that it
 * reads. Throws an Error that names the keys and passwords that are missing.
 */
export function secretManifests(topology: ProcessTopology, values: Secrets, options: SecretOptions): SecretManifest[] {
  const missing = new Set<string>();
  const manifests = Object.entries(topology).map(([name, { files, secrets }]): SecretManifest => {
    const entries = [...files, ...secrets].map((setting) => {
      const { source, text } = secretOf(setting, name, values, options.postgres);
      // a process does not start without its keys and its database
      if (text === undefined && (files.includes(setting) || source !== setting)) missing.add(source);
      return [setting, text] as const;
    });
    const stringData = Object.fromEntries(entries.flatMap(([setting, text]) => (text ? [[setting, text]] : [])));
    const metadata = { name: `${options.release}-${name}` };
    return { apiVersion: "v1", kind: "Secret", metadata, type: "Opaque", stringData };
  });
  if (missing.size > 0)
    throw new Error(`missing: ${[...missing].join(", ")}; npm run --silent souk -- keys new prints them`);
  return manifests;
}
