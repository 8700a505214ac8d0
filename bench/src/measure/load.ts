import { performance } from "node:perf_hooks";
import { Client, type Dispatcher } from "undici";

export interface Load {
  readonly url: string;
  readonly body: string;
  readonly clients: number;
  readonly seconds: number;
  /** Goes on past its seconds until there are so many, but not for ever. */
  readonly answersAtLeast: number;
}

/** On a machine that is too busy the figures are worth little anyway. */
const patience = 8;

export interface Pace {
  readonly answers: number;
  readonly elapsedMs: number;
  /** Milliseconds of each request, ascending. */
  readonly tookMs: readonly number[];
  /** Answers of another status or length than the first had. */
  readonly strange: number;
}

/**
 * As many clients as asked, each with a connection of its own, each sending its next request when it has the answer.
 * By undici and not by autocannon: that one counts latencies in whole milliseconds, and most here are below two.
 */
export async function load({ url, body, clients, seconds, answersAtLeast }: Load): Promise<Pace> {
  const { origin, pathname } = new URL(url);
  const request: Dispatcher.DispatchOptions = {
    method: "POST",
    path: pathname,
    headers: { "content-type": "application/json", accept: "application/json" },
    body,
  };
  const begin = performance.now();
  const tookMs: number[] = [];
  const goesOn = (): boolean => {
    const elapsed = (performance.now() - begin) / 1000 / seconds;
    return elapsed < 1 || (tookMs.length < answersAtLeast && elapsed < patience);
  };
  let strange = 0;
  let usual: number | undefined;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new Client(origin);
      while (goesOn()) {
        const sent = performance.now();
        const { status, bytes } = await exchange(client, request);
        tookMs.push(performance.now() - sent);
        usual ??= bytes;
        if (status !== 200 || bytes !== usual) strange += 1;
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

/** Below undici's `request`, which would make a stream of every answer. */
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
