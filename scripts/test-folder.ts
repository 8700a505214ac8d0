import { chmod, mkdtemp, readdir, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the databases and the shops of three test files at once take, several times over. */
export const wantedBytes = 4 * 1024 ** 3;

/** Where Linux keeps files in memory. */
const memory = "/dev/shm";

/** `freeBytes`: none where there is no such folder. Who sets TMPDIR has chosen. */
export function chooseBase(asked: string | undefined, freeBytes: number | undefined): string {
  return asked === undefined && freeBytes !== undefined && freeBytes >= wantedBytes ? memory : tmpdir();
}

/**
 * A folder for whatever a run of the tests writes, in memory where the machine has enough: a database is a folder of three
 * hundred files, and the tests make and drop more than a thousand of them.
 */
export async function makeTestFolder(): Promise<string> {
  const free = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  );
  const base = chooseBase(process.env.TMPDIR, free);
  await removeLeft(base);
  const folder = await mkdtemp(join(base, `souk-test-${process.pid}-`));
  // started by root, PostgreSQL runs as nobody, who has to get there
  await chmod(folder, 0o755);
  return folder;
}

/** What a run left that was cut off: memory is not to be filled by it. */
export async function removeLeft(base: string): Promise<void> {
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
    // another user's is alive as well
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
