import type { Row } from "./database-snapshot.js";

/** The rows of one key by source; at least one source has a row. */
export type Group = Readonly<Record<string, Row | undefined>>;

/** Merges sources that are sorted by their keys' bytes, with one row of each source in memory. */
export async function* mergeByKey(
  sources: Readonly<Record<string, AsyncIterator<Row, undefined>>>,
): AsyncGenerator<Group, undefined> {
  const names = Object.keys(sources);
  const heads = new Map<string, Row>();
  const advance = async (name: string): Promise<void> => {
    const next = await sources[name]?.next();
    if (next === undefined || next.done) heads.delete(name);
    else heads.set(name, next.value);
  };
  for (const name of names) await advance(name);
  for (;;) {
    const key = [...heads.values()].map((row) => row.key).reduce(firstOf, undefined);
    if (key === undefined) return undefined;
    const here = names.filter((name) => heads.get(name)?.key === key);
    yield Object.fromEntries(here.map((name) => [name, heads.get(name)]));
    for (const name of here) await advance(name);
  }
}

function firstOf(first: string | undefined, key: string): string {
  return first === undefined || Buffer.compare(Buffer.from(key), Buffer.from(first)) < 0 ? key : first;
}
