import { parseArgs, type ParseArgsConfig } from "node:util";

export type BackupArguments =
  | { readonly command: "write"; readonly to: string; readonly keep: number | undefined }
  | { readonly command: "verify"; readonly file: string }
  | { readonly command: "key" };

export const backupUsage = `usage: souk backup --to FILE | FOLDER | - [--keep NUMBER]
       souk backup verify FILE
       souk backup key

  --to FILE     writes the backup to this file; "-" is standard output
  --to FOLDER   writes it to a file in this folder, which is named for the time
  --keep NUMBER deletes the backups of this folder except the newest NUMBER
  verify        restores the backup into a temporary server and audits it
  key           prints a new secret key for BACKUP_IDENTITY_FILE, with its public key for BACKUP_RECIPIENTS`;

/** Returns undefined for invalid arguments. */
export function readBackupArguments(given: readonly string[]): BackupArguments | undefined {
  const parsed = parse(given, { to: { type: "string" }, keep: { type: "string" } });
  if (!parsed) return undefined;
  const { to, keep } = parsed.values as { to?: string; keep?: string };
  const [command, file, ...others] = parsed.positionals;
  if (command === undefined) {
    if (!to || (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep))) return undefined;
    return { command: "write", to, keep: keep === undefined ? undefined : Number(keep) };
  }
  if (to !== undefined || keep !== undefined || others.length > 0) return undefined;
  if (command === "verify" && file) return { command, file };
  if (command === "key" && file === undefined) return { command };
  return undefined;
}

export interface RestoreArguments {
  readonly file: string;
  /** The URL of the server, in place of the settings. */
  readonly into: string | undefined;
  readonly replace: boolean;
}

export const restoreUsage = `usage: souk restore FILE [--into URL] [--replace]

  --into URL  restores into this PostgreSQL server, in place of that of the settings
  --replace   deletes the data that the databases have; without it, a restore into databases with data is refused`;

/** Returns undefined for invalid arguments. */
export function readRestoreArguments(given: readonly string[]): RestoreArguments | undefined {
  const parsed = parse(given, { into: { type: "string" }, replace: { type: "boolean" } });
  const [file, ...others] = parsed?.positionals ?? [];
  if (!parsed || !file || others.length > 0) return undefined;
  const { into, replace = false } = parsed.values as { into?: string; replace?: boolean };
  if (into !== undefined && !/^postgres(ql)?:\/\//.test(into)) return undefined;
  return { file, into, replace };
}

function parse(args: readonly string[], options: NonNullable<ParseArgsConfig["options"]>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return undefined;
  }
}
