import { createParser } from "eventsource-parser";

export const eventStreamType = "text/event-stream";

/** Of a stream that is one listener's, and that must come as it is written. */
export const eventStreamHeaders: Readonly<Record<string, string>> = {
  "content-type": `${eventStreamType}; charset=utf-8`,
  "cache-control": "private, no-store",
  // proxies that know it pass each event on as it comes
  "x-accel-buffering": "no",
};

/** So often something is sent where nothing happens, so that neither a proxy nor the other end takes the connection for dead. */
export const heartbeatMs = 15_000;
const comment = ":\n\n";
const complete = "event: complete\ndata:\n\n";

/** Whether whoever asks wants a stream of events, by the header `Accept`. */
export function wantsEventStream(accept: string | undefined): boolean {
  return accept?.includes(eventStreamType) ?? false;
}

export function isEventStream(contentType: unknown): boolean {
  return typeof contentType === "string" && contentType.startsWith(eventStreamType);
}

/**
 * GraphQL over server-sent events, one connection a subscription ("distinct connections mode" of
 * https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md). `answers`: JSON, without line breaks. With `signal` aborted it
 * stops without `complete`: nobody listens, or it is not at its end.
 */
export async function* eventStreamText(
  answers: AsyncIterator<string, unknown>,
  signal: AbortSignal,
  pauseMs: number = heartbeatMs,
): AsyncGenerator<string, void> {
  try {
    // the client learns at once that it is let in
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

/** A whole stream of one answer. */
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

/** A stream that broke off before it was complete. */
export class BrokenEventStreamError extends Error {
  constructor() {
    super("the stream of events broke off");
    this.name = "BrokenEventStreamError";
  }
}

/** The data of the events of such a stream. Throws BrokenEventStreamError where it ends without `complete`. */
export async function* readEventStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const data: string[] = [];
  let isComplete = false;
  const parser = createParser({
    onEvent: (event) => {
      if (event.event === "complete") isComplete = true;
      else data.push(event.data);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* data.splice(0);
    if (isComplete) return;
  }
  throw new BrokenEventStreamError();
}
