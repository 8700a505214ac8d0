import { createParser, type EventSourceMessage } from "eventsource-parser";
import { post, type GraphRequest } from "./send-request.js";
import { ShopError, type GraphError } from "./shop-error.js";

/** A shop sends a heartbeat every 15 seconds: a stream that is silent for longer than this is broken. */
const longestSilenceMs = 35_000;

/** The end of a stream by the shop itself, without an error. */
export class StreamCompleted extends Error {}

/**
 * Yields the data of each event of one stream. Throws ShopError when the stream breaks or an event has an error, and
 * StreamCompleted when the shop completes it.
 */
export async function* eventsOf<Result>(request: GraphRequest): AsyncGenerator<Result, never> {
  const broken = new AbortController();
  const signal = request.signal ? AbortSignal.any([request.signal, broken.signal]) : broken.signal;
  try {
    const response = await post({ ...request, signal }, "text/event-stream");
    if (!response.body || !isStream(response)) throw await refusalOf(response);
    for await (const event of messagesOf(response.body)) {
      if (event.event === "complete") throw new StreamCompleted("the shop completed the stream");
      if (event.event !== "next") continue;
      const { data, errors = [] } = JSON.parse(event.data) as { data?: Result | null; errors?: GraphError[] };
      if (errors.length > 0) throw new ShopError({ status: statusOf(errors), errors });
      if (data != null) yield data;
    }
    throw new ShopError({});
  } finally {
    broken.abort();
  }
}

function isStream(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("text/event-stream") === true;
}

async function refusalOf(response: Response): Promise<ShopError> {
  const body = (await response.json().catch(() => ({}))) as { errors?: GraphError[] };
  return new ShopError({ status: response.status, errors: body.errors ?? [] });
}

/** Errors of events are answers of status 200; a token that expired is reported like that of a request. */
function statusOf(errors: readonly GraphError[]): number {
  return errors.some(({ extensions }) => extensions?.reason === "TOKEN_EXPIRED") ? 401 : 200;
}

async function* messagesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<EventSourceMessage, void> {
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await withinSilence(reader.read());
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* messages.splice(0);
    }
  } catch (error) {
    throw error instanceof TypeError ? new ShopError({ cause: error }) : error;
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

async function withinSilence<Result>(reading: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ShopError({})), longestSilenceMs);
  });
  try {
    return await Promise.race([reading, silence]);
  } finally {
    clearTimeout(timer);
  }
}
