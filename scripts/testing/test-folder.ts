import { chmod, mkdtemp, readdir, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Several times the space that the databases and shops of three concurrent test files need. */
export const requiredBytes = 4 * 1024 ** 3;

/** The folder where Linux keeps files in memory. */
const memory = "/dev/shm";

/** `freeBytes`: undefined when the memory folder does not exist. A set TMPDIR has priority. */
export function chooseBase(requested: string | undefined, freeBytes: number | undefined): string {
  return requested === undefined && freeBytes !== undefined && freeBytes >= requiredBytes ? memory : tmpdir();
}

/**
 * Creates a folder for all files of a test run, in memory if the machine has enough: a database is a folder of three
 * hundred files, and the tests create and drop more than a thousand databases.
 */
export async function makeTestFolder(): Promise<string> {
  const free = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  );
  const base = chooseBase(process.env.TMPDIR, free);
  await removeStaleFolders(base);
  const folder = await mkdtemp(join(base, `souk-test-${process.pid}-`));
  // when root starts PostgreSQL, it runs as the user nobody, who needs access to the folder
  await chmod(folder, 0o755);
  return folder;
}

/** Removes folders of runs that were cut off, so that they do not fill the memory. */
export async function removeStaleFolders(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const [, pid] = /^souk-test-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(base, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // a process of another user is alive too
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
