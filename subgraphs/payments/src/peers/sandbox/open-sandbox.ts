import type { Clock } from "@souk/kernel/clock";
import { openDatabase } from "@souk/kernel/database";
import type { Logger } from "@souk/kernel/logger";
import type { PaymentProvider } from "../../domain/payment-provider.js";
import { bankDatabase } from "./bank-database.js";
import { FaultyProvider } from "./faulty-provider.js";
import { SandboxBooks } from "./sandbox-books.js";
import { SandboxProvider } from "./sandbox-provider.js";
import type { SandboxSettings } from "./sandbox-settings.js";
import { seedDemoCharges } from "./seed-demo-charges.js";

export interface SandboxSurroundings {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Whether the bank has the charges of the demo shop. */
  readonly demoData: boolean;
}

export interface Sandbox extends AsyncDisposable {
  readonly provider: PaymentProvider;
}

/** The bank with its books, as bad-tempered as the settings say. */
export async function openSandbox(
  { database: settings, faults }: SandboxSettings,
  { clock, logger, pause, demoData }: SandboxSurroundings,
): Promise<Sandbox> {
  await using opened = new AsyncDisposableStack();
  const books = new SandboxBooks(opened.use(await openDatabase({ ...bankDatabase, settings, logger })));
  if (demoData) await seedDemoCharges(books);
  const provider = new FaultyProvider({ provider: new SandboxProvider(books, clock), faults, pause });
  const parts = opened.move();
  return { provider, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}
