import { GraphQLError, type FieldNode } from "graphql";
import { defaultListSize, type ListSize } from "./cost-rules.js";

type Arguments = Readonly<Record<string, unknown>>;

/** Returns the number of entries in a list. `args` has the values of variables and defaults. */
export function listSizeOf(
  { assumedSize = defaultListSize, slicingArguments }: ListSize,
  field: FieldNode,
  args: Arguments,
): number {
  const given = slicingArguments.filter((path) => valueAt(args, path) != null);
  const written = given.filter((path) => isWritten(field, path));
  const sizes = (written.length > 0 ? written : given)
    .map((path) => valueAt(args, path))
    .filter((value) => typeof value === "number");
  // a literal of a custom scalar may be infinite
  return sizes.length === 0 ? assumedSize : Math.min(Math.max(0, ...sizes), Number.MAX_SAFE_INTEGER);
}

/** Throws GraphQLError when a field needs one slicing argument and the operation has none or several. */
export function checkSlicing(
  { slicingArguments, requireOneSlicingArgument }: ListSize,
  field: FieldNode,
  args: Arguments,
): void {
  if (!requireOneSlicingArgument || slicingArguments.length === 0) return;
  const given = slicingArguments.filter((path) => valueAt(args, path) != null);
  if (given.length > 0 && given.filter((path) => isWritten(field, path)).length <= 1) return;
  const names = slicingArguments.map((path) => path.join(".")).join(", ");
  throw new GraphQLError(`${field.name.value} needs exactly one of these arguments, which limit its list: ${names}.`);
}

function isWritten({ arguments: written = [] }: FieldNode, [argument]: readonly string[]): boolean {
  return written.some(({ name }) => name.value === argument);
}

function valueAt(args: Arguments, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === "object" && value !== null ? (value as Arguments)[name] : undefined),
    args,
  );
}
