import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { chown, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.js";
import type { PostgresBinaries } from "./postgres-binaries.js";
import type { PostgresHome } from "./postgres-home.js";
import { runPostgresTool } from "./postgres-tool.js";

export const superuser = "souk";

/** Stored beside the cluster, so that a move or a restore includes both. */
const passwordFileName = "postgres-password";

const accessRules = `# Souk writes this file: every connection needs a password.
host all all 127.0.0.1/32 scram-sha-256
host all all ::1/128 scram-sha-256
`;

/**
 * Returns the superuser's password; undefined for a cluster that was created without one and has not been started
 * since.
 */
export function readSuperuserPassword(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, passwordFileName), "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Returns whether the server on this cluster requires a password for every connection. */
export async function requiresPassword({ folder, cluster }: PostgresHome): Promise<boolean> {
  const rules = await readFile(join(cluster, "pg_hba.conf"), "utf8").catch(() => "");
  return rules === accessRules && readSuperuserPassword(folder) !== undefined;
}

/**
 * Sets the superuser's password and makes the server require it, before the server starts, so the cluster is never
 * reachable without a password. Can be repeated after a crash at any step, because the access rules are written last.
 * Throws EmbeddedPostgresError.
 */
export async function requirePassword(home: PostgresHome, binaries: PostgresBinaries): Promise<void> {
  if (await requiresPassword(home)) return;
  const password = readSuperuserPassword(home.folder) ?? (await createPassword(home.folder));
  const { exitCode, output } = await runPostgresTool(
    binaries.postgres,
    ["--single", "-D", home.cluster, "-c", "log_statement=none", "-c", "log_min_error_statement=panic", "postgres"],
    // by standard input, because the arguments of a process are public
    { user: home.user, timeoutMs: 60_000, input: `alter role ${superuser} password '${password}'\n` },
  );
  const failure = /(?:ERROR|FATAL|PANIC): +(.*)/.exec(output)?.[1];
  if (exitCode !== 0 || failure !== undefined) {
    const reason = failure ?? `exit code ${exitCode}`;
    throw new EmbeddedPostgresError(
      `cannot set the password of PostgreSQL on ${home.cluster} (${reason}); remove the cause`,
    );
  }
  await writeAccessRules(home);
}

/** Writes a new password to a file that only its owner can read. A start after a crash finds a whole password or none. */
async function createPassword(folder: string): Promise<string> {
  const password = randomBytes(32).toString("base64url");
  const file = join(folder, passwordFileName);
  await writeFile(`${file}.new`, `${password}\n`, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return password;
}

async function writeAccessRules({ cluster, user }: PostgresHome): Promise<void> {
  const file = join(cluster, "pg_hba.conf");
  await writeFile(`${file}.new`, accessRules, { mode: 0o600 });
  if (user) await chown(`${file}.new`, user.uid, user.gid);
  await rename(`${file}.new`, file);
}
