import type { PlanFetch, PlanNode } from "../plan/query-plan.js";
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

  constructor(
    private readonly plan: PlanNode,
    private readonly supergraph: Supergraph,
  ) {
    this.fetches = this.placed(plan, []);
  }

  /** Returns the plan with only the fetches that the part waits for; undefined when there are none. */
  planOf(part: AnswerPart): PlanNode | undefined {
    const needed = new Set<PlanFetch>();
    const add = (placed: PlacedFetch): void => {
      if (needed.has(placed.fetch)) return;
      needed.add(placed.fetch);
      for (const path of placed.needs) providing(path, placed.before).forEach(add);
    };
    // each mutation must finish before the next one starts, whichever part waits for it
    for (const placed of this.fetches) if (placed.fetch.operation.kind === "mutation") add(placed);
    for (const path of part.needed) providing(path, this.fetches).forEach(add);
    return restricted(this.plan, needed);
  }

  private placed(node: PlanNode, before: readonly PlacedFetch[]): PlacedFetch[] {
    switch (node.kind) {
      case "root":
      case "entities":
        return [{ fetch: node, before, ...fetchedFields(node, this.supergraph) }];
      case "parallel":
        return node.nodes.flatMap((each) => this.placed(each, before));
      case "sequence": {
        const all: PlacedFetch[] = [];
        for (const each of node.nodes) all.push(...this.placed(each, [...before, ...all]));
        return all;
      }
    }
  }
}

function providing(path: string, fetches: readonly PlacedFetch[]): readonly PlacedFetch[] {
  const found = fetches.filter(({ provides }) => provides.has(path));
  if (found.length > 0) return found;
  const around = path.replace(/\.__typename$/, "").replace(/\.?[^.]+$/, "");
  return around === "" ? [] : providing(`${around}.__typename`, fetches);
}

function restricted(node: PlanNode, needed: ReadonlySet<PlanFetch>): PlanNode | undefined {
  switch (node.kind) {
    case "root":
    case "entities":
      return needed.has(node) ? node : undefined;
    default: {
      const nodes = node.nodes.flatMap((each) => restricted(each, needed) ?? []);
      return nodes.length > 0 ? { ...node, nodes } : undefined;
    }
  }
}
