import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Payments1760000006000 } from "./migrations/001-payments.js";
import { SandboxBank1760000006001 } from "./migrations/002-sandbox-bank.js";
import { Refunds1760000006002 } from "./migrations/003-refunds.js";
import { BankMovesOut1760000006003 } from "./migrations/004-bank-moves-out.js";
import { Webhooks1760000006004 } from "./migrations/005-webhooks.js";
import { BuyerActions1760000006005 } from "./migrations/006-buyer-actions.js";
import { ProviderCheckouts1760000006006 } from "./migrations/007-provider-checkouts.js";
import { PaymentJournal1760000006059 } from "./migrations/008-payment-journal.js";
import { JournalEarlierPayments1760000006060 } from "./migrations/009-journal-earlier-payments.js";
import { ClosedOrders1760000006061 } from "./migrations/010-closed-orders.js";
import { DefaultPaymentMethods1760000006062 } from "./migrations/011-default-payment-methods.js";
import { ImportedRecords1760000006063 } from "./migrations/012-imported-records.js";
import { DomainEvents1760000006070 } from "./migrations/013-domain-events.js";
import { PaymentEntity } from "./charge/payment-entity.js";
import { PaymentMethodEntity } from "./methods/payment-method-entity.js";
import { ProvidersOfMethods1760000006091 } from "./migrations/014-providers-of-methods.js";
import { PaymentsOfBuyer1760000006092 } from "./migrations/015-payments-of-buyer.js";

export const paymentsDatabase = {
  entities: [PaymentEntity, PaymentMethodEntity],
  migrations: [
    Payments1760000006000,
    SandboxBank1760000006001,
    Refunds1760000006002,
    BankMovesOut1760000006003,
    Webhooks1760000006004,
    BuyerActions1760000006005,
    ProviderCheckouts1760000006006,
    PaymentJournal1760000006059,
    JournalEarlierPayments1760000006060,
    ClosedOrders1760000006061,
    DefaultPaymentMethods1760000006062,
    ImportedRecords1760000006063,
    DomainEvents1760000006070,
    ProvidersOfMethods1760000006091,
    PaymentsOfBuyer1760000006092,
  ],
  alsoMigrate: migrateJobs,
} as const;
