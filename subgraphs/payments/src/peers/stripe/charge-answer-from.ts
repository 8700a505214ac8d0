import type Stripe from "stripe";
import type { CardFace } from "../../domain/charge/card-face.js";
import type { ChargeAnswer } from "../../domain/providers/payment-provider.js";
import { formName } from "./key-name.js";

/**
 * Converts an intent whose payment method and last charge are expanded. `publicKey` identifies the shop to Stripe's code in the browser.
 */
export function chargeAnswerFromIntent(intent: Stripe.PaymentIntent, publicKey: string | null): ChargeAnswer {
  switch (intent.status) {
    case "succeeded":
      // a wallet or a bank transfer is no card
      return { kind: "succeeded", providerReference: intent.id, card: cardOf(intent) };
    case "requires_capture":
      return {
        kind: "authorized",
        providerReference: intent.id,
        card: cardOf(intent),
        endsAt: new Date(1000 * (heldCard(intent)?.capture_before ?? intent.created + heldSeconds)),
        capturesInParts: capturesInParts(intent),
      };
    case "requires_action":
    case "requires_confirmation":
      return waitingFor(intent, publicKey);
    case "requires_payment_method":
      return isOfForm(intent) ? waitingFor(intent, publicKey) : declined(intent);
    case "canceled":
      return declined(intent);
    default:
      return { kind: "underWay" };
  }
}

/** The time in seconds after which Stripe cancels an authorization, unless its card says another. */
const heldSeconds = 7 * 24 * 3600;

/** Whether the money of an authorized intent may be captured in several parts. */
export function capturesInParts(intent: Stripe.PaymentIntent): boolean {
  return heldCard(intent)?.multicapture?.status === "available";
}

function heldCard({ latest_charge: charge }: Stripe.PaymentIntent) {
  return typeof charge === "object" ? charge?.payment_method_details?.card : undefined;
}

/** Whether the buyer pays the intent in Stripe's own form. */
export function isOfForm({ metadata }: Stripe.PaymentIntent): boolean {
  return metadata[formName] !== undefined;
}

/** In Stripe's form no page of ours or of a bank has to be opened: the form does that. */
function waitingFor(intent: Stripe.PaymentIntent, publicKey: string | null): ChargeAnswer {
  return {
    kind: "actionRequired",
    clientSecret: intent.client_secret,
    url: isOfForm(intent) ? null : (intent.next_action?.redirect_to_url?.url ?? null),
    publicKey,
    providerOrderId: null,
  };
}

function declined(intent: Stripe.PaymentIntent): ChargeAnswer {
  const { last_payment_error: error, cancellation_reason: reason } = intent;
  const method = error?.payment_method;
  const card = method?.card ? stripeCardFace({ ...method.card, last4: method.card.last4 ?? "" }) : cardOf(intent);
  return { kind: "declined", declineCode: error ? declineCodeOf(error) : (reason ?? "canceled"), card };
}

/** Converts Stripe's error for a declined card, or for a request that can never be charged. */
export function chargeAnswerFromError(error: Stripe.errors.StripeError): ChargeAnswer {
  const method = error.payment_method;
  const card = method?.card ? stripeCardFace({ ...method.card, last4: method.card.last4 ?? "" }) : null;
  return { kind: "declined", declineCode: declineCodeOf(error), card };
}

/** Returns the issuer's reason; `card_declined` when the issuer gave none. */
function declineCodeOf({
  decline_code: issuer,
  code,
}: {
  readonly decline_code?: string | undefined;
  readonly code?: string | undefined;
}): string {
  if (issuer !== undefined && issuer !== "generic_decline") return issuer;
  if (code === "payment_intent_authentication_failure") return "authentication_failed";
  return code ?? "card_declined";
}

function cardOf({ payment_method: method }: Stripe.PaymentIntent): CardFace | null {
  if (typeof method !== "object" || !method?.card) return null;
  return stripeCardFace(method.card);
}

const brandNames: Readonly<Record<string, string>> = {
  amex: "American Express",
  cartes_bancaires: "Cartes Bancaires",
  diners: "Diners Club",
  discover: "Discover",
  eftpos_au: "eftpos Australia",
  jcb: "JCB",
  mastercard: "Mastercard",
  unionpay: "UnionPay",
  visa: "Visa",
};

/** Returns the data of a card that may be shown, with the usual spelling of its brand. */
function stripeCardFace({ brand, last4 }: { readonly brand: string; readonly last4: string }): CardFace {
  return { brand: brandNames[brand] ?? "Card", last4 };
}
