import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { assembleSubgraph } from "@souk/kernel/subgraph/assemble-subgraph";
import { openDatabase } from "@souk/kernel/database/database";
import { eventJobHandlers } from "@souk/kernel/domain-events/event-jobs";
import { failedJobsIn } from "@souk/kernel/jobs/failed-jobs";
import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { importRecords } from "@souk/kernel/imports/import-records";
import { ImportedRecords } from "@souk/kernel/imports/imported-records";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { startJobs } from "@souk/kernel/jobs/start-jobs";
import { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { PaymentsConfig } from "./config.js";
import type { OrdersPeer } from "./domain/peers.js";
import type { PaymentProvider } from "./domain/providers/payment-provider.js";
import { paymentsDomain } from "./domain/payments-domain.js";
import { resealTokens } from "./domain/providers/reseal-tokens.js";
import { ChargeResolver } from "./graph/charge/charge-resolver.js";
import { ClaimResolver } from "./graph/charge/claim-resolver.js";
import { OrderPaymentsResolver } from "./graph/charge/order-payments-resolver.js";
import { PaymentMethodResolver } from "./graph/methods/payment-method-resolver.js";
import { PaymentOptionResolver } from "./graph/options/payment-option-resolver.js";
import { PaymentRefundsResolver } from "./graph/refund/payment-refunds-resolver.js";
import { PaymentTransactionsResolver, UserTransactionsResolver } from "./graph/ledger/transactions-resolvers.js";
import { paymentsReferences } from "./graph/payments-references.js";
import { paymentsTypes } from "./graph/payments-types.js";
import { paymentsJobs, paymentsSchedule } from "./jobs/payments-jobs.js";
import { OpenProviders } from "./peers/open-providers.js";
import { SandboxCardVault } from "./peers/card-vault/sandbox-card-vault.js";
import { SealedTokenSafe } from "./peers/card-vault/sealed-token-safe.js";
import { OrdersClient } from "./peers/orders-client.js";
import { paymentsDatabase } from "./store/database-definition.js";
import { PaymentsPersonalData } from "./store/payments-personal-data.js";
import { PaymentMethodRepository } from "./store/methods/payment-method-repository.js";
import { ImportedPaymentRepository } from "./store/import/imported-payment-repository.js";
import { CaptureRepository } from "./store/capture/capture-repository.js";
import { PaymentRepository } from "./store/charge/payment-repository.js";
import { TransactionRepository } from "./store/ledger/transaction-repository.js";
import { RefundRepository } from "./store/refund/refund-repository.js";
import { seedDemoPayments } from "./store/seed-demo-payments.js";
import { oneAtATime } from "./store/providers/one-at-a-time.js";
import { TokenRepository } from "./store/providers/token-repository.js";
import { WebhookRepository } from "./store/webhooks/webhook-repository.js";
import { paymentModules } from "./http/payment-modules.js";
import { paymentWebhooks } from "./http/payment-webhooks.js";

/** Dependencies that a test may replace. */
export interface PaymentsOverrides {
  readonly provider?: PaymentProvider;
  readonly orders?: OrdersPeer;
  readonly newId?: () => string;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

export async function startPayments(
  config: PaymentsConfig,
  serviceContext: ServiceContext,
  overrides: PaymentsOverrides = {},
): Promise<Subgraph> {
  const { logger, clock, serviceTokens } = serviceContext;
  await using resources = new AsyncDisposableStack();
  const database = resources.use(await openDatabase({ ...paymentsDatabase, settings: config.database, logger }));
  if (config.demoData) await seedDemoPayments(database);
  const pause = overrides.pause ?? setTimeout;
  const bank = { clock, logger, pause, demoData: config.demoData };
  const override = overrides.provider;
  const safe = await SealedTokenSafe.open(config.cardVaultKeys.storage);
  const open = resources.use(
    await OpenProviders.open(config.providers, { ...bank, oneAtATime: oneAtATime(database), override, safe }),
  );
  const orders = new PeerClient({
    caller: "payments",
    callee: "orders",
    transport: serviceContext.peer("orders"),
    serviceTokens,
  });
  const domain = paymentsDomain({
    payments: new PaymentRepository(database),
    importedPayments: new ImportedPaymentRepository(database),
    refunds: new RefundRepository(database),
    captures: new CaptureRepository(database),
    transactions: new TransactionRepository(database),
    methods: new PaymentMethodRepository(database),
    webhooks: new WebhookRepository(database),
    providers: open.providers,
    vault: await SandboxCardVault.open(config.cardVaultKeys.opening, clock),
    orders: overrides.orders ?? new OrdersClient(orders),
    clock,
    newId: overrides.newId ?? randomUUID,
    pause,
    currency: config.currency,
    actionSeconds: config.actionSeconds,
  });
  const schema = subgraphSchema(paymentsTypes, {
    resolvers: [
      new PaymentMethodResolver(domain),
      new PaymentOptionResolver(domain),
      new OrderPaymentsResolver(domain),
      new PaymentRefundsResolver(domain),
      new ChargeResolver(domain),
      new ClaimResolver(domain),
      new OutboxResolver(failedJobsIn(database)),
      new ImportResolver(importRecords(domain.importers, new ImportedRecords(database))),
      new PersonalDataResolver(new PaymentsPersonalData(database)),
      new PaymentTransactionsResolver(domain),
      new UserTransactionsResolver(domain),
    ],
    references: paymentsReferences,
  });
  const { resealed, failed } = await resealTokens({ tokens: new TokenRepository(database), safe })();
  if (resealed > 0) logger.info({ resealed }, "stored tokens are sealed under the current key");
  if (failed > 0) logger.error({ failed }, "stored tokens are sealed under keys that are not in CARD_VAULT_KEYS");
  await domain.resumePending();
  const handlers = { ...paymentsJobs(domain), ...eventJobHandlers("payments", { database, serviceContext }) };
  resources.use(
    await startJobs("payments", {
      database,
      serviceContext,
      handlers,
      schedule: paymentsSchedule,
    }),
  );
  const webhooks = paymentWebhooks(domain.receiveWebhook);
  await open.startDelivering(async (webhook) => (await webhooks.handle(webhook, { provider: "sandbox" })).status);
  return await assembleSubgraph({
    name: "payments",
    schema,
    serviceContext,
    database,
    resources: resources.move(),
    pages: [...open.web.pages, paymentModules(domain.findModule)],
    postHandlers: [webhooks, ...open.web.handlers],
  });
}
