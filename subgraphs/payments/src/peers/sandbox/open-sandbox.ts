import { randomBytes } from "node:crypto";
import type { Clock } from "@souk/kernel/values/clock";
import { openDatabase } from "@souk/kernel/database/database";
import { JobRunner } from "@souk/kernel/jobs/jobs";
import type { Logger } from "@souk/kernel/logging/logger";
import type { PaymentProvider } from "../../domain/providers/payment-provider.js";
import { bankDatabase } from "./bank-database.js";
import { FaultyProvider } from "./faulty-provider.js";
import { challengePages, challengePath } from "./challenge-pages.js";
import { SandboxLedger } from "./sandbox-ledger.js";
import { SandboxChallenges } from "./sandbox-challenges.js";
import { SandboxProvider } from "./sandbox-provider.js";
import type { SandboxSettings } from "./sandbox-settings.js";
import { seedDemoCharges } from "./seed-demo-charges.js";
import { announceBy, courierJobs, type Deliver } from "./webhook-courier.js";

export interface SandboxOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** True if the bank is seeded with the charges of the demo shop. */
  readonly demoData: boolean;
}

/** The sandbox bank with its ledger, and with the faults that the settings ask for. */
export class Sandbox implements AsyncDisposable {
  private constructor(
    readonly provider: PaymentProvider,
    /** The bank's pages for buyers and its POST handlers. */
    readonly web: ReturnType<typeof challengePages>,
    /**
     * Starts the delivery of webhooks if the settings enable it, including those that a crashed process left behind.
     */
    readonly startDelivering: (deliver: Deliver) => Promise<void>,
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async open(settings: SandboxSettings, options: SandboxOptions): Promise<Sandbox> {
    const { faults, webhooks: mode } = settings;
    const { clock, logger, pause, demoData } = options;
    await using resources = new AsyncDisposableStack();
    const database = resources.use(await openDatabase({ ...bankDatabase, settings: settings.database, logger }));
    const ledger = new SandboxLedger(database);
    if (demoData) await seedDemoCharges(ledger);
    const secret = settings.webhookSecret ?? randomBytes(32).toString("hex");
    const announce = announceBy({ mode, seed: faults.seed, clock });
    const challenges = new SandboxChallenges(database);
    const challengeUrl = (token: string): string => `${settings.publicUrl}${challengePath(token)}`;
    const web = { challenges, challengeUrl, webhookSecret: secret, announce };
    const bank = new SandboxProvider({ ledger, ...web, clock, capturesLater: settings.capturesLater });
    const owned = resources.move();
    const startDelivering = async (deliver: Deliver): Promise<void> => {
      if (mode === "off") return;
      const handlers = courierJobs({ secret, clock, deliver });
      owned.use(await JobRunner.start({ url: database.url, connections: database.jobConnections, handlers, logger }));
    };
    const provider = new FaultyProvider({ provider: bank, faults, pause });
    return new Sandbox(provider, challengePages(bank), startDelivering, owned);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}
