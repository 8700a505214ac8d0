import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

export interface SupergraphSourceOptions {
  /** A path, or an `http:` or `https:` URL. */
  readonly location: string;
  readonly intervalMs: number;
  /** Sent as a bearer token to a URL. */
  readonly token: string | undefined;
  readonly report: (line: string) => void;
}

/** Takes a new text into use. Rejects when the text cannot be used; the same text is not offered again. */
type OnChange = (text: string) => Promise<void>;

const requestTimeoutMs = 10_000;
/** A supergraph of thousands of types has some megabytes. */
const limitBytes = 50 * 1024 * 1024;

/** Reads a supergraph from a file or a registry, and looks for a new one at an interval. */
export class SupergraphSource implements AsyncDisposable {
  private readonly closing = new AbortController();
  private watching: Promise<void> | undefined;
  private etag: string | undefined;
  private latest = "";
  private hasFailed = false;

  constructor(private readonly options: SupergraphSourceOptions) {}

  /** Reads the first text. Rejects when it cannot be read. */
  async first(): Promise<string> {
    try {
      this.latest = (await this.read()) ?? "";
      return this.latest;
    } catch (cause) {
      throw new Error(`the supergraph ${this.options.location} cannot be read: ${messageOf(cause)}`, { cause });
    }
  }

  /** Looks for new texts until the source is closed. Call `first` before. */
  watch(onChange: OnChange): void {
    this.watching ??= this.keepLooking(onChange);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closing.abort();
    await this.watching;
  }

  private async keepLooking(onChange: OnChange): Promise<void> {
    const { signal } = this.closing;
    const { intervalMs, location, report } = this.options;
    while (!signal.aborted) {
      await delay(intervalMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        const text = await this.read();
        if (this.hasFailed) report(`${location} can be read again`);
        this.hasFailed = false;
        if (text === undefined || text === this.latest) continue;
        this.latest = text;
        await onChange(text).then(
          () => report(`the supergraph of ${location} is in use`),
          (error: unknown) =>
            report(`the new supergraph of ${location} is refused, the former one stays in use: ${messageOf(error)}`),
        );
      } catch (error) {
        if (!this.hasFailed && !signal.aborted)
          report(`${location} cannot be read, the supergraph stays in use: ${messageOf(error)}`);
        this.hasFailed = true;
      }
    }
  }

  /** Returns undefined when the registry reports no change. */
  private async read(): Promise<string | undefined> {
    const { location, token } = this.options;
    if (!isUrl(location)) return readFile(location, "utf8");
    const response = await fetch(location, {
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(this.etag !== undefined && { "if-none-match": this.etag }),
      },
      signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(requestTimeoutMs)]),
    });
    if (response.status === 304) return undefined;
    if (!response.ok) throw new Error(`the answer is ${response.status}`);
    const text = await limitedText(response);
    this.etag = response.headers.get("etag") ?? undefined;
    return text;
  }
}

export function isUrl(location: string): boolean {
  return /^https?:\/\//i.test(location);
}

async function limitedText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) throw new Error(`the answer is longer than ${limitBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
