import { databaseName, settingPrefix, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
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

type Values = Readonly<Record<string, string | undefined>>;

/**
 * Divides keys and passwords, named as in .env.example, among the Secrets of the processes: each gets those that it
 * reads. Throws an Error that names the keys and passwords that are missing.
 */
export function secretManifests(topology: ProcessTopology, values: Values, options: SecretOptions): SecretManifest[] {
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

/** The value of a secret, and the name of the value that it derives from. */
function secretOf(
  setting: string,
  name: string,
  values: Values,
  postgres: string,
): { readonly source: string; readonly text: string | undefined } {
  if (setting === "SERVICE_KEYS") return valueOf(`${settingPrefix(name)}_SERVICE_KEYS`, values);
  const database = databaseOf(setting);
  if (!database || values[setting]) return valueOf(setting, values);
  const { source, text } = valueOf(database.password, values);
  return { source, text: text && `postgres://${database.user}:${text}@${postgres}/${database.database}` };
}

function valueOf(source: string, values: Values): { readonly source: string; readonly text: string | undefined } {
  return { source, text: values[source] || undefined };
}

/** The user and the database of a setting with a URL, as deploy/postgres/create-databases.sh creates them. */
function databaseOf(setting: string): { password: string; user: string; database: string } | undefined {
  if (setting === "AUDIT_DATABASE_URL")
    return { password: "AUDIT_DATABASE_PASSWORD", user: databaseName("audit"), database: "postgres" };
  if (setting === "SANDBOX_DATABASE_URL") {
    const user = databaseName("sandbox_bank");
    return { password: "SANDBOX_BANK_DATABASE_PASSWORD", user, database: user };
  }
  const owner = subgraphNames.find((name) => setting === `${settingPrefix(name)}_DATABASE_URL`);
  if (owner === undefined) return undefined;
  return {
    password: `${settingPrefix(owner)}_DATABASE_PASSWORD`,
    user: databaseName(owner),
    database: databaseName(owner),
  };
}
