import { isPrivateHost, lookupPublic, privateAddressMessage } from "@souk/kernel/http/private-addresses";
import { Agent, request } from "undici";
import type { WebhookAnswer, WebhookRequest, WebhookSender } from "../../domain/webhooks/webhook-dependencies.js";

const connectTimeoutMs = 5000;
/** The longest time of a request, from the look-up of the host to the end of the answer. */
const requestTimeoutMs = 10_000;
/** The rest of a longer answer is not read. */
const maxAnswerBytes = 16_384;
const excerptLength = 500;

export interface HttpWebhookSenderOptions {
  readonly allowsPrivateHosts: boolean;
  readonly timeoutMs?: number;
}

/**
 * Sends webhooks over HTTP. It refuses a private address when it connects, after the look-up of the host, so that a name
 * that changes its address between a check and the connection does not help an attacker. It follows no redirect.
 */
export class HttpWebhookSender implements WebhookSender, AsyncDisposable {
  private readonly agent: Agent;

  constructor(private readonly options: HttpWebhookSenderOptions) {
    this.agent = new Agent({
      connect: {
        timeout: connectTimeoutMs,
        ...(options.allowsPrivateHosts ? {} : { lookup: lookupPublic }),
      },
      // a connection is checked once, so it is not kept for a host whose address may have changed
      pipelining: 0,
      keepAliveTimeout: 1000,
    });
  }

  async send({ url, headers, body }: WebhookRequest): Promise<WebhookAnswer> {
    const { timeoutMs = requestTimeoutMs, allowsPrivateHosts } = this.options;
    if (!allowsPrivateHosts && isPrivateHost(url)) return failed(privateAddressMessage);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(url, {
        method: "POST",
        dispatcher: this.agent,
        headers: { ...headers, "content-type": "application/json", "user-agent": "Souk-Webhooks/1" },
        body,
        signal,
      });
      return { statusCode: answer.statusCode, excerpt: await excerptOf(answer.body, signal), error: null };
    } catch (error) {
      return failed(signal.aborted ? `no answer within ${timeoutMs / 1000} seconds` : messageOf(error));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.agent.destroy();
  }
}

function failed(error: string): WebhookAnswer {
  return { statusCode: null, excerpt: null, error };
}

function messageOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === "UND_ERR_CONNECT_TIMEOUT") return "no connection in time";
  return (error instanceof Error ? error.message : String(error)).slice(0, excerptLength);
}

/** Reads the start of the answer. An answer whose body breaks or takes too long was an answer nevertheless. */
async function excerptOf(body: AsyncIterable<Buffer> & { destroy(): unknown }, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= maxAnswerBytes || signal.aborted) break;
    }
  } catch {
    // the status has arrived
  } finally {
    body.destroy();
  }
  // PostgreSQL stores no NUL
  return Buffer.concat(chunks).toString("utf8").slice(0, excerptLength).replaceAll("\0", "").toWellFormed();
}
