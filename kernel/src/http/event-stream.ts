import { createParser } from "eventsource-parser";

export const eventStreamType = "text/event-stream";
export const multipartType = "multipart/mixed";

export type StreamHeaders = Readonly<Record<string, string>>;

/** Returns the headers of a stream for a single listener. Proxies must pass on its events without delay. */
export function streamHeaders(contentType: string): StreamHeaders {
  return {
    "content-type": contentType,
    "cache-control": "private, no-store",
    // disables response buffering in proxies that know this header
    "x-accel-buffering": "no",
  };
}

export const eventStreamHeaders = streamHeaders(`${eventStreamType}; charset=utf-8`);

/** How a stream of answers is written. */
export interface StreamFraming {
  /** Sent immediately; tells the client that the request was accepted. */
  readonly opening: string;
  readonly heartbeat: string;
  /** Sent after the last answer. */
  readonly end: string;
  /** `answer`: JSON without line breaks. */
  readonly write: (answer: string) => string;
}

/**
 * The interval of heartbeats on an idle stream, in milliseconds. They keep proxies and the client from closing the
 * connection as dead.
 */
export const heartbeatMs = 15_000;
const comment = ":\n\n";

/**
 * GraphQL over server-sent events, with one connection per subscription ("distinct connections mode" of
 * https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md).
 */
export const eventFraming: StreamFraming = {
  opening: comment,
  heartbeat: comment,
  end: "event: complete\ndata:\n\n",
  write: (answer) => `event: next\ndata: ${answer}\n\n`,
};

/** Returns whether the client requests an event stream, by the header `Accept`. */
export function acceptsEventStream(accept: string | undefined): boolean {
  return accept?.includes(eventStreamType) ?? false;
}

export function isEventStream(contentType: unknown): boolean {
  return typeof contentType === "string" && contentType.startsWith(eventStreamType);
}

/** Whether the response is a stream of answers, of events or of parts. */
export function isAnswerStream(contentType: unknown): boolean {
  return isEventStream(contentType) || (typeof contentType === "string" && contentType.startsWith(multipartType));
}

export interface StreamTextOptions {
  readonly framing?: StreamFraming | undefined;
  /** Milliseconds without an answer before a heartbeat. */
  readonly pauseMs?: number | undefined;
}

/**
 * Writes a stream; as server-sent events, unless another framing is given. `answers`: JSON without line breaks. When
 * `signal` is aborted, the stream stops without its end: the client has left, or the subscription has not ended.
 */
export async function* streamText(
  answers: AsyncIterator<string, unknown>,
  signal: AbortSignal,
  { framing = eventFraming, pauseMs = heartbeatMs }: StreamTextOptions = {},
): AsyncGenerator<string, void> {
  try {
    yield framing.opening;
    for (let next = answers.next(); ;) {
      const result = await within(next, pauseMs);
      if (result?.done) break;
      yield result ? framing.write(result.value) : framing.heartbeat;
      if (result) next = answers.next();
    }
    if (!signal.aborted) yield framing.end;
  } finally {
    await answers.return?.();
  }
}

async function within<T>(work: Promise<T>, timeMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const pause = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, timeMs, undefined);
  });
  try {
    return await Promise.race([work, pause]);
  } finally {
    clearTimeout(timer);
  }
}

/** A stream ended before it was complete. */
export class BrokenEventStreamError extends Error {
  constructor() {
    super("the stream of events broke off");
    this.name = "BrokenEventStreamError";
  }
}

/**
 * Yields the data of the stream's `next` events, and of events without a name; others are ignored. Throws
 * BrokenEventStreamError when the stream ends without `complete`.
 */
export async function* readEventStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const data: string[] = [];
  const parser = createParser({
    onEvent: (event) => {
      if (event.event === undefined || event.event === "next") data.push(event.data);
    },
  });
  const isComplete = completion();
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    parser.feed(text);
    yield* data.splice(0);
    if (isComplete(text)) return;
  }
  throw new BrokenEventStreamError();
}

/**
 * Returns a function that takes the text of a stream piece by piece, and returns whether a `complete` event has ended.
 * Some servers send it without data, and then a parser does not report it.
 */
function completion(): (text: string) => boolean {
  let line = "";
  let name: string | undefined;
  return (text) => {
    const [first = "", ...more] = text.split(/\r\n|\n|\r/);
    line += first;
    for (const next of more) {
      if (line === "" && name === "complete") return true;
      name = line === "" ? undefined : (/^event: ?(.*)$/.exec(line)?.[1] ?? name);
      line = next;
    }
    return false;
  };
}
