import { z } from "zod";
import { latestAuditPath, type AuditSummary } from "./audit-summary.js";
import { GraphEndpoint } from "../peers/graph-endpoint.js";
import type { ServiceTokens } from "../identity/service-token.js";

const timeoutMs = 2000;

const answerSchema = z.object({
  audit: z
    .object({
      checkedAt: z.coerce.date(),
      inFlight: z.number(),
      counts: z.array(z.object({ check: z.string(), compared: z.number(), differing: z.number() })),
      differences: z.array(
        z.object({ check: z.string(), subject: z.string(), expected: z.string(), found: z.string() }),
      ),
    })
    .nullable(),
});

export interface AuditClientOptions {
  readonly caller: string;
  /** The address of the audit process. */
  readonly url: string;
  readonly serviceTokens: ServiceTokens;
}

/** Reads the latest audit from a separate audit process. */
export class AuditClient implements AsyncDisposable {
  private readonly endpoint: GraphEndpoint;

  constructor(private readonly options: AuditClientOptions) {
    this.endpoint = new GraphEndpoint(new URL(options.url).origin);
  }

  /** Null before the first audit and while the process does not answer. */
  async latest(): Promise<AuditSummary | null> {
    const { caller, serviceTokens } = this.options;
    const headers = await serviceTokens.headersFor(caller, "audit");
    try {
      const { status, text } = await this.endpoint.request({
        method: "GET",
        path: latestAuditPath,
        headers,
        timeoutMs,
      });
      return status === 200 ? answerSchema.parse(JSON.parse(text)).audit : null;
    } catch {
      return null;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.endpoint[Symbol.asyncDispose]();
  }
}
