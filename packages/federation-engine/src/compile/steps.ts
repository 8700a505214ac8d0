import type { Execution } from "../run/execution.js";
import { EntityStep } from "../run/entity-step.js";
import { RootStep } from "../run/root-step.js";
import type { PlanPlaces } from "./plan-places.js";
import type { PlanFetch, PlanStage } from "../plan/query-plan.js";
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

/** Returns a step that runs the stages, each as soon as those fetches have ended for which it waits. */
export function compileStages(stages: readonly PlanStage[], stepOf: ReadonlyMap<PlanFetch, Step>): Step | undefined {
  const numbers = new Map(stages.flatMap(({ fetches }) => fetches).map((fetch, index) => [fetch, index]));
  const compiled = stages.map(({ fetches, after }) => ({
    steps: fetches.flatMap((fetch) => stepOf.get(fetch) ?? []),
    after: after.flatMap((fetch) => numbers.get(fetch) ?? []),
  }));
  const [only] = compiled;
  if (compiled.length <= 1 && (only?.steps.length ?? 0) <= 1) return only?.steps[0];
  return {
    async run(execution) {
      const ends: Promise<unknown>[] = [];
      for (const { steps, after } of compiled) {
        const start = (): readonly Promise<void>[] => steps.map(async (step) => step.run(execution));
        if (after.length === 0) {
          ends.push(...start());
          continue;
        }
        const started = Promise.all(after.flatMap((index) => ends[index] ?? [])).then(start);
        // a promise in the list would be awaited by the one around it
        for (let index = 0; index < steps.length; index += 1) ends.push(started.then((runs) => runs[index]));
      }
      await Promise.all(ends);
    },
  };
}
