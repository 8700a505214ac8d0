import type { JsonObject } from "../json-text.js";
import type { SubgraphError } from "./execution.js";

/** What is known of an entity, by how it was asked for. */
export interface AskedEntity {
  readonly arrived: Promise<void>;
  /** Its `__typename` when it was asked for. */
  readonly type: unknown;
  /** Undefined until it is there; null where there is none. */
  value: JsonObject | null | undefined;
  /** Paths are from the entity on. */
  errors: readonly SubgraphError[];
}

/** Entities of which the same was asked. */
export class KnownEntities {
  /** By their representations. */
  readonly byText = new Map<string, AskedEntity>();
  private readonly byType = new Map<string, Map<unknown, AskedEntity>>();

  /** Of a type whose representations differ by one value alone: by that value. */
  ofType(type: string): Map<unknown, AskedEntity> {
    const known = this.byType.get(type);
    if (known) return known;
    const entities = new Map<unknown, AskedEntity>();
    this.byType.set(type, entities);
    return entities;
  }
}
