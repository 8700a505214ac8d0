import type { Logger } from "@souk/kernel/logger";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { ValidationRule } from "graphql";
import { Engine } from "../engine/engine.js";
import type { SendToSubgraph } from "../engine/run/execution.js";
import { parseLimits } from "../limits/token-limit.js";
import type { OperationCheck } from "../over-http/operation-check.js";
import { GraphqlService } from "../over-http/graphql-service.js";
import type { AnswerRules } from "./answer-rules.js";
import { clientErrorFormatter } from "./client-error.js";
import type { RouterContext } from "./router-context.js";
import type { SubgraphCaller } from "./subgraph-caller.js";

export interface EngineParts {
  readonly supergraphSdl: string;
  readonly caller: (name: string) => SubgraphCaller;
  readonly logger: Logger;
  readonly validationRules: readonly ValidationRule[];
  readonly checks: readonly OperationCheck<RouterContext>[];
  readonly rules: AnswerRules;
}

/** Our own engine, ready to answer. */
export async function startEngine(parts: EngineParts): Promise<GraphqlService<RouterContext>> {
  const { supergraphSdl, caller, logger, validationRules, checks, rules } = parts;
  const engine = await Engine.open({ supergraphSdl, validationRules, parseOptions: parseLimits });
  const callers = new Map([...engine.supergraph.subgraphs.keys()].map((name) => [name, caller(name)]));
  return new GraphqlService<RouterContext>({
    engine,
    checks,
    sender: (context) => senderFor(context, callers),
    formatError: clientErrorFormatter(logger),
    rules,
  });
}

function senderFor(context: RouterContext, callers: ReadonlyMap<string, SubgraphCaller>): SendToSubgraph {
  return async (request) => {
    const caller = callers.get(request.subgraph);
    if (!caller) throw new Error(`no subgraph ${request.subgraph}`);
    try {
      const { body } = await caller.ask(request, context, request.kind === "mutation" ? "mutation" : "query");
      return { data: body.data, errors: body.errors };
    } catch (error) {
      if (!(error instanceof ServiceUnavailableError)) throw error;
      return { data: null, errors: [caller.unavailable()] };
    }
  };
}
