import { createParser } from "eventsource-parser";

export const eventStreamType = "text/event-stream";

/** Headers of a stream for a single listener. Proxies must pass on its events without delay. */
export const eventStreamHeaders: Readonly<Record<string, string>> = {
  "content-type": `${eventStreamType}; charset=utf-8`,
  "cache-control": "private, no-store",
  // disables response buffering in proxies that know this header
  "x-accel-buffering": "no",
};

/**
 * The interval of heartbeats on an idle stream, in milliseconds. They keep proxies and the client from closing the
 * connection as dead.
 */
export const heartbeatMs = 15_000;
const comment = ":\n\n";
const complete = "event: complete\ndata:\n\n";

/** Returns whether the client requests an event stream, by the header `Accept`. */
export function acceptsEventStream(accept: string | undefined): boolean {
  return accept?.includes(eventStreamType) ?? false;
}

export function isEventStream(contentType: unknown): boolean {
  return typeof contentType === "string" && contentType.startsWith(eventStreamType);
}

/**
 * GraphQL over server-sent events, with one connection per subscription ("distinct connections mode" of
 * https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md). `answers`: JSON without line breaks. When `signal`
 * is aborted, the stream stops without `complete`: the client has left, or the subscription has not ended.
 */
export async function* eventStreamText(
  answers: AsyncIterator<string, unknown>,
  signal: AbortSignal,
  pauseMs: number = heartbeatMs,
): AsyncGenerator<string, void> {
  try {
    // tells the client immediately that the request was accepted
    yield comment;
    for (let next = answers.next(); ;) {
      const result = await within(next, pauseMs);
      if (result?.done) break;
      yield result ? nextEvent(result.value) : comment;
      if (result) next = answers.next();
    }
    if (!signal.aborted) yield complete;
  } finally {
    await answers.return?.();
  }
}

/** Returns a complete stream with one answer. */
export function singleEvent(answer: string): string {
  return nextEvent(answer) + complete;
}

function nextEvent(answer: string): string {
  return `event: next\ndata: ${answer}\n\n`;
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
