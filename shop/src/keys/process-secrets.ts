import { databaseName, settingPrefix, subgraphNames } from "@souk/kernel/config/subgraph-addresses";

/** Keys and passwords of all processes, by the names that a `.env` has for them. */
export type Secrets = Readonly<Record<string, string | undefined>>;

/** "SERVICE_KEYS" of cart -> "CART_SERVICE_KEYS". */
export function secretName(process: string, secret: "SERVICE_KEYS" | "DATABASE_PASSWORD"): string {
  return `${settingPrefix(process)}_${secret}`;
}

/** The value of a secret, and the name of the value that it derives from. */
export interface ProcessSecret {
  readonly source: string;
  readonly text: string | undefined;
}

/**
 * Returns the value that a process reads from a setting. Its service keys and the URL of its database derive from
 * secrets that have the name of the process. `postgres`: the host and port of the PostgreSQL server.
 */
export function secretOf(setting: string, process: string, secrets: Secrets, postgres: string): ProcessSecret {
  if (setting === "SERVICE_KEYS") return valueOf(secretName(process, "SERVICE_KEYS"), secrets);
  const database = databaseOf(setting);
  if (!database || secrets[setting]) return valueOf(setting, secrets);
  const { source, text } = valueOf(database.password, secrets);
  return { source, text: text && `postgres://${database.user}:${text}@${postgres}/${database.database}` };
}

function valueOf(source: string, secrets: Secrets): ProcessSecret {
  return { source, text: secrets[source] || undefined };
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
    password: secretName(owner, "DATABASE_PASSWORD"),
    user: databaseName(owner),
    database: databaseName(owner),
  };
}
