import type { z } from "zod";
import type { SubgraphName } from "../config/subgraph-addresses.js";

/** One event of the catalog. The catalog is public: an event changes only by addition, or gets a new version. */
export interface EventDefinition<Data extends z.ZodType = z.ZodType> {
  /** The subgraph whose database writes the event, in the transaction of the change. */
  readonly producer: SubgraphName;
  /** Rises with a change that a consumer could not read. */
  readonly version: number;
  /** The field of the data that is the event's key: events with the same key are delivered in order. */
  readonly key: string;
  readonly description: string;
  readonly data: Data;
  readonly example: z.output<Data>;
}

/** Declares an event and keeps the exact type of its data. */
export function defineEvent<Data extends z.ZodType>(
  definition: EventDefinition<Data> & { readonly key: string & keyof z.output<Data> },
): EventDefinition<Data> {
  return definition;
}
