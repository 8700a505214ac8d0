import { GraphQLError, OperationTypeNode } from "graphql";
import { RefusedOperationError, type Engine } from "../engine/engine.js";
import type { PreparedOperation } from "../engine/prepared-operation.js";
import type { OperationCheck } from "./operation-check.js";
import { refusedBy, refusedWith } from "./refused-request.js";

/** An operation that may run. */
export interface AdmittedOperation<Context> {
  readonly prepared: PreparedOperation;
  readonly variables: Record<string, unknown>;
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly context: Context;
}

/** What is to be allowed before it runs. */
interface CheckedOperation<Context> extends Omit<AdmittedOperation<Context>, "coerced"> {
  readonly variablesFit: () => boolean;
}

export interface AdmissionParts<Context> {
  readonly engine: Engine;
  /** In this order; the first that refuses ends the request. */
  readonly checks: readonly OperationCheck<Context>[];
}

/** Says which operations may run. All of it throws RefusedRequest on what may not. */
export class OperationAdmission<Context> {
  constructor(private readonly parts: AdmissionParts<Context>) {}

  prepare(text: string, operationName: string | undefined): PreparedOperation {
    try {
      return this.parts.engine.prepare(text, operationName);
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
    const { engine, checks } = this.parts;
    let values: ReturnType<Engine["coerce"]> | undefined;
    const coercion = () => (values ??= engine.coerce(prepared, variables));
    const variablesFit = () => coercion().errors === undefined;
    await checkOperation(checks, { prepared, variables, context, variablesFit });
    const { coerced, errors } = coercion();
    if (errors) throw refusedBy(errors, "BAD_USER_INPUT");
    return { prepared, variables, coerced, context };
  }
}

/** Throws RefusedRequest by the first check that refuses it. */
export async function checkOperation<Context>(
  checks: readonly OperationCheck<Context>[],
  { prepared, variables, context: contextValue, variablesFit }: CheckedOperation<Context>,
): Promise<void> {
  const { schema, document, operation } = prepared;
  for (const check of checks) {
    try {
      const checking = check({ schema, document, operation, request: { variables }, contextValue, variablesFit });
      if (checking) await checking;
    } catch (error) {
      throw error instanceof GraphQLError ? refusedBy([error], "BAD_USER_INPUT") : error;
    }
  }
}

/** A GET changes nothing. */
export function refuseChanges({ operation }: PreparedOperation): void {
  if (operation.operation !== OperationTypeNode.MUTATION) return;
  throw refusedWith("BAD_REQUEST", "A mutation is sent by POST; a GET takes what changes nothing.", {
    status: 405,
    headers: { allow: "POST" },
  });
}

/** What is wrong with a document, by the names of Apollo Server, which the formatter knows. */
const codes = {
  unparsable: "GRAPHQL_PARSE_FAILED",
  invalid: "GRAPHQL_VALIDATION_FAILED",
  ambiguous: "OPERATION_RESOLUTION_FAILURE",
} as const;
