// The API for payment providers of projects: `@souk/payments/provider`.

export type { Card } from "@souk/kernel/cards/card-number";
export {
  webhookWindowMs,
  type EventSubject,
  type ProviderEvent,
  type Webhook,
  type WebhookReading,
} from "../webhooks/webhook.js";
export type {
  ConfirmedPayment,
  MountedPayment,
  MountPayment,
  PageSources,
  PaymentAppearance,
  PaymentPage,
  PaymentSession,
} from "./payment-page.js";
export {
  CardRefusedError,
  ProviderUnavailableError,
  type AuthorizedCharge,
  type BuyerAction,
  type CaptureAnswer,
  type CaptureRequest,
  type ChargeAnswer,
  type ChargeRequest,
  type ChargeSettlement,
  type Confirmation,
  type PaymentProvider,
  type RefundAnswer,
  type RefundRequest,
  type ReleaseRequest,
  type RefundSettlement,
  type TokenizedCard,
} from "./payment-provider.js";
