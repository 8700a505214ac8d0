import { responsePathAsArray } from "graphql";

/** An object or a list of the response under construction. */
export type Container = Record<string | number, unknown>;

/**
 * The position of a value in the response: the path that resolvers see, and the unit that becomes null when its value
 * may not be null.
 */
export class Place {
  /** True after an error has made it null: later results for it or for its contents are ignored. */
  isNulled = false;

  constructor(
    readonly prev: Place | undefined,
    readonly key: string | number,
    readonly typename: string | undefined,
    readonly container: Container,
    readonly isNullable: boolean,
  ) {}

  put(value: unknown): void {
    if (!this.isNulled) this.container[this.key] = value;
  }

  toArray(): readonly (string | number)[] {
    return responsePathAsArray(this);
  }
}
