import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { ChargeResolver } from "./charge/charge-resolver.js";
import { ClaimResolver } from "./charge/claim-resolver.js";
import { OrderPaymentsResolver } from "./charge/order-payments-resolver.js";
import { PaymentTransactionsResolver, UserTransactionsResolver } from "./ledger/transactions-resolvers.js";
import { OrderStub } from "./order-stub.js";
import { PaymentOptionResolver } from "./options/payment-option-resolver.js";
import { PaymentMethodResolver } from "./methods/payment-method-resolver.js";
import { PaymentRefundsResolver } from "./refund/payment-refunds-resolver.js";
import { UserStub } from "./user-stub.js";

export const paymentsTypes: GraphTypes = {
  resolvers: [
    PaymentMethodResolver,
    PaymentOptionResolver,
    OrderPaymentsResolver,
    PaymentRefundsResolver,
    ChargeResolver,
    ClaimResolver,
    OutboxResolver,
    ImportResolver,
    PersonalDataResolver,
    PaymentTransactionsResolver,
    UserTransactionsResolver,
  ],
  orphanedTypes: [OrderStub, UserStub],
  inaccessibleEnums: ["CaptureOutcome", "ChargeOutcome", "ChargeStatus", "RefundOutcome"],
};
