import { readFile } from "node:fs/promises";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { BackupError } from "./manifest.js";

/** Returns the public keys for which backups are encrypted. */
export function readRecipients(reader: SettingsReader): readonly string[] {
  /**
   * @setting BACKUP_RECIPIENTS the public keys for which `souk backup` encrypts, separated by commas; `souk backup key`
   * creates one. Required for backups
   * @example age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
   */
  const recipients = reader
    .text("BACKUP_RECIPIENTS")
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "");
  for (const recipient of recipients)
    if (!/^age1[02-9ac-hj-np-z]{58}$/.test(recipient))
      reader.fault(
        "BACKUP_RECIPIENTS",
        `"${recipient}" is no public key of age: souk backup key prints one that starts with age1`,
      );
  return recipients;
}

/** Returns the path of the file with the secret keys that decrypt backups. */
export function readIdentityFile(reader: SettingsReader): string {
  /**
   * @setting BACKUP_IDENTITY_FILE the file with the secret keys that decrypt backups, as `souk backup key` prints it.
   * Required for `souk restore` and `souk backup verify`
   * @example /run/secrets/backup-key
   */
  return reader.text("BACKUP_IDENTITY_FILE");
}

/** Returns the secret keys in a file of age: one in each line, beside comments. Throws BackupError. */
export async function readIdentities(file: string): Promise<readonly string[]> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new BackupError(`cannot read BACKUP_IDENTITY_FILE ${file} (${(error as NodeJS.ErrnoException).code})`, error);
  });
  const identities = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("AGE-SECRET-KEY-"));
  if (identities.length > 0) return identities;
  throw new BackupError(`BACKUP_IDENTITY_FILE ${file} has no line AGE-SECRET-KEY-...; souk backup key prints one`);
}

/** Returns the content of a new identity file. The format is that of age-keygen. */
export async function newIdentityFile(): Promise<string> {
  const identity = await generateX25519Identity();
  return `# public key, for BACKUP_RECIPIENTS: ${await identityToRecipient(identity)}\n${identity}`;
}
