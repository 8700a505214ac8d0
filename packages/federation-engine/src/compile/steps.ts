import type { Execution } from "../run/execution.js";
import { EntityStep } from "../run/entity-step.js";
import { RootStep } from "../run/root-step.js";
import type { PlanPlaces } from "./plan-places.js";
import type { PlanFetch, PlanNode } from "../plan/query-plan.js";
import type { Supergraph } from "../supergraph.js";

/** A compiled part of a plan, which can run many times. It never throws: failures become errors in the answer. */
export interface Step {
  run(execution: Execution): Promise<void> | void;
}

export interface StepContext {
  readonly supergraph: Supergraph;
  /** Whether an entity stays the same during the operation; false when mutations change it. */
  readonly sharesEntities: boolean;
  readonly uses: EntityUses;
  /**
   * Undefined when parts of the answer are read before the whole plan has run: then no object is replaced by an equal
   * one.
   */
  readonly places: PlanPlaces | undefined;
}

/** The number of paths in a plan that receive the answer to the same request for entities. */
export class EntityUses {
  private readonly paths = new Map<string, number>();

  add(text: string, paths: number): void {
    this.paths.set(text, this.of(text) + paths);
  }

  of(text: string): number {
    return this.paths.get(text) ?? 0;
  }
}

export function fetchStep(fetch: PlanFetch, context: StepContext): Step {
  return fetch.kind === "root" ? new RootStep(fetch, context) : new EntityStep(fetch, context);
}

export function compileSteps(node: PlanNode, stepOf: (fetch: PlanFetch) => Step): Step {
  switch (node.kind) {
    case "root":
    case "entities":
      return stepOf(node);
    case "sequence": {
      const steps = node.nodes.map((each) => compileSteps(each, stepOf));
      return {
        async run(execution) {
          for (const step of steps) await step.run(execution);
        },
      };
    }
    case "parallel": {
      const steps = node.nodes.map((each) => compileSteps(each, stepOf));
      return {
        async run(execution) {
          await Promise.all(steps.map(async (step) => step.run(execution)));
        },
      };
    }
  }
}
