import { execute, type DocumentNode, type GraphQLError, type GraphQLSchema } from "graphql";
import { CompiledOperation, type OperationAnswer } from "../execution/compiled-operation.js";

export interface ComparedRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Creates a new context for each run. */
  readonly context?: () => unknown;
  readonly rootValue?: unknown;
}

export interface ComparedAnswer {
  /** As JSON, because the order of keys counts too, and graphql-js creates objects without a prototype. */
  readonly data: string | undefined;
  /** Sorted by path, because the order differs when resolvers wait for different things. */
  readonly errors: readonly string[];
  /**
   * The places that errors have made null. When several errors are below one such place, each implementation may report
   * any of them.
   */
  readonly nulled: readonly string[];
}

/** Returns the answer of graphql-js. */
export async function answerOfReference(request: ComparedRequest): Promise<ComparedAnswer> {
  const { schema, document, operationName, variables = {}, context, rootValue } = request;
  const contextValue = context?.();
  return compared(
    await execute({ schema, document, operationName, variableValues: variables, contextValue, rootValue }),
  );
}

/** Returns the answer of a compiled operation; undefined when graphql-js must run it. */
export async function answerOfCompiled(
  { variables = {}, context, rootValue }: ComparedRequest,
  compiled: CompiledOperation | undefined,
): Promise<ComparedAnswer | undefined> {
  const answer = await compiled?.execute(variables, context?.(), rootValue);
  return answer && compared(answer);
}

export function compile({ schema, document, operationName }: ComparedRequest): CompiledOperation | undefined {
  return CompiledOperation.of(schema, document, operationName);
}

function compared({ data, errors = [] }: OperationAnswer): ComparedAnswer {
  return {
    data: JSON.stringify(data),
    errors: errors.map(textOf).sort(),
    nulled: [...new Set(errors.map(({ path = [] }) => nulledBy(data, path)))].sort(),
  };
}

function nulledBy(data: unknown, path: readonly (string | number)[]): string {
  let at = data;
  const end = path.findIndex((key) => {
    if (at == null) return true;
    at = (at as Record<string | number, unknown>)[key];
    return false;
  });
  return path.slice(0, end < 0 ? path.length : end).join(".");
}

/** A value of a wrong type is a resolver's fault; its message appears only in the log, so the wording may differ. */
const ofNoType = /^(Expected value of type|Abstract type|Runtime Object type) .*/s;

function textOf({ path, message, locations, extensions }: GraphQLError): string {
  return JSON.stringify([path, message.replace(ofNoType, "of no type"), locations, extensions]);
}
