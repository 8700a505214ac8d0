import type { NotificationKind } from "./notification.js";
import type { DataOf } from "./notification-data.js";

const link = "https://shop.example/a-link-of-a-real-mail";
const time = "2026-01-01T10:10:00.000Z";

/** Invented data for a mail of each kind, for previews and tests. */
export const sampleContent: { readonly [Kind in NotificationKind]: DataOf<Kind> } = {
  VERIFY_EMAIL: { code: "123456", link, expiresAt: time },
  ORDER_CONFIRMATION: {
    orderNumber: "ORD-1",
    lines: [
      { name: "Lamp", quantity: 2, lineTotal: "98.00" },
      { name: "Weaving for Beginners", quantity: 1, lineTotal: "59.00" },
    ],
    subtotal: "157.00",
    shippingTotal: "7.99",
    total: "164.99",
    currency: "CAD",
  },
  ORDER_CANCELLED: { orderNumber: "ORD-1" },
  ORDER_REFUNDED: { orderNumber: "ORD-1", amount: "7.99", currency: "CAD", reason: "by the shop" },
  ORDER_LINK: { orderNumber: "ORD-1", link, expiresAt: time },
  SHIPMENT_UPDATE: {
    orderNumber: "ORD-1",
    trackingNumber: "SHIP-888",
    carrier: "Canada Post",
    status: "IN_TRANSIT",
    detail: "left Ottawa",
    carrierTrackingNumber: "1234567890123456",
    trackingUrl: "https://carrier.example/track/1234567890123456",
    lines: [{ name: "Lamp", quantity: 2 }],
    scope: "ORDER",
    hasLeft: true,
  },
  COURSE_ENROLLED: { courseTitle: "Weaving for Beginners", courseSlug: "weaving-for-beginners" },
  SIGN_IN_CHANGED: { change: "RECOVERY_CODE_USED", detail: "9" },
  ACCOUNT_LOCKED: { until: time },
  ACCOUNT_CHANGED: { change: "ROLE_SET", role: "INSTRUCTOR", reason: null },
  PASSWORD_RESET: { link, expiresAt: time },
  PASSWORD_CHANGED: { at: time },
  CONFIRM_EMAIL_CHANGE: { code: "123456", link, expiresAt: time },
  EMAIL_CHANGE_REQUESTED: { newEmail: "new@example.com" },
  EMAIL_CHANGED: { newEmail: "new@example.com", oldEmail: "old@example.com" },
  ACCOUNT_DELETED: {},
  WEBHOOK_DISABLED: { url: "https://receiver.example/hook", reason: "FAILING", at: time },
  MESSAGE: { subject: "A question about your order", body: "Which color would you like?\n\nAnswer this mail." },
};
