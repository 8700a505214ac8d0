import { PlanningError } from "@souk/federation-engine";
import { causeText } from "@souk/kernel/errors/cause-text";
import { GraphQLError } from "graphql";
import { withoutSuggestion } from "../documents/without-suggestion.js";
import type { FormatError } from "../graphql-http/response-text.js";
import { HookError } from "../hooks/run-hooks.js";
import { limitError } from "../limits/query-limits.js";
import { tokenLimitIn } from "../limits/token-limit.js";

/** The message for a client when the router has failed; its log has the reason. */
export const internalMessage = "Something went wrong on our side.";

interface StandaloneErrorsOptions {
  /** Whether clients get the causes of failed fetches. */
  readonly showsCauses: boolean;
  /** Whether messages name no fields that the client has not named. */
  readonly hidesSchema: boolean;
  readonly report: (line: string) => void;
}

/** Returns the format of errors for clients of a stand-alone router. */
export function standaloneErrors({ showsCauses, hidesSchema, report }: StandaloneErrorsOptions): FormatError {
  return (formatted, error) => {
    const fault = error instanceof GraphQLError ? error.originalError : undefined;
    if (fault && !(fault instanceof PlanningError)) {
      report(`an operation failed: ${fault.stack ?? fault.message}`);
      return { message: internalMessage, extensions: { code: "INTERNAL_SERVER_ERROR" } };
    }
    const { http: _http, ...extensions } = formatted.extensions ?? {};
    const tokens = extensions["code"] === "GRAPHQL_PARSE_FAILED" && tokenLimitIn(formatted.message);
    if (tokens) return limitError(tokens).toJSON();
    const message = hidesSchema ? withoutSuggestion(formatted.message) : formatted.message;
    const isOfFetch = extensions["serviceName"] !== undefined && error instanceof Error;
    const hasCause = showsCauses && isOfFetch && !(error instanceof HookError);
    return { ...formatted, message, extensions: { ...extensions, ...(hasCause && { cause: causeText(error) }) } };
  };
}
