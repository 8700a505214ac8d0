import { causeText } from "@souk/kernel/errors/cause-text";
import { withoutSuggestion } from "../documents/without-suggestion.js";
import type { FormatError } from "../graphql-http/response-text.js";
import { HookError } from "../hooks/run-hooks.js";
import { limitError } from "../limits/query-limits.js";
import { tokenLimitIn } from "../limits/token-limit.js";

interface StandaloneErrorsOptions {
  /** Whether clients get the causes of failed fetches. */
  readonly showsCauses: boolean;
  /** Whether messages name no fields that the client has not named. */
  readonly hidesSchema: boolean;
}

/** Returns the format of errors for clients of a stand-alone router. */
export function standaloneErrors({ showsCauses, hidesSchema }: StandaloneErrorsOptions): FormatError {
  return (formatted, error) => {
    const { http: _http, ...extensions } = formatted.extensions ?? {};
    const tokens = extensions["code"] === "GRAPHQL_PARSE_FAILED" && tokenLimitIn(formatted.message);
    if (tokens) return limitError(tokens).toJSON();
    const message = hidesSchema ? withoutSuggestion(formatted.message) : formatted.message;
    const isOfFetch = extensions["serviceName"] !== undefined && error instanceof Error;
    const hasCause = showsCauses && isOfFetch && !(error instanceof HookError);
    return { ...formatted, message, extensions: { ...extensions, ...(hasCause && { cause: causeText(error) }) } };
  };
}
