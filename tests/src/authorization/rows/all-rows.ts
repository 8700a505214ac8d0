import { subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { FieldRows, MutationRows, SubgraphRows, SubscriptionRows } from "../table.js";
import { shared } from "./shared.js";

/** The rows of a subgraph: the only export of `rows/<subgraph>.ts`. */
async function readRows(name: SubgraphName): Promise<[SubgraphName, SubgraphRows]> {
  const module = (await import(`./${name}.js`)) as Readonly<Record<string, SubgraphRows>>;
  const [rows] = Object.values(module);
  if (rows === undefined) throw new Error(`tests/src/authorization/rows/${name}.ts must export the rows of ${name}`);
  return [name, rows];
}

export const rowsOf = Object.fromEntries(await Promise.all(subgraphNames.map(readRows))) as Readonly<
  Record<SubgraphName, SubgraphRows>
>;

export const fieldRows: FieldRows = Object.assign(
  {},
  ...Object.values(rowsOf).map(({ fields }) => fields),
  shared,
) as FieldRows;

export const mutationRows: MutationRows = Object.assign(
  {},
  ...Object.values(rowsOf).map(({ mutations }) => mutations),
) as MutationRows;

export const subscriptionRows: SubscriptionRows = Object.assign(
  {},
  ...Object.values(rowsOf).map(({ subscriptions = {} }) => subscriptions),
) as SubscriptionRows;
