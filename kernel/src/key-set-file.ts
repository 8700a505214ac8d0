import { randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { mkdir, open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { keySetText, parseKeySet, type KeySet } from "./key-set.js";
import { generatePrivateJwk } from "./private-jwk.js";

export interface KeyFile {
  readonly path: string;
  /** Whether only its owner and group may be able to read it. The group may: that is how Kubernetes hands out secrets. */
  readonly mustBePrivate: boolean;
}

/** Throws Error with a sentence that never holds a key. */
export function readKeySetFile({ path, mustBePrivate }: KeyFile): KeySet {
  const isOpenToAll = (statSync(path).mode & 0o007) !== 0 && process.platform !== "win32";
  if (mustBePrivate && isOpenToAll) throw new Error("can be read by every user of the machine; chmod 600 it");
  return parseKeySet(readFileSync(path, "utf8"));
}

/** Another one after each change. */
export function fingerprintOf(path: string): string {
  const { ino, size, mtimeMs, mode } = statSync(path);
  return `${ino}:${size}:${mtimeMs}:${mode}`;
}

/** Readable by its owner alone; one that is replaced stays with its owner and its group. Whoever reads meanwhile, or after a crash at any moment, has the old set or the new one. */
export async function writeKeySetFile(path: string, set: KeySet): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomUUID()}.new`;
  try {
    const file = await open(beside, "wx", 0o600);
    try {
      await keepOwner(path, file);
      await file.writeFile(`${keySetText(set)}\n`);
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

/** For a development machine: the set is made on first use. */
export async function ensureKeySetFile(path: string): Promise<void> {
  try {
    readKeySetFile({ path, mustBePrivate: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await writeKeySetFile(path, [{ key: await generatePrivateJwk(), signsFromMs: 0 }]);
  }
}
