import { randomBytes } from "node:crypto";
import type { Clock } from "@souk/kernel/clock";
import { openDatabase } from "@souk/kernel/database";
import { JobRunner } from "@souk/kernel/jobs";
import type { Logger } from "@souk/kernel/logger";
import type { PaymentProvider } from "../../domain/payment-provider.js";
import { bankDatabase } from "./bank-database.js";
import { FaultyProvider } from "./faulty-provider.js";
import { challengePages, challengePath } from "./challenge-pages.js";
import { SandboxBooks } from "./sandbox-books.js";
import { SandboxChallenges } from "./sandbox-challenges.js";
import { SandboxProvider } from "./sandbox-provider.js";
import type { SandboxSettings } from "./sandbox-settings.js";
import { seedDemoCharges } from "./seed-demo-charges.js";
import { announceBy, courierJobs, type Deliver } from "./webhook-courier.js";

export interface SandboxSurroundings {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Whether the bank has the charges of the demo shop. */
  readonly demoData: boolean;
}

/** The bank with its books, as bad-tempered as the settings say. */
export class Sandbox implements AsyncDisposable {
  private constructor(
    readonly provider: PaymentProvider,
    /** What the bank shows buyers, and what it takes of them. */
    readonly web: ReturnType<typeof challengePages>,
    /** Begins to deliver webhooks, where the settings have any, those that a process which died had left too. */
    readonly startDelivering: (deliver: Deliver) => Promise<void>,
    private readonly opened: AsyncDisposableStack,
  ) {}

  static async open(settings: SandboxSettings, surroundings: SandboxSurroundings): Promise<Sandbox> {
    const { faults, webhooks: mode } = settings;
    const { clock, logger, pause, demoData } = surroundings;
    await using opened = new AsyncDisposableStack();
    const database = opened.use(await openDatabase({ ...bankDatabase, settings: settings.database, logger }));
    const books = new SandboxBooks(database);
    if (demoData) await seedDemoCharges(books);
    const secret = settings.webhookSecret ?? randomBytes(32).toString("hex");
    const announce = announceBy({ mode, seed: faults.seed, clock });
    const challenges = new SandboxChallenges(database);
    const challengeUrl = (token: string): string => `${settings.publicUrl}${challengePath(token)}`;
    const bank = new SandboxProvider({ books, challenges, clock, challengeUrl, webhookSecret: secret, announce });
    const parts = opened.move();
    const startDelivering = async (deliver: Deliver): Promise<void> => {
      if (mode === "off") return;
      const handlers = courierJobs({ secret, clock, deliver });
      parts.use(await JobRunner.start({ url: database.url, handlers, logger }));
    };
    const provider = new FaultyProvider({ provider: bank, faults, pause });
    return new Sandbox(provider, challengePages(bank), startDelivering, parts);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.opened.disposeAsync();
  }
}
