import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { hashOf, loadedSources } from "../load-sources.ts";

/** The hashes of the files that a step read and wrote when it ran last. */
type LastRun = Readonly<Record<string, string>>;

/**
 * Runs a step of `npm run graph` unless its files are those of its last run: `reads` and `writes` (patterns) and the modules that it loaded.
 * `textOf` returns the part of a file on which the step depends. Returns whether the step ran.
 */
export async function onlyWhenChanged(
  step: string,
  files: { readonly reads: readonly string[]; readonly writes: readonly string[] },
  run: () => Promise<unknown>,
  textOf: (file: string, text: string) => string = (_file, text) => text,
): Promise<boolean> {
  const record = `node_modules/.cache/souk-graph/${step}.json`;
  const hashes = (modules: readonly string[]): LastRun => {
    const paths = [...globSync([...files.reads, ...files.writes]), ...modules, "package-lock.json"].sort();
    return Object.fromEntries(
      paths.map((file) => [file, existsSync(file) ? hashOf(textOf(file, readFileSync(file, "utf8"))) : ""]),
    );
  };
  const last = existsSync(record) ? (JSON.parse(readFileSync(record, "utf8")) as Recorded) : undefined;
  if (last && JSON.stringify(last.hashes) === JSON.stringify(hashes(last.modules))) return false;
  const before = new Set(loadedSources.keys());
  await run();
  const modules = [...loadedSources.keys()].filter((file) => !before.has(file));
  const all = [...new Set([...modules, ...(modules.length === 0 ? (last?.modules ?? []) : [])])];
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, JSON.stringify({ modules: all, hashes: hashes(all) } satisfies Recorded));
  return true;
}

interface Recorded {
  readonly modules: readonly string[];
  readonly hashes: LastRun;
}
