import { globSync, watch } from "node:fs";
import { resolve } from "node:path";

const root = resolve(".");

/** Those of Souk. A project, such as that of examples/, is not a part of it. */
export const sourceFolders = globSync("{*,packages/*,subgraphs/*,tools/*}/src").map((folder) => resolve(folder));

/** A checkout or a command of an editor that saves all files changes many within this time. */
const usualSettleMs = 100;

/**
 * Calls `onChange` with the paths of the files that have changed in these folders, when none has changed for `settleMs`. It watches no subfolders of
 * the root: node_modules is one of them.
 */
export function watchFiles(
  folders: readonly string[],
  onChange: (files: ReadonlySet<string>) => void,
  settleMs = usualSettleMs,
): Disposable {
  let changed = new Set<string>();
  const report = (): void => {
    const files = changed;
    changed = new Set();
    onChange(files);
  };
  let timer: NodeJS.Timeout | undefined;
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: resolve(folder) !== root }, (_event, file) => {
      if (file === null) return;
      changed.add(resolve(folder, file));
      clearTimeout(timer);
      timer = setTimeout(report, settleMs);
    }),
  );
  return {
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
