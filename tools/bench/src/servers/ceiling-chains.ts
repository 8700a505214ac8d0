import type { Execute } from "./execute.ts";

interface Roots {
  readonly depot: object;
  readonly season: object;
}

const entity = (selection: string): string => `query($r:[_Any!]!){_entities(representations:$r){...on ${selection}}}`;

/** Makes the two calls of each chain in turn, and both chains at once. */
export async function writeChains(execute: Execute): Promise<string> {
  const chain = async (
    of: keyof Roots,
    [first, second]: readonly [Parameters<Execute>[0], Parameters<Execute>[0]],
    selection: string,
  ): Promise<unknown> => {
    const { [of]: root } = await execute<Roots>(first, `{${of}{__typename id}}`);
    const { _entities } = await execute<{ _entities: readonly [unknown] }>(second, entity(selection), { r: [root] });
    return _entities[0];
  };
  const [depot, season] = await Promise.all([
    chain("depot", ["users", "inventory"], "Depot{shelves}"),
    chain("season", ["products", "reviews"], "Season{opinion}"),
  ]);
  return JSON.stringify({ data: { depot, season } });
}
