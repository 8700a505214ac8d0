import { isPrivateHost, lookupPublic, privateAddressMessage } from "@souk/kernel/http/private-addresses";
import { Agent, request, type Dispatcher } from "undici";
import type { DownloadProblem, RemoteFiles } from "../domain/remote-files.js";

const connectTimeoutMs = 5000;
const requestTimeoutMs = 30_000;
const maxRedirects = 3;

export interface HttpRemoteFilesOptions {
  readonly allowsPrivateHosts: boolean;
}

/** Downloads over HTTP. Refuses a private address when it connects, after the look-up of the host, also for each redirect. */
export class HttpRemoteFiles implements RemoteFiles, AsyncDisposable {
  private readonly agent: Agent;

  constructor(private readonly options: HttpRemoteFilesOptions) {
    this.agent = new Agent({
      connect: { timeout: connectTimeoutMs, ...(options.allowsPrivateHosts ? {} : { lookup: lookupPublic }) },
      // a connection is checked once, so it is not kept for a host whose address may have changed
      pipelining: 0,
      keepAliveTimeout: 1000,
    });
  }

  async download(url: string, maxBytes: number): Promise<Uint8Array | DownloadProblem> {
    const signal = AbortSignal.timeout(requestTimeoutMs);
    try {
      const answer = await this.follow(url, signal);
      if (typeof answer === "string") return answer;
      if (answer.statusCode !== 200) {
        answer.body.destroy();
        return "ADDRESS_NOT_ANSWERING";
      }
      return await contentOf(answer.body, maxBytes);
    } catch (error) {
      return isPrivate(error) ? "ADDRESS_NOT_ALLOWED" : "ADDRESS_NOT_ANSWERING";
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.agent.destroy();
  }

  private async follow(start: string, signal: AbortSignal): Promise<Dispatcher.ResponseData | DownloadProblem> {
    let url = start;
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      if (!["http:", "https:"].includes(new URL(url).protocol)) return "ADDRESS_NOT_ALLOWED";
      if (!this.options.allowsPrivateHosts && isPrivateHost(url)) return "ADDRESS_NOT_ALLOWED";
      const headers = { accept: "image/*", "user-agent": "Souk-Media/1" };
      const answer = await request(url, { dispatcher: this.agent, headers, signal });
      // a body that is not read to its end fails when it is destroyed
      answer.body.on("error", () => undefined);
      const { location } = answer.headers;
      if (![301, 302, 303, 307, 308].includes(answer.statusCode) || typeof location !== "string") return answer;
      answer.body.destroy();
      url = new URL(location, url).href;
    }
    return "ADDRESS_NOT_ANSWERING";
  }
}

async function contentOf(
  body: AsyncIterable<Uint8Array> & { destroy(): unknown },
  maxBytes: number,
): Promise<Uint8Array | DownloadProblem> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) {
      body.destroy();
      return "TOO_LARGE";
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** undici wraps the error of the look-up in some cases. */
function isPrivate(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message.includes(privateAddressMessage) || isPrivate(error.cause);
}
