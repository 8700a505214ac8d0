import { setTimeout as delay } from "node:timers/promises";
import { edgeCaller, type ServiceTokens } from "@souk/kernel/identity/service-token";
import type { Logger } from "@souk/kernel/logging/logger";
import { runInRequest } from "@souk/kernel/logging/request-context";
import { PeerAnswerError, PeerClient } from "@souk/kernel/peers/peer-client";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { ClientUsage, type CountedRequest } from "./client-usage.js";
import { UsageReports, type UsageReport } from "./usage-reports.js";

const operation = "mutation RecordUsage($report: OperationUsageReport!) { recordUsage(report: $report) }";
const deadlineMs = 5000;
/** The router stops within seconds also when accounts does not answer. */
const lastDeadlineMs = 1000;
const defaultUnsent = 20;

export interface UsageReporterOptions {
  readonly subgraph: (name: string) => PeerTransport;
  readonly serviceTokens: ServiceTokens;
  readonly logger: Logger;
  readonly everySeconds: number;
  /** The largest number of unsent reports; older ones are dropped. */
  readonly mostUnsent?: number;
  /** Between 0 and 1. */
  readonly random?: () => number;
}

/**
 * Counts which clients send which operations, and sends the counts to accounts in intervals. Every worker and replica of the
 * router does so for itself, and accounts adds them up. A report that was not confirmed is sent again under its id.
 */
export class UsageReporter implements AsyncDisposable {
  private readonly usage = new ClientUsage();
  private readonly reports = new UsageReports();
  private readonly accounts: PeerClient;
  private readonly unsent: UsageReport[] = [];
  private readonly timer: NodeJS.Timeout;
  private sending: Promise<void> | undefined;

  constructor(private readonly options: UsageReporterOptions) {
    const { subgraph, serviceTokens, everySeconds, random = Math.random } = options;
    this.accounts = new PeerClient({
      caller: edgeCaller,
      callee: "accounts",
      transport: subgraph("accounts"),
      serviceTokens,
    });
    // replicas do not report at the same time
    const everyMs = everySeconds * 1000 * (0.9 + 0.2 * random());
    this.timer = setInterval(() => void this.report(), everyMs);
    this.timer.unref();
  }

  count(request: CountedRequest): void {
    this.usage.count(request);
  }

  /** Sends what was counted. A failure is logged, and its reports are sent with the next ones. */
  async report(callDeadlineMs = deadlineMs): Promise<void> {
    this.unsent.push(...(await this.reports.of(this.usage.take())));
    const { logger, mostUnsent = defaultUnsent } = this.options;
    const dropped = this.unsent.splice(0, Math.max(0, this.unsent.length - mostUnsent));
    if (dropped.length > 0) logger.warn({ reports: dropped.length }, "client usage was dropped");
    this.sending ??= this.sendAll(callDeadlineMs).finally(() => (this.sending = undefined));
    await this.sending;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.timer);
    if (this.sending) await Promise.race([this.sending, delay(lastDeadlineMs, undefined, { ref: false })]);
    // accounts hangs: its answer is not worth waiting for
    if (!this.sending) await this.report(lastDeadlineMs);
  }

  private async sendAll(callDeadlineMs: number): Promise<void> {
    const { logger } = this.options;
    for (let report = this.unsent[0]; report; report = this.unsent[0]) {
      try {
        await this.send(report, callDeadlineMs);
      } catch (error) {
        if (!(error instanceof PeerAnswerError)) {
          logger.info({ err: error, reports: this.unsent.length }, "client usage is not stored yet");
          return;
        }
        // the same report would be refused again
        logger.error({ err: error }, "accounts refused client usage");
      }
      // a report of the meantime may have dropped it
      if (this.unsent[0] === report) this.unsent.shift();
    }
  }

  private async send(report: UsageReport, callDeadlineMs: number): Promise<void> {
    await runInRequest({ authorization: undefined }, () =>
      this.accounts.call(operation, { report }, { idempotent: true, deadlineMs: callDeadlineMs }),
    );
  }
}
