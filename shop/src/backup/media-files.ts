import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { BackupError } from "./manifest.js";

/** The path of media files in an archive. */
export const mediaPrefix = "media/";

export interface BackedUpMediaFile {
  /** The path in the archive. */
  readonly path: string;
  readonly content: Buffer;
}

/**
 * Reads the files of media, one after the other. A file that is deleted meanwhile is left out, and files that are still
 * being written have a name that starts with a dot.
 */
export async function* readMediaFiles(folder: string): AsyncGenerator<BackedUpMediaFile> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const key = relative(folder, file).split(sep).join("/");
    if (key.startsWith(".")) continue;
    const content = await readFile(file).catch(() => null);
    if (content) yield { path: mediaPrefix + key, content };
  }
}

/** Throws BackupError when the path would leave the folder. */
export async function writeMediaFile(folder: string, { path, content }: BackedUpMediaFile): Promise<void> {
  const key = path.slice(mediaPrefix.length);
  if (!/^[\w-]+(?:\/[\w-][\w.-]*)*$/.test(key))
    throw new BackupError(`the backup has a media file with the path ${path}`);
  const file = join(folder, key);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
