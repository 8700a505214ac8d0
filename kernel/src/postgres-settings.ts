import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Names and values as postgresql.conf knows them. */
export type PostgresSettings = Readonly<Record<string, string>>;

/** Lies beside the cluster, which includes it; it is also where the port is remembered from start to start. */
export const settingsFileName = "postgres-settings.conf";

/** What PostgreSQL reads at start: our settings where the caller has none, the caller's, and at last what nobody may change. */
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

/** Empty before the first start. */
export async function readSettingsFile(folder: string): Promise<string> {
  return readFile(join(folder, settingsFileName), "utf8").catch(() => "");
}

export async function writeSettingsFile(folder: string, text: string): Promise<void> {
  const file = join(folder, settingsFileName);
  await writeFile(file, text);
  // PostgreSQL may run as another user than we do
  await chmod(file, 0o644);
}
