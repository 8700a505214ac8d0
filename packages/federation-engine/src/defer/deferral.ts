import { compileWriter, type WrittenOperation } from "../compile/response-writer.js";
import type { WriteResponse } from "../compile/written-response.js";
import { compileStages, fetchStep, type Step, type StepContext } from "../compile/steps.js";
import type { PlanStage } from "../plan/query-plan.js";
import type { RunnablePlan } from "../prepared-variant.js";
import type { Execution } from "../run/execution.js";
import { AnswerParts, type AnswerPart } from "./answer-parts.js";
import { NeededFetches } from "./needed-fetches.js";

/** An operation whose answer comes in parts, ready to run. */
export interface Deferral {
  readonly parts: AnswerParts;
  /** Writes the first part. */
  readonly write: WriteResponse;
  /**
   * Steps with all fetches that a part waits for. Parts share fetches: each fetch runs once in an execution, for the
   * first part that needs it.
   */
  readonly steps: ReadonlyMap<AnswerPart, Step | undefined>;
  /** Plans that request one part alone, for the parts that have lost fields. */
  readonly alone: Map<AnswerPart, Promise<RunnablePlan>>;
}

/** `stages`: the plan of the whole operation without deferral. */
export function compileDeferral(
  operation: WrittenOperation,
  stages: readonly PlanStage[],
  context: StepContext,
): Deferral {
  const parts = new AnswerParts(operation);
  const steps = new Map<AnswerPart, Step | undefined>();
  if (parts.later.length > 0) {
    const needed = new NeededFetches(stages, context.supergraph);
    const fetches = stages.flatMap((stage) => stage.fetches);
    const stepOf = new Map(fetches.map((fetch) => [fetch, once(fetchStep(fetch, context))]));
    for (const part of [parts.first, ...parts.later]) steps.set(part, compileStages(needed.stagesOf(part), stepOf));
  }
  return { parts, write: compileWriter({ ...operation, parts }), steps, alone: new Map() };
}

function once(step: Step): Step {
  const running = new WeakMap<Execution, Promise<void> | void>();
  return {
    run(execution) {
      if (!running.has(execution)) running.set(execution, step.run(execution));
      return running.get(execution);
    },
  };
}
