import { isAdmin } from "@souk/kernel/viewer";
import { countErrors } from "../count-errors.js";
import { withoutSuggestion } from "../documents/without-suggestion.js";
import type { AnswerRules as GenericRules } from "../over-http/graphql-service.js";
import type { RouterMetrics } from "../router-metrics.js";
import { notePublic, type RouterContext } from "./router-context.js";

/** Whichever engine made the answer. */
export type AnswerRules = GenericRules<RouterContext>;

export interface AnswerRulesParts {
  readonly metrics: RouterMetrics;
  readonly costLimit: number;
  readonly production: boolean;
}

/** Errors are counted, and tell no more of the schema than introspection; `extensions` say what was asked for and what may be. */
export function answerRules({ metrics, costLimit, production }: AnswerRulesParts): AnswerRules {
  return {
    seeErrors(errors, { viewer, reply }) {
      if (errors.length === 0) return errors;
      // the next try may do better
      notePublic(reply, false);
      const seen =
        production && !isAdmin(viewer)
          ? errors.map((error) => ({ ...error, message: withoutSuggestion(error.message) }))
          : errors;
      countErrors(metrics, seen);
      return seen;
    },
    extensionsOf({ asked: { cost } }) {
      return cost === undefined ? undefined : { cost: { requested: cost, limit: costLimit } };
    },
  };
}
