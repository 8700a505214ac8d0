import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { assembleSubgraph } from "@souk/kernel/assemble-subgraph";
import { openDatabase } from "@souk/kernel/database";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { JobRunner } from "@souk/kernel/jobs";
import type { Subgraph, Surroundings } from "@souk/kernel/subgraph";
import type { PaymentsConfig, ProviderName } from "./config.js";
import type { PaymentProvider } from "./domain/payment-provider.js";
import { paymentsDomain } from "./domain/payments-domain.js";
import { ChargeResolver } from "./graph/charge-resolver.js";
import { OrderPaymentsResolver } from "./graph/order-payments-resolver.js";
import { PaymentMethodResolver } from "./graph/payment-method-resolver.js";
import { paymentsReferences } from "./graph/payments-references.js";
import { paymentsTypes } from "./graph/payments-types.js";
import { paymentsJobs } from "./jobs/payments-jobs.js";
import { SandboxBooks } from "./peers/sandbox/sandbox-books.js";
import { SandboxProvider } from "./peers/sandbox/sandbox-provider.js";
import { seedDemoCharges } from "./peers/sandbox/seed-demo-charges.js";
import { paymentsDatabase } from "./store/database-definition.js";
import { PaymentMethodRepository } from "./store/payment-method-repository.js";
import { PaymentRepository } from "./store/payment-repository.js";
import { seedDemoPayments } from "./store/seed-demo-payments.js";

/** What a test may put in place of the real thing. */
export interface PaymentsOverrides {
  readonly provider?: PaymentProvider;
  readonly newId?: () => string;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

export async function startPayments(
  config: PaymentsConfig,
  surroundings: Surroundings,
  overrides: PaymentsOverrides = {},
): Promise<Subgraph> {
  const { logger, clock } = surroundings;
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await openDatabase({ ...paymentsDatabase, settings: config.database, logger }));
  const books = new SandboxBooks(database);
  if (config.demoData) {
    await seedDemoPayments(database);
    await seedDemoCharges(books);
  }
  const providers: Record<ProviderName, () => PaymentProvider> = {
    sandbox: () => new SandboxProvider(books, clock),
  };
  const domain = paymentsDomain({
    payments: new PaymentRepository(database),
    methods: new PaymentMethodRepository(database),
    provider: overrides.provider ?? providers[config.provider](),
    clock,
    newId: overrides.newId ?? randomUUID,
    pause: overrides.pause ?? pause,
    currency: config.currency,
  });
  const schema = subgraphSchema(paymentsTypes, {
    resolvers: [new PaymentMethodResolver(domain), new OrderPaymentsResolver(domain), new ChargeResolver(domain)],
    references: paymentsReferences,
  });
  await domain.resumePendingPayments();
  opened.use(await JobRunner.start({ url: database.url, handlers: paymentsJobs(domain), logger }));
  return assembleSubgraph({ name: "payments", schema, surroundings, database, opened: opened.move() });
}
