import { describe, expect, test } from "@jest/globals";
import { checkInput } from "@souk/kernel/invalid-field";
import type { NotificationKind } from "./notification.js";
import { notificationDataRules } from "./notification-data.js";

const right: Record<NotificationKind, Record<string, unknown>> = {
  VERIFY_EMAIL: { code: "123456", link: "http://localhost:4000/verify-email/x", expiresAt: "2026-01-01T10:10:00Z" },
  ORDER_CONFIRMATION: {
    orderNumber: "ORD-1",
    lines: [{ name: "Lamp", quantity: 2, lineTotal: "98.00" }],
    subtotal: "98.00",
    shippingTotal: "7.99",
    total: "105.99",
    currency: "CAD",
  },
  ORDER_CANCELLED: { orderNumber: "ORD-1" },
  ORDER_REFUNDED: { orderNumber: "ORD-1", amount: "7.99", currency: "CAD", reason: "by the shop" },
  SHIPMENT_UPDATE: { orderNumber: "ORD-1", trackingNumber: "SHIP-888", carrier: "UPS", status: "PENDING" },
  COURSE_ENROLLED: { courseTitle: "Bread", courseSlug: "bread" },
  SIGN_IN_CHANGED: { change: "RECOVERY_CODE_USED", detail: "9" },
  ACCOUNT_LOCKED: { until: "2026-01-01T10:10:00Z" },
  ACCOUNT_CHANGED: { change: "ROLE_SET", role: "ADMIN" },
  PASSWORD_RESET: { link: "http://localhost:4000/reset-password/x", expiresAt: "2026-01-01T10:10:00Z" },
  PASSWORD_CHANGED: { at: "2026-01-01T10:10:00Z" },
  CONFIRM_EMAIL_CHANGE: { code: "123456", link: "http://localhost:4000/c/x", expiresAt: "2026-01-01T10:10:00Z" },
  EMAIL_CHANGE_REQUESTED: { newEmail: "new@example.com" },
  ACCOUNT_DELETED: {},
  EMAIL_CHANGED: { newEmail: "new@example.com", oldEmail: "old@example.com" },
};

function pathsOf(kind: NotificationKind, change: object): string[] {
  const checked = checkInput<unknown>(notificationDataRules[kind], { ...right[kind], ...change });
  return checked.ok ? [] : checked.fields.map(({ path }) => path);
}

describe("the data of a notification", () => {
  test.each(Object.keys(right) as NotificationKind[])("of kind %s is taken, with more than it needs", (kind) => {
    expect(pathsOf(kind, { more: 1 })).toEqual([]);
  });

  test.each<[NotificationKind, object, string]>([
    ["VERIFY_EMAIL", { link: "javascript:alert(1)" }, "link"],
    ["VERIFY_EMAIL", { link: "/verify" }, "link"],
    ["VERIFY_EMAIL", { expiresAt: "soon" }, "expiresAt"],
    ["VERIFY_EMAIL", { code: " " }, "code"],
    ["ORDER_CONFIRMATION", { lines: [] }, "lines"],
    ["ORDER_CONFIRMATION", { total: 7 }, "total"],
    ["ORDER_CONFIRMATION", { lines: [{ name: "Lamp", quantity: 0, lineTotal: "1" }] }, "lines.0.quantity"],
    ["ORDER_CONFIRMATION", { currency: "dollars" }, "currency"],
    ["ORDER_CANCELLED", { orderNumber: null }, "orderNumber"],
    ["SHIPMENT_UPDATE", { status: "LOST" }, "status"],
    ["COURSE_ENROLLED", { courseTitle: "\r\n" }, "courseTitle"],
    ["SIGN_IN_CHANGED", { change: "PASSWORD" }, "change"],
    ["ACCOUNT_LOCKED", { until: "later" }, "until"],
    ["ACCOUNT_CHANGED", { role: "ROOT" }, "role"],
    ["PASSWORD_RESET", { link: "javascript:alert(1)" }, "link"],
    ["PASSWORD_CHANGED", { at: null }, "at"],
    ["CONFIRM_EMAIL_CHANGE", { code: "" }, "code"],
    ["EMAIL_CHANGE_REQUESTED", { newEmail: "a".repeat(255) }, "newEmail"],
    ["EMAIL_CHANGED", { oldEmail: " " }, "oldEmail"],
  ])("of kind %s with %j is refused", (kind, change, path) => {
    expect(pathsOf(kind, change)).toEqual([path]);
  });

  test("is one line where it is text, whatever breaks it had", () => {
    const checked = checkInput(notificationDataRules.COURSE_ENROLLED, {
      courseTitle: " Bread\r\nBcc: all@example.com\t\u2028x ",
      courseSlug: "bread",
    });
    expect(checked).toEqual({ ok: true, value: { courseTitle: "Bread Bcc: all@example.com x", courseSlug: "bread" } });
  });
});
