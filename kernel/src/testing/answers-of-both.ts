import { execute, type DocumentNode, type GraphQLError, type GraphQLSchema } from "graphql";
import { CompiledOperation, type OperationAnswer } from "../execution/compiled-operation.js";

export interface ComparedRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Made for each run. */
  readonly context?: () => unknown;
  readonly rootValue?: unknown;
}

export interface ComparedAnswer {
  /** As JSON, since the order of keys counts too, and graphql-js makes objects without a prototype. */
  readonly data: string | undefined;
  /** By path: what comes first differs where resolvers wait for different things. */
  readonly errors: readonly string[];
  /** Which places errors have made null. Of several errors below one of them any may be told, whichever came first. */
  readonly nulled: readonly string[];
}

/** What graphql-js answers. */
export async function answerOfReference(request: ComparedRequest): Promise<ComparedAnswer> {
  const { schema, document, operationName, variables = {}, context, rootValue } = request;
  const contextValue = context?.();
  return compared(
    await execute({ schema, document, operationName, variableValues: variables, contextValue, rootValue }),
  );
}

/** What a compiled operation answers; undefined where graphql-js has to. */
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

/** A value of no type that may stand there is a fault of the resolver; how it is worded is for the log alone. */
const ofNoType = /^(Expected value of type|Abstract type|Runtime Object type) .*/s;

function textOf({ path, message, locations, extensions }: GraphQLError): string {
  return JSON.stringify([path, message.replace(ofNoType, "of no type"), locations, extensions]);
}
