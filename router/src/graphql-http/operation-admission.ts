import { GraphQLError, OperationTypeNode } from "graphql";
import { refusedBy, refusedWith } from "@souk/kernel/subgraph/over-http/refused-request";
import { type Engine, type PreparedOperation, RefusedOperationError, withPlainNumbers } from "@souk/federation-engine";
import type { OperationCheck } from "./operation-check.js";

/** An operation that may run. */
export interface AdmittedOperation<Context> {
  readonly prepared: PreparedOperation;
  readonly variables: Record<string, unknown>;
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly context: Context;
}

/** An operation that is checked before it runs. */
interface CheckedOperation<Context> extends Omit<AdmittedOperation<Context>, "coerced"> {
  readonly variablesFit: () => boolean;
}

export interface AdmissionOptions<Context> {
  /** Returns the engine of a request: all of its steps use the same supergraph, even when another one replaces it. */
  readonly engineOf: (context: Context) => Engine;
  /** Run in this order; the first check that refuses ends the request. */
  readonly checks: readonly OperationCheck<Context>[];
}

/** Decides which operations may run. All methods throw RefusedRequest when an operation may not. */
export class OperationAdmission<Context> {
  constructor(private readonly options: AdmissionOptions<Context>) {}

  prepare(text: string, operationName: string | undefined, context: Context): PreparedOperation {
    try {
      return this.options.engineOf(context).prepare(text, operationName);
    } catch (error) {
      if (!(error instanceof RefusedOperationError)) throw error;
      throw refusedBy(error.errors, codes[error.reason]);
    }
  }

  async admit(
    prepared: PreparedOperation,
    variables: Record<string, unknown>,
    context: Context,
  ): Promise<AdmittedOperation<Context>> {
    const { engineOf, checks } = this.options;
    const engine = engineOf(context);
    let values: ReturnType<Engine["coerce"]> | undefined;
    const coercion = () => (values ??= engine.coerce(prepared, variables));
    const variablesFit = () => coercion().errors === undefined;
    await checkOperation(checks, { prepared, variables, context, variablesFit });
    const { coerced, errors } = coercion();
    if (errors) throw refusedBy(errors, "BAD_USER_INPUT");
    return { prepared, variables, coerced, context };
  }
}

/** Runs the checks in order. Throws RefusedRequest when one refuses the operation. */
export async function checkOperation<Context>(
  checks: readonly OperationCheck<Context>[],
  { prepared, variables, context: contextValue, variablesFit }: CheckedOperation<Context>,
): Promise<void> {
  const { schema, document, operation } = prepared;
  const request = { variables: withPlainNumbers(variables) };
  for (const check of checks) {
    try {
      const checking = check({ schema, document, operation, request, contextValue, variablesFit });
      if (checking) await checking;
    } catch (error) {
      throw error instanceof GraphQLError ? refusedBy([error], "BAD_USER_INPUT") : error;
    }
  }
}

/** Refuses mutations, which a GET may not run. */
export function refuseMutation({ operation }: PreparedOperation): void {
  if (operation.operation !== OperationTypeNode.MUTATION) return;
  throw refusedWith("BAD_REQUEST", "A mutation is sent by POST; a GET takes what changes nothing.", {
    status: 405,
    headers: { allow: "POST" },
  });
}

/** Apollo Server's codes for errors in a document, which the formatter knows. */
const codes = {
  unparsable: "GRAPHQL_PARSE_FAILED",
  invalid: "GRAPHQL_VALIDATION_FAILED",
  ambiguous: "OPERATION_RESOLUTION_FAILURE",
} as const;
