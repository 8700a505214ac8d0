interface TestFile {
  readonly path: string;
  /** Milliseconds of an earlier run, where jest has kept them. */
  readonly duration?: number | null;
}

/** What a test file of each kind takes on a small machine, told by what its text names; the first that fits counts. */
const kinds = [
  { names: /\bwithBrowser\(|\bjest\.setTimeout\(/, ms: 25_000 },
  { names: /\bTestShop\b/, ms: 6000 },
  { names: /\b(?:openTestDatabase|TestDatabase)\b/, ms: 2000 },
];

/**
 * The longest file first, so that no worker is left with it at the end while the others have nothing to do. Jest does so by
 * what it keeps of earlier runs; a fresh clone has nothing kept, and the size of a file, which jest goes by then, says little.
 * `files`: in jest's order, which stays where all have run before, and among those of one kind.
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
