import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphContext } from "../graph-context.js";
import { argumentOf } from "../graph-executor.js";
import type { GraphSteps } from "../request/graph-steps.js";
import { withHttpStatus } from "./http-status.js";
import { requestOf, type RequestsOfErrors } from "./format-error.js";

/** Checks the rights of the caller and the viewer before an operation runs, and gives errors their places. */
export function stepsPlugin(steps: GraphSteps, requests: RequestsOfErrors): ApolloServerPlugin<GraphContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request, contextValue }) {
          await withHttpStatus(() => steps.admit(document, request.operationName, contextValue));
        },
        async didEncounterErrors({ document, errors, request, source = "" }) {
          for (const error of errors) {
            requests.set(error, requestOf(source, request));
            const argument = document && error.path === undefined ? argumentOf(document, error) : undefined;
            if (argument !== undefined) error.extensions["argument"] ??= argument;
          }
        },
      };
    },
  };
}
