import { parseAmount, toDecimalMoney } from "@souk/kernel/values/money";
import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { VaultedCard } from "@souk/kernel/cards/vaulted-card";
import type { Charge, FoundCharge, PaymentsPeer, PaymentState } from "../domain/peers.js";
import {
  CancelChargeDocument,
  CapturePaymentDocument,
  ChargeOrderDocument,
  type ChargeOrderMutation,
  ChargeStatusDocument,
  DefaultPaymentMethodDocument,
  ClaimPaymentsDocument,
  FindChargeDocument,
  RefundPaymentDocument,
  TokenizeCardDocument,
} from "./generated/payments.js";

/** Longer than other deadlines: the call may wait for an external provider. */
const chargeDeadlineMs = 12_000;

export class PaymentsClient implements PaymentsPeer {
  constructor(private readonly peer: PeerClient) {}

  async tokenize(card: VaultedCard): ReturnType<PaymentsPeer["tokenize"]> {
    const { tokenizeCard } = await this.peer.call(TokenizeCardDocument, { card }, { idempotent: false });
    const { token, fields } = tokenizeCard;
    return token == null ? { fields } : { token };
  }

  async defaultMethod(userId: string): Promise<string | null> {
    const { defaultPaymentMethod } = await this.peer.call(
      DefaultPaymentMethodDocument,
      { userId },
      { idempotent: true },
    );
    return defaultPaymentMethod;
  }

  async charge({ amount, source, ...order }: Parameters<PaymentsPeer["charge"]>[0]): Promise<Charge> {
    const input = { ...order, amount: toDecimalMoney(amount), ...source };
    const options = { idempotent: true, deadlineMs: chargeDeadlineMs };
    const charged = (await this.peer.call(ChargeOrderDocument, { input }, options)).chargeOrder;
    switch (charged.outcome) {
      case "METHOD_NOT_FOUND":
        return { kind: "methodNotFound" };
      case "SOURCE_NOT_TAKEN":
        return { kind: "sourceNotTaken" };
      case "CONFIRMATION_REFUSED":
        return { kind: "confirmationRefused" };
      case "ORDER_CLOSED":
        return { kind: "orderClosed" };
      default:
        return foundFrom(charged);
    }
  }

  async find(orderId: string, idempotencyKey: string | null): Promise<FoundCharge> {
    const found = (await this.peer.call(FindChargeDocument, { orderId, idempotencyKey }, { idempotent: true }))
      .findCharge;
    return found ? foundFrom(found) : { kind: "none" };
  }

  async claim(userId: string, orderIds: readonly string[]): Promise<void> {
    await this.peer.call(ClaimPaymentsDocument, { input: { userId, orderIds: [...orderIds] } }, { idempotent: true });
  }

  async cancel(orderId: string): Promise<PaymentState> {
    const options = { idempotent: true, deadlineMs: chargeDeadlineMs };
    return (await this.peer.call(CancelChargeDocument, { orderId }, options)).cancelCharge;
  }

  async status(orderId: string): Promise<PaymentState> {
    const { chargeStatus } = await this.peer.call(ChargeStatusDocument, { orderId }, { idempotent: true });
    return chargeStatus;
  }

  async capture({ amount, ...capture }: Parameters<PaymentsPeer["capture"]>[0]): ReturnType<PaymentsPeer["capture"]> {
    const input = { ...capture, amount: amount && toDecimalMoney(amount) };
    const options = { idempotent: true, deadlineMs: chargeDeadlineMs };
    const captured = (await this.peer.call(CapturePaymentDocument, { input }, options)).capturePayment;
    if (captured.outcome === "NOTHING_LEFT" || !captured.amount) return { kind: "nothingLeft" };
    const { amount: decimal, currency } = captured.amount;
    const parsed = parseAmount(decimal, currency);
    if (!parsed.ok) throw new Error(`payments returned the amount ${decimal} ${currency}`);
    const taken = { amountMinor: parsed.amountMinor, currency };
    return captured.outcome === "CAPTURED"
      ? { kind: "captured", amount: taken }
      : { kind: "refused", amount: taken, refusalCode: captured.refusalCode ?? "refused" };
  }

  async refund({ amount, ...refund }: Parameters<PaymentsPeer["refund"]>[0]): ReturnType<PaymentsPeer["refund"]> {
    const input = { ...refund, amount: toDecimalMoney(amount) };
    const options = { idempotent: true, deadlineMs: chargeDeadlineMs };
    const { outcome } = (await this.peer.call(RefundPaymentDocument, { input }, options)).refundPayment;
    switch (outcome) {
      case "SUCCEEDED":
        return "succeeded";
      case "PENDING":
        return "pending";
      case "REFUSED":
        return "refused";
      default:
        throw new Error(`payments returned the outcome ${String(outcome)}`);
    }
  }
}

/** Converts the outcome of a charge that was made. */
function foundFrom(charged: ChargeOrderMutation["chargeOrder"]): Exclude<FoundCharge, { readonly kind: "none" }> {
  const { outcome, declineCode, action } = charged;
  const paymentId = charged.paymentId ?? "";
  switch (outcome) {
    case "SUCCEEDED":
      return { kind: "succeeded", isAuthorized: charged.isAuthorized };
    case "DECLINED":
      return { kind: "declined", declineCode: declineCode ?? "card_declined", paymentId };
    case "ACTION_REQUIRED":
      if (!action) throw new Error("payments asks for an action and does not tell which");
      return { kind: "actionRequired", paymentId, action: { ...action, expiresAt: new Date(action.expiresAt) } };
    case "PENDING":
      return { kind: "pending" };
    default:
      throw new Error(`payments returned the outcome ${String(outcome)}`);
  }
}
