import type { GraphQLError } from "graphql";
import { callResolver, executeFields } from "./execute-fields.js";
import type { ObjectPlan } from "./field-plan.js";
import type { Run } from "./run.js";

/** Runs all fields of a query or of a subscription's event. Returns undefined when the result is complete at once. */
export function runAtOnce(run: Run, plan: ObjectPlan): Promise<void> | undefined {
  orNothing(run, () => {
    run.data = executeFields(run, plan, run.rootValue, undefined);
  });
  return run.idle();
}

/** Runs a mutation's fields in series: each field completes with its subfields before the next one begins. */
export async function runInTurn(run: Run, plan: ObjectPlan): Promise<void> {
  const data = { ...plan.template };
  run.data = data;
  for (const field of plan.fields) {
    orNothing(run, () => callResolver(run, field, data, run.rootValue, undefined));
    await run.idle();
    if (run.isNulled) return;
  }
}

/** An error that no field could absorb makes the whole response null. */
function orNothing(run: Run, go: () => void): void {
  try {
    go();
  } catch (error) {
    run.nullify(error as GraphQLError, undefined);
  }
}
