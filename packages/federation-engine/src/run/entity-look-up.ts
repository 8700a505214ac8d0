import type { ApplyRewrites } from "../compile/rewrites.js";
import { isObject, type JsonObject } from "../json-text.js";
import type { SubgraphOperation } from "../plan/query-plan.js";
import type { RequestedList, CompiledList } from "./requested-list.js";
import type { SubgraphAnswer } from "./execution.js";
import type { CachedAnswers, CachedEntities } from "./cached-entities.js";
import type { RequestedEntity } from "./known-entities.js";

/** The entities in a list that are not cached. */
export interface MissingList extends RequestedList {
  /** Absent when there was no cache look-up. */
  readonly found?: CachedAnswers;
  /** The index in the look-up for each representation. */
  readonly places?: readonly number[];
}

/** Reads entities for one fetch from the cache and stores new ones. */
export class EntityLookUp {
  /** Whether the subgraph's last answer was public; if not, there is no look-up. */
  private isCacheable = true;

  constructor(private readonly operation: SubgraphOperation) {}

  /** Returns the lists without the entities that are cached; the values from the cache are set on the entities. */
  async missing(
    lists: readonly RequestedList[],
    cachedEntities: CachedEntities,
    variables: JsonObject,
  ): Promise<readonly MissingList[]> {
    if (!this.isCacheable) return lists;
    return Promise.all(
      lists.map(async (list) => {
        const { representations, fresh, compiled } = list;
        if (fresh.length === 0) return list;
        const text = this.queryText(compiled, variables);
        const found = await cachedEntities.find({ subgraph: this.operation.subgraph, text, representations });
        if (!found) return list;
        const isMissing = fresh.map(
          (entity, index) => !setValue(entity, readJson(found.values[index]), compiled.rewrite),
        );
        const missing = <Item>(items: readonly Item[]): Item[] => items.filter((_item, index) => isMissing[index]);
        const places = missing(fresh.map((_entity, index) => index));
        return { ...list, representations: missing(representations), fresh: missing(fresh), found, places };
      }),
    );
  }

  private queryText({ text }: CompiledList, variables: JsonObject): string {
    const used = this.operation.variables.map((name) => [name, variables[name]]);
    return used.length === 0 ? text : `${text} ${JSON.stringify(used)}`;
  }

  /** Stores the entities in an answer. Must run before the answer is changed in place. */
  store(
    lists: readonly MissingList[],
    cachedEntities: CachedEntities,
    { data, errors = [], publicSeconds = 0 }: SubgraphAnswer,
  ): void {
    this.isCacheable = errors.length === 0 && cachedEntities.isCacheable(publicSeconds);
    if (!this.isCacheable) return;
    for (const { compiled, fresh, found, places } of lists) {
      const answered = data?.[compiled.alias];
      if (!found || !places || !Array.isArray(answered) || answered.length !== fresh.length) continue;
      const values = answered.flatMap((value: unknown, index) =>
        isObject(value) ? [[places[index] ?? 0, JSON.stringify(value)] as const] : [],
      );
      if (values.length > 0) found.store(new Map(values), publicSeconds);
    }
  }
}

/** Sets an entity's value when it is an object, and returns whether it is one. */
export function setValue(entity: RequestedEntity, value: unknown, rewrite: ApplyRewrites | undefined): boolean {
  if (!isObject(value)) return false;
  entity.value = value;
  if (!rewrite) return true;
  value.__typename ??= entity.type;
  rewrite(value);
  return true;
}

function readJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
