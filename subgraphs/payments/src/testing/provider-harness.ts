import type { PaymentProvider } from "../domain/providers/payment-provider.js";
import type { EventSubject, Webhook } from "../domain/webhooks/webhook.js";

/** A provider with its simulated backend, for contract tests. */
export interface ProviderHarness extends AsyncDisposable {
  readonly provider: PaymentProvider;
  /** The currency of the shop under test. */
  readonly currency: string;
  /**
   * Sets the state of the connection. `unavailable`: no call arrives. `mute`: calls take effect, and their answers
   * are lost.
   */
  setLine(line: "steady" | "unavailable" | "mute"): void;
  /** Returns the backend's ledger: the number of charges that moved money, and the totals taken and refunded. */
  ledger(): Promise<{ charges: number; refundedMinor: number; capturedMinor: number }>;
  /** The time of all open authorizations is over. */
  endAuthorizations(): Promise<void>;
  /** True if a refusal by the buyer is final; otherwise the provider lets the buyer try again. */
  readonly refusalEnds: boolean;
  /** The buyer completes or refuses the action of every open charge. */
  answerActions(answer: "approved" | "refused"): Promise<void>;
  /** Returns the webhook subject of a charge. */
  chargeSubject(name: string): EventSubject;
  /** Returns a webhook as the provider sends it, with this event id, subject and signing time. */
  webhook(event: { readonly id: string; readonly subject: EventSubject; readonly signedAt: Date }): Promise<Webhook>;
}
