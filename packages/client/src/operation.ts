/**
 * An operation with the types of its result and variables. Those of `@souk/client/operations` are one, and so is every
 * typed document that GraphQL Code Generator writes with `documentMode: "string"`.
 */
export interface Operation<Result, Variables> {
  toString(): string;
  readonly __apiType?: (variables: Variables) => Result;
}

export type ResultOf<Document> = Document extends Operation<infer Result, never> ? Result : never;
export type VariablesOf<Document> = Document extends Operation<unknown, infer Variables> ? Variables : never;

/** The variables, which may be left out if all of them are optional, and the options of a request. */
export type RequestArguments<Variables, Options> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options];

export type OperationKind = "query" | "mutation" | "subscription";

/** Fragments may precede the operation. */
const definition = /(?:^|\})\s*(?:(query|mutation|subscription)\b|\{)/;

/** Returns the kind of the first operation in a document. */
export function operationKind(document: string): OperationKind {
  const withoutComments = document.replaceAll(/#[^\n\r]*/g, "");
  return (definition.exec(withoutComments)?.[1] ?? "query") as OperationKind;
}
