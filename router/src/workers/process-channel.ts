/** The functions that one process offers to another. Arguments and results must be JSON. */
export type Calls = Record<string, (argument: never) => Promise<unknown>>;

/** The connection to another process, such as `process` in a worker and `cluster.Worker` in its parent. */
export interface ProcessPort {
  send(message: object, onSent: (error: Error | null) => void): void;
  onMessage(receive: (message: unknown) => void): void;
}

interface Request {
  readonly souk: "request";
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

type Response =
  | { readonly souk: "response"; readonly id: number; readonly result: unknown }
  | { readonly souk: "response"; readonly id: number; readonly failure: string };

/** Longer than the planner needs for a plan before it gives up. */
const defaultTimeoutMs = 15_000;

type Argument<Call> = Call extends (argument: infer Given) => Promise<unknown> ? Given : never;
type Result<Call> = Call extends (argument: never) => Promise<infer Given> ? Given : never;

/** Sends requests to another process, and answers its requests by `calls`. Ignores messages of others on the same port. */
export class ProcessChannel<Remote extends Calls> {
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>();
  private lastId = 0;

  constructor(
    private readonly port: ProcessPort,
    private readonly calls: Calls,
  ) {
    port.onMessage((message) => this.receive(message));
  }

  /** Rejects with the message of the remote error, after the timeout, and when the channel is closed. */
  async request<Name extends keyof Remote & string>(
    name: Name,
    argument: Argument<Remote[Name]>,
    timeoutMs = defaultTimeoutMs,
  ): Promise<Result<Remote[Name]>> {
    const id = (this.lastId += 1);
    const response = Promise.withResolvers<unknown>();
    this.waiting.set(id, response);
    const timer = setTimeout(() => response.reject(new Error(`no answer to ${name} in ${timeoutMs} ms`)), timeoutMs);
    try {
      this.send({ souk: "request", id, name, argument }, (error) => response.reject(error));
      return (await response.promise) as Result<Remote[Name]>;
    } finally {
      clearTimeout(timer);
      this.waiting.delete(id);
    }
  }

  /** Rejects the requests that wait for an answer. */
  close(reason: Error): void {
    for (const { reject } of this.waiting.values()) reject(reason);
  }

  private send(message: Request | Response, onFailure: (error: Error) => void = () => undefined): void {
    this.port.send(message, (error) => {
      if (error) onFailure(error);
    });
  }

  private receive(message: unknown): void {
    if (isRequest(message)) void this.respond(message);
    if (!isResponse(message)) return;
    const response = this.waiting.get(message.id);
    if ("failure" in message) response?.reject(new Error(message.failure));
    else response?.resolve(message.result);
  }

  private async respond({ id, name, argument }: Request): Promise<void> {
    try {
      const call = this.calls[name];
      if (!call) throw new Error(`there is no call ${name}`);
      this.send({ souk: "response", id, result: await call(argument as never) });
    } catch (error) {
      this.send({ souk: "response", id, failure: error instanceof Error ? error.message : String(error) });
    }
  }
}

function isRequest(message: unknown): message is Request {
  return kindOf(message) === "request";
}

function isResponse(message: unknown): message is Response {
  return kindOf(message) === "response";
}

function kindOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "souk" in message ? message.souk : undefined;
}
