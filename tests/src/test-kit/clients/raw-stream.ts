import { eventually } from "./eventually.js";
import type { ShopClient } from "./shop-client.js";

export interface StreamRequest {
  readonly method: "GET" | "POST";
  readonly query: string;
  readonly variables?: object;
}

/** A stream of server-sent events as raw text. Disposing it disconnects the client. */
export class RawStream implements Disposable {
  text = "";
  /** Whether the router has closed it. */
  isEnded = false;

  private constructor(
    readonly response: Response,
    private readonly leaving: AbortController,
  ) {
    void this.read().catch(() => undefined);
  }

  static async open(client: ShopClient, { method, query, variables = {} }: StreamRequest): Promise<RawStream> {
    const leaving = new AbortController();
    const accept = "text/event-stream";
    const parts = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    const response = await (method === "GET"
      ? client.fetch(`/graphql?${parts.toString()}`, { headers: { accept }, signal: leaving.signal })
      : client.fetch("/graphql", {
          method,
          headers: { accept, "content-type": "application/json" },
          body: JSON.stringify({ query, variables }),
          signal: leaving.signal,
        }));
    return new RawStream(response, leaving);
  }

  /** The data of the events so far. */
  get events(): readonly any[] {
    return this.blocks.flatMap((block) => {
      const data = /^event: next\ndata: (.*)$/.exec(block)?.[1];
      return data === undefined ? [] : [JSON.parse(data) as unknown];
    });
  }

  /** The number of comments so far: the first one opens the stream. */
  get comments(): number {
    return this.blocks.filter((block) => block === ":").length;
  }

  get isComplete(): boolean {
    return this.blocks.at(-1) === "event: complete\ndata:";
  }

  async until(holds: (stream: this) => boolean): Promise<void> {
    await eventually(async () => {
      if (!holds(this)) throw new Error(`so far has come: ${this.text}`);
    });
  }

  [Symbol.dispose](): void {
    this.leaving.abort();
  }

  /** Complete blocks of the stream. */
  private get blocks(): readonly string[] {
    return this.text.split("\n\n").slice(0, -1);
  }

  private async read(): Promise<void> {
    for await (const chunk of this.response.body ?? []) this.text += new TextDecoder().decode(chunk);
    this.isEnded = true;
  }
}
