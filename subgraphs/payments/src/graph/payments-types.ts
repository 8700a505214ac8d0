import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { ChargeResolver } from "./charge-resolver.js";
import { ClaimResolver } from "./claim-resolver.js";
import { OrderPaymentsResolver } from "./order-payments-resolver.js";
import { OrderStub } from "./order-stub.js";
import { PaymentMethodResolver } from "./payment-method-resolver.js";
import { PaymentRefundsResolver } from "./payment-refunds-resolver.js";

export const paymentsTypes: GraphTypes = {
  resolvers: [
    PaymentMethodResolver,
    OrderPaymentsResolver,
    PaymentRefundsResolver,
    ChargeResolver,
    ClaimResolver,
    OutboxResolver,
    OutboxResolver,
    PersonalDataResolver,
  ],
  orphanedTypes: [OrderStub],
  inaccessibleEnums: ["ChargeOutcome", "ChargeStatus", "RefundOutcome"],
};
