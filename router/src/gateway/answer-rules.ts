import { isAdmin } from "@souk/kernel/viewer";
import type { GraphQLFormattedError } from "graphql";
import { countErrors } from "../count-errors.js";
import { withoutSuggestion } from "../documents/without-suggestion.js";
import type { RouterMetrics } from "../router-metrics.js";
import type { RouterContext } from "./router-context.js";

/** What is done with every answer before it leaves, whichever engine made it. */
export interface AnswerRules {
  /** The errors as this client gets them; they are counted. */
  seeErrors(errors: readonly GraphQLFormattedError[], context: RouterContext): readonly GraphQLFormattedError[];
  /** What the answer's `extensions` say besides: what was asked for, and what may be. */
  extensionsOf(context: RouterContext): Readonly<Record<string, unknown>> | undefined;
}

export interface AnswerRulesParts {
  readonly metrics: RouterMetrics;
  readonly costLimit: number;
  readonly production: boolean;
}

export function answerRules({ metrics, costLimit, production }: AnswerRulesParts): AnswerRules {
  return {
    seeErrors(errors, { viewer }) {
      if (errors.length === 0) return errors;
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
