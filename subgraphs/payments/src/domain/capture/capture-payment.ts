import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { moneyRule } from "@souk/kernel/values/money-rule";
import type { DecimalMoney, Money } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import type { SettlePaymentDependencies } from "../charge/settle-payment.js";
import { capturer, ProviderUnavailableError } from "../providers/payment-provider.js";
import { requestFromProvider } from "../providers/request-from-provider.js";
import type { Capture, CaptureStore, PendingCapture } from "./capture.js";

export interface CapturePaymentInput {
  readonly orderId: string;
  /** Null for all that is left. */
  readonly amount?: DecimalMoney | null;
  readonly idempotencyKey: string;
}

export type CapturePaymentOutcome =
  /** The amount may differ from the requested one: see `CaptureStore.claimCapture`. */
  | { readonly kind: "captured"; readonly amount: Money }
  | { readonly kind: "refused"; readonly amount: Money; readonly refusalCode: string }
  /** The payment was charged at once, or nothing of it is left to capture. */
  | { readonly kind: "nothingLeft" }
  | { readonly kind: "conflict"; readonly message: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface CapturePaymentDependencies extends Pick<
  SettlePaymentDependencies,
  "payments" | "providers" | "clock" | "pause"
> {
  readonly captures: CaptureStore;
  readonly newId: () => string;
  /** The shop's one currency. */
  readonly currency: string;
}

/**
 * Captures a part or the rest of an order's authorized payment, once for each key. The capture is stored and its amount
 * is reserved before the provider is called. Throws ProviderUnavailableError while the provider does not answer or
 * another capture of the payment is in progress: a repeat with the same key goes on.
 */
export function capturePayment(deps: CapturePaymentDependencies) {
  const { captures, clock, newId, currency } = deps;
  const rule = z.object({
    orderId: z.string().toLowerCase().refine(isUuid, "must be a UUID"),
    amount: moneyRule(currency).nullish(),
    idempotencyKey: z.string().min(1, "must not be empty").max(300, "must be at most 300 characters"),
  });
  return async (input: CapturePaymentInput): Promise<CapturePaymentOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { orderId, amount = null, idempotencyKey } = checked.value;
    const claimed = await captures.claimCapture({
      id: newId(),
      orderId,
      amount,
      idempotencyKey,
      createdAt: clock.now(),
    });
    const isNew = claimed !== null && claimed !== "busy";
    // a capture in progress may be that of this key
    const capture = isNew ? claimed : await captures.findCaptureByKey(idempotencyKey);
    if (!capture && claimed === "busy") throw new ProviderUnavailableError();
    if (!capture) return { kind: "nothingLeft" };
    if (capture.orderId !== orderId)
      return { kind: "conflict", message: "this idempotency key has captured the money of another order" };
    return outcomeOf(capture.status === "PENDING" ? await settle(deps, capture, isNew) : capture);
  };
}

async function settle(
  { captures, providers, clock, pause }: CapturePaymentDependencies,
  capture: PendingCapture,
  isNew: boolean,
): Promise<Capture> {
  const { idempotencyKey, chargeKey, chargeReference, amount, capturedBefore, isLast } = capture;
  const request = { idempotencyKey, chargeKey, chargeReference, amount, capturedBefore, isLast };
  const send = async () => capturer(providers.named(capture.provider)).capture(request);
  const answer = await requestFromProvider({ isNew, send, find: send }, pause);
  if (!answer || answer.kind === "underWay") throw new ProviderUnavailableError();
  return captures.recordCaptureAnswer(capture.id, answer, clock.now());
}

function outcomeOf(capture: Capture): CapturePaymentOutcome {
  const { amount } = capture;
  switch (capture.status) {
    case "SUCCEEDED":
      return { kind: "captured", amount };
    case "FAILED":
      return { kind: "refused", amount, refusalCode: capture.refusalCode };
    case "PENDING":
      throw new ProviderUnavailableError();
  }
}

/** The time in milliseconds before its end at which an authorization is reported. */
const reportedBeforeMs = 24 * 3_600_000;

/** Runs every hour: reports the authorizations that end within a day, and ends those whose time is over. */
export function endAuthorizations({ captures, clock }: Pick<CapturePaymentDependencies, "captures" | "clock">) {
  return async (): Promise<void> => {
    const now = clock.now();
    await captures.endAuthorizations(now, new Date(now.getTime() + reportedBeforeMs));
  };
}
