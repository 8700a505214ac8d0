import type { Execution } from "../run/execution.js";
import { EntityStep } from "../run/entity-step.js";
import { RootStep } from "../run/root-step.js";
import type { PlanPlaces } from "./plan-places.js";
import type { PlanFetch, PlanNode } from "../plan/query-plan.js";
import type { Supergraph } from "../supergraph.js";

/** A part of a plan, made ready to run any number of times. It never throws: what goes wrong is an error of the answer. */
export interface Step {
  run(execution: Execution): Promise<void> | void;
}

export interface StepSurroundings {
  readonly supergraph: Supergraph;
  /** Whether an entity that was asked for is still what it was later in the operation; not while mutations change it. */
  readonly sharesEntities: boolean;
  readonly uses: EntityUses;
  /** Undefined where an object's place may be looked at before all of the plan has run: then none is replaced by another. */
  readonly places: PlanPlaces | undefined;
}

/** At how many paths of a plan the answer to the same question about entities is put. */
export class EntityUses {
  private readonly paths = new Map<string, number>();

  add(text: string, paths: number): void {
    this.paths.set(text, this.of(text) + paths);
  }

  of(text: string): number {
    return this.paths.get(text) ?? 0;
  }
}

export function fetchStep(fetch: PlanFetch, surroundings: StepSurroundings): Step {
  return fetch.kind === "root" ? new RootStep(fetch, surroundings) : new EntityStep(fetch, surroundings);
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
