import { ShopError, type GraphError } from "./shop-error.js";

export interface GraphRequest {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: RequestCredentials | undefined;
  readonly document: string;
  readonly variables: unknown;
  readonly signal: AbortSignal | undefined;
  /** Receives the header of an answer that tells where the shop's replicas must be to show the change. */
  readonly onWritten: (positions: string) => void;
}

/** The shop returns it after a change; sent with later requests, it lets them read replicas that show the change. */
export const writtenHeader = "x-souk-written";

/** Sends the request; `accept` selects an answer as JSON or as a stream of events. Throws ShopError without an answer. */
export async function post(request: GraphRequest, accept: string): Promise<Response> {
  // browsers refuse fetch as a method of another object
  const { url, fetch: send, headers, credentials, document: query, variables, signal } = request;
  try {
    return await send(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json", accept },
      body: JSON.stringify({ query, variables }),
      ...(credentials ? { credentials } : {}),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ShopError({ cause });
  }
}

/**
 * Returns the data of an answer. Throws ShopError when the answer has errors: a caller that can use a part of the data
 * passes `onErrors` instead.
 */
export async function sendRequest<Result>(
  request: GraphRequest,
  onErrors?: (errors: readonly GraphError[]) => void,
): Promise<Result> {
  const response = await post(request, "application/json");
  const written = response.headers.get(writtenHeader);
  if (written !== null) request.onWritten(written);
  const { data, errors = [] } = await bodyOf<Result>(response);
  if (data == null || (errors.length > 0 && !onErrors)) throw new ShopError({ status: response.status, errors });
  if (errors.length > 0) onErrors?.(errors);
  return data;
}

interface AnswerBody<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly GraphError[];
}

async function bodyOf<Result>(response: Response): Promise<AnswerBody<Result>> {
  try {
    return (await response.json()) as AnswerBody<Result>;
  } catch (cause) {
    throw new ShopError({ status: response.status, cause });
  }
}
