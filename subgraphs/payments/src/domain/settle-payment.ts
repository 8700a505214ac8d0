import type { Clock } from "@souk/kernel/clock";
import {
  ProviderUnavailableError,
  type ChargeAnswer,
  type ChargeRequest,
  type PaymentProvider,
} from "./payment-provider.js";
import type { PaymentStore } from "./payment-store.js";
import type { Payment, PendingPayment } from "./payment.js";

export interface SettlePaymentParts {
  readonly payments: PaymentStore;
  readonly provider: PaymentProvider;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** Before each time that we ask after a lost answer. Less than a second in all: a buyer waits. */
const pausesMs = [0, 200, 600];

/**
 * Gets the provider's answer to a PENDING payment and writes it down. Safe to repeat and to run twice at once, since
 * the provider goes by the idempotency key. Answers with the payment still PENDING when the provider does not.
 */
export function settlePayment({ payments, provider, clock, pause }: SettlePaymentParts) {
  /** `isNew`: nobody can have sent it before, so the provider is not asked what became of it. */
  return async (payment: PendingPayment, { isNew }: { isNew: boolean }): Promise<Payment> => {
    const answer =
      (isNew ? await answerOrLost(() => provider.charge(chargeRequest(payment))) : null) ?? (await askAgain(payment));
    return answer ? payments.recordAnswer(payment.id, answer, clock.now()) : payment;
  };

  async function askAgain(payment: PendingPayment): Promise<ChargeAnswer | null> {
    for (const pauseMs of pausesMs) {
      if (pauseMs > 0) await pause(pauseMs);
      const answer = await answerOrLost(
        async () => (await provider.find(payment.idempotencyKey)) ?? (await provider.charge(chargeRequest(payment))),
      );
      if (answer) return answer;
    }
    return null;
  }
}

async function answerOrLost(ask: () => Promise<ChargeAnswer>): Promise<ChargeAnswer | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProviderUnavailableError) return null;
    throw error;
  }
}

function chargeRequest({ idempotencyKey, cardToken, amount, orderNumber }: PendingPayment): ChargeRequest {
  return { idempotencyKey, cardToken, amount, description: `Order ${orderNumber}` };
}
