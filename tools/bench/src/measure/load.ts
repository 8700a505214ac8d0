import { performance } from "node:perf_hooks";
import { Client, type Dispatcher } from "undici";

export interface Load {
  readonly url: string;
  /** The body of a POST; a GET when undefined. */
  readonly body: string | undefined;
  /** In addition to the types of the content. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The status of a right answer; 200 when absent. */
  readonly status?: number;
  readonly clients: number;
  readonly seconds: number;
  /** Continues after `seconds` until it has this number of answers, up to a limit. */
  readonly answersAtLeast: number;
}

/** The longest run in multiples of `seconds`: on a machine that is too busy the figures have little value. */
const timeout = 8;

export interface Pace {
  readonly answers: number;
  readonly elapsedMs: number;
  /** The duration of each request in milliseconds, ascending. */
  readonly tookMs: readonly number[];
  /** The number of answers that differ from the first answer in status or length. */
  readonly strange: number;
}

/**
 * Starts the given number of clients. Each client has its own connection and sends its next request after each answer.
 * Uses undici instead of autocannon, because autocannon measures latencies in whole milliseconds and most latencies
 * here are below two.
 */
export async function load({
  url,
  body,
  headers = {},
  status: expected = 200,
  clients,
  seconds,
  answersAtLeast,
}: Load): Promise<Pace> {
  const { origin, pathname, search } = new URL(url);
  const accept = { accept: "application/json", ...headers };
  const request: Dispatcher.DispatchOptions =
    body === undefined
      ? { method: "GET", path: pathname + search, headers: accept }
      : { method: "POST", path: pathname, headers: { "content-type": "application/json", ...accept }, body };
  const begin = performance.now();
  const tookMs: number[] = [];
  const continues = (): boolean => {
    const elapsed = (performance.now() - begin) / 1000 / seconds;
    return elapsed < 1 || (tookMs.length < answersAtLeast && elapsed < timeout);
  };
  let strange = 0;
  let usual: number | undefined;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new Client(origin);
      while (continues()) {
        const sent = performance.now();
        const { status, bytes } = await exchange(client, request);
        tookMs.push(performance.now() - sent);
        usual ??= bytes;
        if (status !== expected || bytes !== usual) strange += 1;
      }
      await client.close();
    }),
  );
  return {
    answers: tookMs.length,
    elapsedMs: performance.now() - begin,
    tookMs: tookMs.sort((a, b) => a - b),
    strange,
  };
}

/** Uses undici's dispatch, because `request` creates a stream for every response. */
function exchange(client: Client, request: Dispatcher.DispatchOptions): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let bytes = 0;
    client.dispatch(request, {
      onRequestStart() {},
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData(_controller, chunk) {
        bytes += chunk.length;
      },
      onResponseEnd() {
        resolve({ status, bytes });
      },
      onResponseError(_controller, error) {
        reject(error);
      },
    });
  });
}
