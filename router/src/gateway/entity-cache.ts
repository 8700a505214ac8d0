import { isWorthKeeping, type EntityCache } from "@souk/kernel/cache/entities/entity-cache";
import type { EntityNames } from "@souk/kernel/cache/entities/entity-name";
import { LRUCache } from "lru-cache";
import type { KeptEntities } from "@souk/federation-engine";
import { digest } from "../http/cacheable-response.js";
import type { RouterMetrics } from "../metrics/router-metrics.js";
import { notePublic, type RouterContext } from "./router-context.js";

export interface KeptEntitiesParts {
  readonly cache: EntityCache;
  readonly metrics: Pick<RouterMetrics, "countKeptEntities">;
}

/**
 * Returns the shared entity cache for this request. Undefined for viewers who see more than others, and for API keys,
 * which may not read everything: their queries always go to the subgraph.
 */
export function keptEntitiesFor(
  { cache, metrics }: KeptEntitiesParts,
  { viewer, reply }: RouterContext,
): KeptEntities | undefined {
  if (viewer.kind === "user" && (viewer.role !== "CUSTOMER" || viewer.scopes !== undefined)) return undefined;
  return {
    isWorthKeeping,
    async find({ subgraph, text, representations }) {
      const names = namesOf(subgraph, representations);
      if (!names) return undefined;
      const question = digests.memo(text);
      const found = await cache.find(question, names);
      if (!found) return undefined;
      const hits = found.values.filter((value) => value !== undefined).length;
      metrics.countKeptEntities(subgraph, { hits, misses: representations.length - hits });
      if (hits > 0) notePublic(reply, true);
      return {
        values: found.values,
        keep(values, seconds) {
          const ids = [...values.keys()].map((index) => names.ids[index] ?? "");
          void cache.keep(question, { ...names, ids }, { values: [...values.values()], seconds, lookUp: found.lookUp });
        },
      };
    },
  };
}

/**
 * Returns the type and ids of the representations. Undefined when one has more than a plain `id` key, or when their
 * types differ: the cache is invalidated by type and id only.
 */
function namesOf(subgraph: string, representations: readonly string[]): EntityNames | undefined {
  let type: string | undefined;
  const ids: string[] = [];
  for (const representation of representations) {
    const [, named, id] = plainKey.exec(representation) ?? [];
    if (named === undefined || id === undefined || (type ?? named) !== named) return undefined;
    type = named;
    ids.push(id);
  }
  return type === undefined ? undefined : { subgraph, type, ids };
}

const plainKey = /^\{"__typename":"(\w+)","id":"([\w-]{1,100})"\}$/;

/** Digests of question texts; a plan uses the same text each time. */
const digests = new LRUCache<string, string>({ max: 1000, memoMethod: digest });
