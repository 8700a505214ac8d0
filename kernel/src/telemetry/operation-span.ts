import type { OperationDefinitionNode } from "graphql";
import { errorCodes } from "../errors/error-codes.js";
import type { OperationOutcome } from "../metrics/operation-metrics.js";
import { PageArgumentError } from "../values/page.js";
import { errorTypeOf, type OpenSpan, type SpanAttributes, type SpanDescription } from "./tracing.js";

/** Returns the span of a GraphQL operation. It has the operation's name and never its variables. */
export function spanOfOperation(
  operation: OperationDefinitionNode | null | undefined,
  attributes: SpanAttributes,
): SpanDescription {
  const type = operation?.operation ?? "query";
  const name = operation?.name?.value;
  return {
    name: name === undefined ? type : `${type} ${name}`,
    attributes: {
      "graphql.operation.type": type,
      ...(name === undefined ? {} : { "graphql.operation.name": name }),
      ...attributes,
    },
  };
}

interface AnswerError {
  readonly path?: readonly unknown[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  readonly originalError?: Error | undefined;
}

/** Marks the span as failed when the shop caused an error, not when the client did. */
export function noteErrors(span: OpenSpan, errors: readonly AnswerError[] | undefined): void {
  const failure = failureOf(errors);
  if (failure !== undefined) span.fail(failure);
}

/** Returns whether an operation succeeded; if not, whether the client or the shop caused its errors. */
export function outcomeOf(errors: readonly AnswerError[] | undefined): OperationOutcome {
  if (!errors || errors.length === 0) return "ok";
  return failureOf(errors) === undefined ? "refused" : "failed";
}

function failureOf(errors: readonly AnswerError[] = []): string | undefined {
  for (const error of errors) {
    const failure = failureIn(error);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function failureIn({ path, extensions, originalError }: AnswerError): string | undefined {
  const code = extensions?.code;
  if (typeof code === "string") return (codes[code]?.status ?? 400) >= 500 ? code : undefined;
  // without a code and a path, a variable does not fit and nothing was executed
  if (!path || originalError instanceof PageArgumentError) return undefined;
  return errorTypeOf(originalError);
}

const codes: Readonly<Record<string, { readonly status: number } | undefined>> = errorCodes;
