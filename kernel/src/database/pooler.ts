import type { DataSource } from "typeorm";

/** The PostgreSQL settings of a connection for requests, in the units of PostgreSQL. */
export type SessionSettings = Readonly<Record<string, string>>;

/** The connections of a pooler lack settings. The message is the line that the operator reads. */
class PoolerSettingsError extends Error {
  constructor(database: string, missing: SessionSettings) {
    const statements = Object.entries(missing).map(([name, value]) => `set ${name} = ${value}`);
    const line = `${database} = ... connect_query='${statements.join("; ")}'`;
    super(
      `the pooler's connections to ${database} lack settings; add them to its [databases], e.g. for PgBouncer: ${line}`,
    );
    this.name = "PoolerSettingsError";
  }
}

/**
 * Throws PoolerSettingsError unless the pooler's connections have these settings. A client cannot set them itself: with
 * a pooler of transactions, its next statement may run on another connection.
 */
export async function requirePoolerSettings(
  source: DataSource,
  database: string,
  required: SessionSettings,
): Promise<void> {
  const names = Object.keys(required);
  const [row] = await source.query<Record<string, string | null>[]>(
    `select ${names.map((_name, index) => `current_setting($${index + 1}, true) as "${index}"`).join(", ")}`,
    names,
  );
  const missing = Object.entries(required).filter(([, value], index) => row?.[index] !== value);
  if (missing.length > 0) throw new PoolerSettingsError(database, Object.fromEntries(missing));
}
