import type { FragmentDefinitionNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from "graphql";
import type { Container, Place } from "./place.js";

/** What all executions of one operation have in common. */
export interface OperationParts {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** One execution: its answer as far as it is made, its errors, and what is still waited for. */
export class Run {
  readonly errors: GraphQLError[] = [];
  data: Container | null = null;
  /** An error has made the whole answer null. */
  isNulled = false;
  private pending = 0;
  private whenIdle: (() => void) | undefined;

  constructor(
    readonly parts: OperationParts,
    readonly variables: Record<string, unknown>,
    readonly context: unknown,
    readonly rootValue: unknown,
  ) {}

  /** Goes on with what `promise` comes to. Neither way on may throw. */
  wait(promise: PromiseLike<unknown>, goOn: (value: unknown) => void, refused: (error: unknown) => void): void {
    this.pending += 1;
    void Promise.resolve(promise).then(
      (value) => {
        goOn(value);
        this.leave();
      },
      (error: unknown) => {
        refused(error);
        this.leave();
      },
    );
  }

  /** Until nothing is waited for; undefined when nothing is. */
  idle(): Promise<void> | undefined {
    if (this.pending === 0) return undefined;
    return new Promise((resolve) => {
      this.whenIdle = resolve;
    });
  }

  /** Makes the nearest place null that may be, from `place` upwards; undefined is the whole answer. */
  nullify(error: GraphQLError, place: Place | undefined): void {
    let nearest = place;
    while (nearest && !nearest.isNullable) nearest = nearest.prev;
    if (this.isGone(nearest)) return;
    this.errors.push(error);
    if (nearest) {
      nearest.put(null);
      nearest.isNulled = true;
    } else {
      this.data = null;
      this.isNulled = true;
    }
  }

  /** One cause, one entry: where something is null already, nothing more is told. */
  private isGone(place: Place | undefined): boolean {
    for (let at = place; at; at = at.prev) if (at.isNulled) return true;
    return this.isNulled;
  }

  private leave(): void {
    this.pending -= 1;
    if (this.pending === 0) this.whenIdle?.();
  }
}
