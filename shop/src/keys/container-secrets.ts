import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { SettingsReader } from "@souk/kernel/config/config-reader";
import { writeSecretFile } from "@souk/kernel/config/secret-file";
import { settingPrefix, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { readRouterProcessSettings } from "@souk/router/process-settings";
import { readAuditServiceSettings } from "../audit/audit-service-settings.js";
import { subgraphModules } from "../subgraph-modules.js";
import { completedSecrets, secretLines } from "./new-secrets.js";
import { secretOf, type Secrets } from "./process-secrets.js";

/** The address of the container with PostgreSQL. */
const postgres = "postgres:5432";

/**
 * Writes the secrets of the containers of docker-compose.yml: `FOLDER/<container>/settings.env` for each, and all of them
 * in `FOLDER/keys.env`. Secrets of `given` take precedence over those in the folder; the others are new. A container sees
 * only its own folder, where any user of the container may read. Throws an Error that names a secret with an apostrophe.
 */
export async function writeContainerSecrets(folder: string, given: Secrets): Promise<void> {
  const all = join(folder, "keys.env");
  const stored = existsSync(all) ? parseEnv(readFileSync(all, "utf8")) : {};
  const present = Object.entries(given).filter(([, value]) => value);
  const secrets = await completedSecrets({ ...stored, ...Object.fromEntries(present) });
  await writeSecretFile(all, secretLines(secrets).join("\n"));
  for (const [process, settings] of Object.entries(settingsOfProcesses())) {
    const own = settings.flatMap((setting): (readonly [string, string])[] => {
      const { text } = secretOf(setting, process, secrets, postgres);
      return text === undefined ? [] : [[setting, text]];
    });
    await writeOpenFile(folder, process, "settings.env", secretLines(Object.fromEntries(own)));
  }
  const passwords = Object.entries(secrets).filter(([name]) => name.endsWith("_DATABASE_PASSWORD"));
  await writeOpenFile(folder, "postgres", "settings.env", secretLines(Object.fromEntries(passwords)));
  await writeOpenFile(folder, "postgres", "password", [secrets.POSTGRES_PASSWORD ?? ""]);
  await writeOpenFile(folder, "prometheus", "metrics-token", [secrets.METRICS_TOKEN ?? ""]);
}

/** Returns the settings that each process reads. */
function settingsOfProcesses(): Readonly<Record<string, readonly string[]>> {
  const requested = (name: string, read: (reader: SettingsReader) => unknown): readonly string[] => {
    const reader = new SettingsReader({});
    read(reader);
    return [...reader.requested].filter(
      (setting) => !setting.endsWith("_DATABASE_URL") || databasesOf(name).includes(setting),
    );
  };
  const subgraphs = subgraphNames.map(
    (name) => [name, requested(name, (reader) => subgraphModules[name].readProcessSettings(reader, name))] as const,
  );
  return {
    router: requested("router", readRouterProcessSettings),
    ...Object.fromEntries(subgraphs),
    audit: requested("audit", readAuditServiceSettings),
  };
}

function databasesOf(process: string): readonly string[] {
  return [`${settingPrefix(process)}_DATABASE_URL`, ...(process === "payments" ? ["SANDBOX_DATABASE_URL"] : [])];
}

/** The users of other images differ from the owner of the file. */
async function writeOpenFile(folder: string, container: string, name: string, lines: readonly string[]): Promise<void> {
  const own = join(folder, container);
  await mkdir(own, { recursive: true });
  await chmod(own, 0o755);
  await writeFile(join(own, name), lines.map((line) => `${line}\n`).join(""), { mode: 0o644 });
}
