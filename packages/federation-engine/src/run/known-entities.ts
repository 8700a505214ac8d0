import type { JsonObject } from "../json-text.js";
import type { SubgraphError } from "./execution.js";

/** An entity that was requested with one text. */
export interface RequestedEntity {
  readonly arrived: Promise<void>;
  /** Its `__typename` at the time of the request. */
  readonly type: unknown;
  /** Undefined until it arrives; null when it does not exist. */
  value: JsonObject | null | undefined;
  /** Errors of the entity; their paths start at the entity. */
  errors: readonly SubgraphError[];
}

/** Entities for which the same fields were requested. */
export class KnownEntities {
  /** By their representations. */
  readonly byText = new Map<string, RequestedEntity>();
  private readonly byType = new Map<string, Map<unknown, RequestedEntity>>();

  /** Returns the entities of a type whose representations differ only by one value, by that value. */
  ofType(type: string): Map<unknown, RequestedEntity> {
    const known = this.byType.get(type);
    if (known) return known;
    const entities = new Map<unknown, RequestedEntity>();
    this.byType.set(type, entities);
    return entities;
  }
}
