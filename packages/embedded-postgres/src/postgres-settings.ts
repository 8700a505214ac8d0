import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Names and values as in postgresql.conf. */
export type PostgresSettings = Readonly<Record<string, string>>;

/** Stored beside the cluster, whose configuration includes it. It also stores the port for the next start. */
export const settingsFileName = "postgres-settings.conf";

/**
 * Returns the settings that PostgreSQL reads at start. The caller's settings override the defaults; the address and the
 * port cannot be overridden.
 */
export function settingsText(port: number, settings: PostgresSettings): string {
  const all = {
    max_connections: "300",
    shared_buffers: "128MB",
    ...settings,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
  };
  return Object.entries(all)
    .map(([name, value]) => `${name} = '${value.replaceAll(/['\\]/g, "$&$&")}'\n`)
    .join("");
}

export function portIn(settings: string): number | undefined {
  const port = /^port = '(\d+)'$/m.exec(settings)?.[1];
  return port === undefined ? undefined : Number(port);
}

/** Returns an empty text before the first start. */
export async function readSettingsFile(folder: string): Promise<string> {
  return readFile(join(folder, settingsFileName), "utf8").catch(() => "");
}

export async function writeSettingsFile(folder: string, text: string): Promise<void> {
  const file = join(folder, settingsFileName);
  await writeFile(file, text);
  // PostgreSQL may run as another user than this process
  await chmod(file, 0o644);
}
