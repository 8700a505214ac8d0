import { FetchOrder } from "../plan/fetch-order.js";
import type { PlanFetch, PlanStage } from "../plan/query-plan.js";
import type { Supergraph } from "../supergraph.js";
import type { AnswerPart } from "./answer-parts.js";
import { fetchedFields, type FetchedFields } from "./fetched-fields.js";

interface PlacedFetch extends FetchedFields {
  readonly fetch: PlanFetch;
  /** Fetches that are finished when it starts. */
  readonly before: readonly PlacedFetch[];
}

/**
 * Finds the fetches that a part of the answer waits for. Extra fetches make the part slow; missing ones would make it
 * wrong: when no fetch seems to add a field, the field counts as added with its object.
 */
export class NeededFetches {
  private readonly fetches: readonly PlacedFetch[];
  private readonly order: FetchOrder;

  constructor(
    private readonly stages: readonly PlanStage[],
    private readonly supergraph: Supergraph,
  ) {
    this.order = new FetchOrder(stages);
    this.fetches = this.placed();
  }

  /** Returns the stages with only the fetches that the part waits for. */
  stagesOf(part: AnswerPart): readonly PlanStage[] {
    const needed = new Set<PlanFetch>();
    const add = (placed: PlacedFetch): void => {
      if (needed.has(placed.fetch)) return;
      needed.add(placed.fetch);
      for (const path of placed.needs) providing(path, placed.before).forEach(add);
    };
    // each mutation must finish before the next one starts, whichever part waits for it
    for (const placed of this.fetches) if (placed.fetch.operation.kind === "mutation") add(placed);
    for (const path of part.needed) providing(path, this.fetches).forEach(add);
    return this.restricted(needed);
  }

  private placed(): readonly PlacedFetch[] {
    const known = new Map<PlanFetch, PlacedFetch>();
    for (const fetch of this.stages.flatMap(({ fetches }) => fetches)) {
      const before = [...this.order.before(fetch)].flatMap((each) => known.get(each) ?? []);
      known.set(fetch, { fetch, before, ...fetchedFields(fetch, this.supergraph) });
    }
    return [...known.values()];
  }

  private restricted(needed: ReadonlySet<PlanFetch>): readonly PlanStage[] {
    return this.stages.flatMap((stage) => {
      const fetches = stage.fetches.filter((fetch) => needed.has(fetch));
      const after = [...this.order.closure(stage.after)].filter((fetch) => needed.has(fetch));
      return fetches.length > 0 ? [{ fetches, after }] : [];
    });
  }
}

function providing(path: string, fetches: readonly PlacedFetch[]): readonly PlacedFetch[] {
  const found = fetches.filter(({ provides }) => provides.has(path));
  if (found.length > 0) return found;
  const around = path.replace(/\.__typename$/, "").replace(/\.?[^.]+$/, "");
  return around === "" ? [] : providing(`${around}.__typename`, fetches);
}
