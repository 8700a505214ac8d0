interface TestFile {
  /** Milliseconds of an earlier run, if Vitest has them. */
  readonly duration?: number | null;
}

/**
 * The typical duration of each kind of test file on a small machine. The first kind whose pattern matches the file's
 * text counts.
 */
const kinds = [
  { names: /\bRunningServices\b/, ms: 80_000 },
  {
    names:
      /\b(?:withBrowser|testPages)\(|\b(?:ShopProcess|LifecycleShop|TwoEngines|openKnownShop|startTestShop|startEmbeddedPostgres)\b/,
    ms: 25_000,
  },
  { names: /\bTestShop\b/, ms: 6000 },
  { names: /\b(?:openTestDatabase|TestDatabase)\b/, ms: 2000 },
];

/**
 * Sorts the longest file first, so that no worker still runs it at the end while the others are idle. Vitest does this
 * with the durations of earlier runs. A fresh clone has none, and Vitest's fallback, the file size, is a poor estimate.
 * `files`: in Vitest's order, which stays for files that have all run before, and among files of one kind.
 */
export function longestFirst<File extends TestFile>(files: readonly File[], read: (file: File) => string): File[] {
  if (files.every(({ duration }) => duration != null)) return [...files];
  return files
    .map((file) => ({ file, ms: file.duration ?? expectedMs(read(file)) }))
    .sort((one, other) => other.ms - one.ms)
    .map(({ file }) => file);
}

function expectedMs(source: string): number {
  return kinds.find(({ names }) => names.test(source))?.ms ?? 0;
}
