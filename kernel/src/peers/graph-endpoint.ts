import { Pool, type Dispatcher } from "undici";
import { DeadlineSweep, type Expiring } from "./deadline-sweep.js";

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

/** An HTTP server at one address, with a pool of connections. Rejects when no complete answer arrives in time. */
export class GraphEndpoint implements AsyncDisposable {
  private readonly pool: Pool;
  private readonly sweep = new DeadlineSweep();

  /** `origin`: the URL without a path. */
  constructor(origin: string, { connections = 64 }: { readonly connections?: number } = {}) {
    this.pool = new Pool(origin, {
      connections,
      connectTimeout: 2000,
      keepAliveTimeout: 10_000,
      // one deadline covers the whole request
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** `body`: JSON; `headers`: must include `jsonHeaders`. */
  post(
    path: string,
    body: string,
    headers: Record<string, string | string[]>,
    ending: Pick<EndpointRequest, "timeoutMs" | "clientSignal">,
  ): Promise<EndpointAnswer> {
    return this.request({ method: "POST", path, headers, body, ...ending });
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
    const text = more.length > 0 ? Buffer.concat(this.chunks).toString() : (first?.toString() ?? "");
    this.sweep.delete(this);
    this.settle.resolve({ status: this.status, headers: this.headers, text });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  private fail(error: Error): void {
    this.sweep.delete(this);
    this.settle.reject(error);
  }
}
