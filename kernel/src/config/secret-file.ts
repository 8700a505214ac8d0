import { randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { mkdir, open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";

export interface SecretFile {
  readonly path: string;
  /**
   * Whether the file must be readable only for its owner and group. The group is allowed because Kubernetes mounts
   * secrets that way.
   */
  readonly mustBePrivate: boolean;
}

/** Throws an Error whose message never contains the file's content. */
export function readSecretFile({ path, mustBePrivate }: SecretFile): string {
  const isOpenToAll = (statSync(path).mode & 0o007) !== 0 && process.platform !== "win32";
  if (mustBePrivate && isOpenToAll) throw new Error("can be read by every user of the machine; chmod 600 it");
  return readFileSync(path, "utf8");
}

/**
 * Writes a file that only its owner can read; a replaced file keeps its owner and group. A concurrent reader, or a
 * reader after a crash, sees either the old text or the new one.
 */
export async function writeSecretFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomUUID()}.new`;
  try {
    const file = await open(beside, "wx", 0o600);
    try {
      await keepOwner(path, file);
      await file.writeFile(`${text}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * Keeps the owner and mode of the old file, because root may rotate the keys of a service that runs as another user.
 */
async function keepOwner(path: string, file: FileHandle): Promise<void> {
  const old = await stat(path).catch(() => undefined);
  if (!old) return;
  const { uid, gid } = await file.stat();
  if (old.uid !== uid || old.gid !== gid) await file.chown(old.uid, old.gid);
  await file.chmod(old.mode & 0o770);
}
