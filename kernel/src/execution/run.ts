import type { FragmentDefinitionNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { recordsDetails } from "../telemetry/tracing.js";
import type { Container, Place } from "./place.js";
import { ResolverGroups } from "./resolver-groups.js";

/** The parts that all executions of one operation share. */
export interface ExecutableOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** One execution: the response so far, its errors and the number of pending promises. */
export class Run {
  readonly errors: GraphQLError[] = [];
  data: Container | null = null;
  /** Undefined when the resolvers of this request have no spans. */
  readonly resolverGroups = recordsDetails() ? new ResolverGroups() : undefined;
  /** True after an error has made the whole response null. */
  isNulled = false;
  private pending = 0;
  private whenIdle: (() => void) | undefined;

  constructor(
    readonly executable: ExecutableOperation,
    readonly variables: Record<string, unknown>,
    readonly context: unknown,
    readonly rootValue: unknown,
  ) {}

  /** Continues with the result of `promise`. The callbacks must not throw. */
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

  /** Resolves when nothing is pending; undefined when nothing is pending now. */
  idle(): Promise<void> | undefined {
    if (this.pending === 0) return undefined;
    return new Promise((resolve) => {
      this.whenIdle = resolve;
    });
  }

  /** Sets the nearest nullable place to null, from `place` upwards; undefined stands for the whole response. */
  nullify(error: GraphQLError, place: Place | undefined): void {
    let nearest = place;
    while (nearest && !nearest.isNullable) nearest = nearest.prev;
    if (this.isInsideNull(nearest)) return;
    this.errors.push(error);
    if (nearest) {
      nearest.put(null);
      nearest.isNulled = true;
    } else {
      this.data = null;
      this.isNulled = true;
    }
  }

  /** Each cause is reported once: nothing is reported for a place that is null already. */
  private isInsideNull(place: Place | undefined): boolean {
    for (let at = place; at; at = at.prev) if (at.isNulled) return true;
    return this.isNulled;
  }

  private leave(): void {
    this.pending -= 1;
    if (this.pending === 0) this.whenIdle?.();
  }
}
