import { GraphQLError, type FieldNode } from "graphql";
import { defaultListSize, type ListSize } from "./cost-rules.js";

type Arguments = Readonly<Record<string, unknown>>;

/**
 * Returns the number of entries in a list. `args` has the values of variables and defaults. Some subgraphs read a
 * negative number or 0 as all entries: it does not count.
 */
export function listSizeOf({ assumedSize = defaultListSize, slicingArguments }: ListSize, args: Arguments): number {
  const sizes = slicingArguments
    .map((path) => valueAt(args, path))
    .filter((value): value is number => typeof value === "number" && value > 0);
  // a literal of a custom scalar may be infinite
  return sizes.length === 0 ? assumedSize : Math.min(Math.max(...sizes), Number.MAX_SAFE_INTEGER);
}

/**
 * Throws GraphQLError when a field needs one slicing argument and the operation has none or several. A default counts
 * only when the operation has none.
 */
export function checkSlicing(
  { slicingArguments, requireOneSlicingArgument }: ListSize,
  { name, arguments: written = [] }: FieldNode,
  args: Arguments,
): void {
  if (!requireOneSlicingArgument || slicingArguments.length === 0) return;
  const given = slicingArguments.filter((path) => valueAt(args, path) != null);
  const chosen = given.filter(([argument]) => written.some((each) => each.name.value === argument));
  if (given.length > 0 && chosen.length <= 1) return;
  const names = slicingArguments.map((path) => path.join(".")).join(", ");
  throw new GraphQLError(`${name.value} needs exactly one of these arguments, which limit its list: ${names}.`);
}

function valueAt(args: Arguments, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === "object" && value !== null ? (value as Arguments)[name] : undefined),
    args,
  );
}
