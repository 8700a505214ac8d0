import { randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { mkdir, open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";

export interface SecretFile {
  readonly path: string;
  /** Whether only its owner and group may be able to read it. The group may: that is how Kubernetes hands out secrets. */
  readonly mustBePrivate: boolean;
}

/** Throws Error with a sentence that never holds what is in it. */
export function readSecretFile({ path, mustBePrivate }: SecretFile): string {
  const isOpenToAll = (statSync(path).mode & 0o007) !== 0 && process.platform !== "win32";
  if (mustBePrivate && isOpenToAll) throw new Error("can be read by every user of the machine; chmod 600 it");
  return readFileSync(path, "utf8");
}

/** Readable by its owner alone; one that is replaced stays with its owner and its group. Whoever reads meanwhile, or after a crash at any moment, has the old text or the new one. */
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

/** Root may rotate the keys of a service that runs as another user. */
async function keepOwner(path: string, file: FileHandle): Promise<void> {
  const old = await stat(path).catch(() => undefined);
  if (!old) return;
  const { uid, gid } = await file.stat();
  if (old.uid !== uid || old.gid !== gid) await file.chown(old.uid, old.gid);
  await file.chmod(old.mode & 0o770);
}
