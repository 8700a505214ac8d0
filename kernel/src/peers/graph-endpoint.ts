import { Pool, type Dispatcher } from "undici";
import { DeadlineSweep, type Expiring } from "./deadline-sweep.js";
import { decodedBody, readEncodings, UnreadableAnswerError } from "./read-body.js";

export interface EndpointRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string | Uint8Array;
  readonly timeoutMs: number;
  /** Aborted when the caller no longer needs the answer. */
  readonly clientSignal?: AbortSignal | undefined;
}

export interface EndpointAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** The headers for a JSON request with a JSON response. */
export const jsonHeaders = { "content-type": "application/json", accept: "application/json" } as const;

/** The headers for a subgraph of another team, which may be far away. */
export const foreignHeaders = { ...jsonHeaders, "accept-encoding": readEncodings } as const;

const maxRedirects = 3;

/** An HTTP server at one address, with a pool of connections. Rejects when no complete answer arrives in time. */
export class GraphEndpoint implements AsyncDisposable {
  private readonly pool: Pool;
  private readonly sweep = new DeadlineSweep();

  /** `origin`: the URL without a path. */
  constructor(
    private readonly origin: string,
    { connections = 64 }: { readonly connections?: number } = {},
  ) {
    this.pool = new Pool(origin, {
      connections,
      connectTimeout: 2000,
      keepAliveTimeout: 10_000,
      // one deadline covers the whole request
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /**
   * `body`: JSON; `headers`: must include `jsonHeaders`. Follows redirects that repeat the POST at the same address.
   * Rejects with UnreadableAnswerError for other redirects.
   */
  async post(
    path: string,
    body: string,
    headers: Record<string, string | string[]>,
    { timeoutMs, clientSignal }: Pick<EndpointRequest, "timeoutMs" | "clientSignal">,
  ): Promise<EndpointAnswer> {
    const deadline = performance.now() + timeoutMs;
    let target = path;
    for (let redirects = 0; ; redirects += 1) {
      const leftMs = redirects === 0 ? timeoutMs : deadline - performance.now();
      const sent = { method: "POST", path: target, headers, body } as const;
      const answer = await this.request({ ...sent, timeoutMs: leftMs, clientSignal });
      if (answer.status < 300 || answer.status > 399) return answer;
      target = this.redirected(answer, target, redirects);
    }
  }

  /** Returns the path of the next request. Throws UnreadableAnswerError. */
  private redirected({ status, headers }: EndpointAnswer, path: string, redirects: number): string {
    const { location } = headers;
    const repeatsPost = status === 307 || status === 308;
    const isUrl = typeof location === "string" && URL.canParse(location, this.origin + path);
    const url = repeatsPost && isUrl ? new URL(location, this.origin + path) : undefined;
    if (url?.origin !== this.origin)
      throw new UnreadableAnswerError(
        `the answer is a redirect with status ${status}; only 307 and 308 to the same origin are followed`,
      );
    if (redirects === maxRedirects)
      throw new UnreadableAnswerError(`the answer is redirected more than ${maxRedirects} times`);
    return url.pathname + url.search;
  }

  request({ timeoutMs, clientSignal, ...options }: EndpointRequest): Promise<EndpointAnswer> {
    const reader = new AnswerReader(performance.now() + timeoutMs, clientSignal, this.sweep);
    // undici's `request` API adds streams and body mixins, which cost more than the rest of a small request
    if (clientSignal?.aborted) reader.end();
    else this.pool.dispatch(options, reader);
    return reader.answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool.close();
  }
}

/** Reads one complete answer. */
class AnswerReader implements Dispatcher.DispatchHandler, Expiring {
  readonly answer: Promise<EndpointAnswer>;
  slot = -1;
  private readonly settle = Promise.withResolvers<EndpointAnswer>();
  private controller: Dispatcher.DispatchController | undefined;
  private ended: Error | undefined;
  private status = 0;
  private headers: EndpointAnswer["headers"] = {};
  private readonly chunks: Buffer[] = [];

  constructor(
    readonly deadline: number,
    readonly clientSignal: AbortSignal | undefined,
    private readonly sweep: DeadlineSweep,
  ) {
    this.answer = this.settle.promise;
    sweep.add(this);
  }

  /** Stops waiting for the answer. */
  end(): void {
    this.ended = new Error("no answer in time");
    this.controller?.abort(this.ended);
    this.fail(this.ended);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.ended) controller.abort(this.ended);
    else this.controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: EndpointAnswer["headers"],
  ): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first, ...more] = this.chunks;
    const body = more.length > 0 ? Buffer.concat(this.chunks) : (first ?? Buffer.alloc(0));
    this.sweep.delete(this);
    const encoding = this.headers["content-encoding"];
    if (encoding === undefined) return this.answered(body);
    decodedBody(body, String(encoding)).then(
      (decoded) => this.answered(decoded),
      (error: unknown) => this.settle.reject(error),
    );
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  private answered(body: Buffer): void {
    const text = body.toString();
    // a byte order mark, which JSON.parse refuses
    const isMarked = text.charCodeAt(0) === 0xfeff;
    this.settle.resolve({ status: this.status, headers: this.headers, text: isMarked ? text.slice(1) : text });
  }

  private fail(error: Error): void {
    this.sweep.delete(this);
    this.settle.reject(error);
  }
}
