import { responsePathAsArray } from "graphql";

/** An object or a list of the answer that is being made. */
export type Container = Record<string | number, unknown>;

/** Where a value of the answer goes: the path that resolvers are told, and what becomes null when nothing can stand there. */
export class Place {
  /** An error has made it null: what comes later for it or for what was in it counts no more. */
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
