import { makeOperation, type Exchange, type Operation, type OperationResult } from "@urql/core";
import { empty, fromPromise, fromValue, makeSubject, merge, mergeMap, pipe } from "wonka";

/** Asks the visitor to solve the challenge of a page; undefined when the visitor declines. */
export type AskForCaptcha = (frame: string) => Promise<string | undefined>;

/** Has a captcha solved when the shop requires one, and sends the mutation again with its token. */
export function captchaExchange(request: AskForCaptcha): Exchange {
  return ({ forward }) =>
    (operations) => {
      const repeated = makeSubject<Operation>();
      return pipe(
        merge([operations, repeated.source]),
        forward,
        mergeMap((result: OperationResult) => {
          const frame = requiredFrame(result);
          if (frame === undefined) return fromValue(result);
          return pipe(
            fromPromise(request(frame)),
            mergeMap((token) => {
              if (token === undefined) return fromValue(result);
              repeated.next(withToken(result.operation, token));
              return empty as ReturnType<typeof fromValue<OperationResult>>;
            }),
          );
        }),
      );
    };
}

function requiredFrame({ operation, error }: OperationResult): string | undefined {
  if (operation.kind !== "mutation") return undefined;
  const required = error?.graphQLErrors.find(({ extensions }) => extensions.code === "CAPTCHA_REQUIRED");
  const { frame } = (required?.extensions.captcha ?? {}) as { readonly frame?: unknown };
  // an address of the shop itself
  return typeof frame === "string" && /^\/[a-z]/.test(frame) ? frame : undefined;
}

function withToken(operation: Operation, token: string): Operation {
  const { fetchOptions } = operation.context;
  const given = typeof fetchOptions === "function" ? fetchOptions() : fetchOptions;
  const headers = { ...Object.fromEntries(new Headers(given?.headers)), "x-captcha-token": token };
  return makeOperation(operation.kind, operation, {
    ...operation.context,
    fetchOptions: { ...given, headers },
  });
}
