/** The assumed length of a list without `first` and `last`. It is a typical length, not the maximum. */
export const defaultListSize = 10;

/** The number of entries in a list, as in `@listSize` of IBM's cost specification. */
export interface ListSize {
  /** The number without a slicing argument. */
  readonly assumedSize?: number | undefined;
  /** Paths of arguments with the number, such as `["input", "first"]`. The largest number counts. */
  readonly slicingArguments: readonly (readonly string[])[];
  /** The lists in the returned object that have this size. */
  readonly sizedFields: readonly string[];
  /** Whether an operation must have exactly one slicing argument. */
  readonly requireOneSlicingArgument: boolean;
}

/** The size of a list without a directive. */
export const unsizedList: ListSize = { slicingArguments: [], sizedFields: [], requireOneSlicingArgument: false };

/** The costs of a graph that differ from the defaults of `operation-cost.ts`. */
export interface CostRules {
  /** By `Type`, `Type.field`, `Type.field(argument:)` and `Input.field`. */
  readonly weights: ReadonlyMap<string, number>;
  /** By `Type.field`. */
  readonly listSizes: ReadonlyMap<string, ListSize>;
  /** The largest page that the graph answers: its resolvers refuse a larger `first`. */
  readonly maxPageSize: number;
  /** Whether values other than integers and booleans can change a cost. */
  readonly readsInputs: boolean;
}

/** A connection of Relay: its lists are as long as the page that the field above it takes by `first` or `last`. */
export function isConnection({ name }: { readonly name: string }): boolean {
  return name.endsWith("Connection");
}
