import type { SubgraphRows } from "../table.js";

export const payments: SubgraphRows = {
  fields: {
    "Query.paymentMethods": "accounts",
    // not for admins either: they have no use for other users' cards
    "PaymentMethod.id": "theirs",
    "PaymentMethod.type": "theirs",
    "PaymentMethod.brand": "theirs",
    "PaymentMethod.last4": "theirs",
    "PaymentMethod.expiryMonth": "theirs",
    "PaymentMethod.expiryYear": "theirs",
    "PaymentMethod.isDefault": "theirs",
    "PaymentMethod.createdAt": "theirs",

    "Order.payments": "theirsAndAdmins",
    "Payment.id": "theirsAndAdmins",
    "Payment.number": "theirsAndAdmins",
    "Payment.status": "theirsAndAdmins",
    "Payment.amount": "theirsAndAdmins",
    "Payment.provider": "theirsAndAdmins",
    "Payment.declineCode": "theirsAndAdmins",
    "Payment.brand": "theirsAndAdmins",
    "Payment.last4": "theirsAndAdmins",
    "Payment.refundedAmount": "theirsAndAdmins",
    "Payment.createdAt": "theirsAndAdmins",
    "Payment.refunds": "theirsAndAdmins",
    "Refund.id": "theirsAndAdmins",
    "Refund.amount": "theirsAndAdmins",
    "Refund.status": "theirsAndAdmins",
    "Refund.reason": "theirsAndAdmins",
    "Refund.createdAt": "theirsAndAdmins",
  },
  mutations: {
    "Mutation.addPaymentMethod": {
      rule: "liveAccounts",
      call: `addPaymentMethod(input: { paymentType: CARD, details: { cardNumber: "4242424242424242", expiryMonth: 1, expiryYear: 2099, cvc: "123" } })`,
    },
    "Mutation.setDefaultPaymentMethod": {
      rule: "liveAccounts",
      of: "theirs",
      call: `setDefaultPaymentMethod(id: "$spare")`,
    },
    "Mutation.removePaymentMethod": {
      rule: "liveAccounts",
      of: "theirs",
      call: `removePaymentMethod(id: "$spare")`,
    },
  },
  entities: {
    // payments know only the payments of an order; services query them without a user
    Order: [{ of: "order", may: "everybody", but: { payments: "theirsAdminsServices" } }],
  },
  serviceTokens: {
    "Order.payments": ["orders"],
  },
  services: {
    "Mutation.importRecords": ["import"],
    "Query.personalData": ["accounts"],
    "Mutation.erasePersonalData": ["accounts"],
    "Mutation.claimPayments": ["orders"],
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
    "Mutation.cancelCharge": ["orders"],
    "Query.chargeStatus": ["orders"],
    "Query.findCharge": ["orders"],
    "Query.defaultPaymentMethod": ["orders"],
    "Mutation.tokenizeCard": ["orders"],
    "Mutation.chargeOrder": ["orders"],
    "Mutation.refundPayment": ["orders"],
  },
};
