import { GraphQLError } from "graphql";

/** A request that is refused before execution and answered with errors only. */
export class RefusedRequest extends Error {
  constructor(
    readonly status: number,
    readonly errors: readonly GraphQLError[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(errors.map(({ message }) => message).join("\n"));
    this.name = "RefusedRequest";
  }
}

/** Creates a refusal with one error of this code. */
export function refusedWith(
  code: string,
  message: string,
  {
    status = 400,
    headers = {},
  }: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): RefusedRequest {
  const error = new GraphQLError(message, { extensions: { code, http: { status } } });
  return new RefusedRequest(status, [error], headers);
}

/**
 * Creates a refusal from errors of graphql-js or of a check. `code` applies to errors without a code; a check may set
 * the status.
 */
export function refusedBy(errors: readonly GraphQLError[], code: string): RefusedRequest {
  const coded = errors.map((error) => (error.extensions.code === undefined ? withCode(error, code) : error));
  const status = coded.map(({ extensions }) => (extensions.http as { status?: number } | undefined)?.status);
  return new RefusedRequest(status.find((each) => each !== undefined) ?? 400, coded);
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    originalError: originalError ?? null,
    extensions: { ...extensions, code },
  });
}
