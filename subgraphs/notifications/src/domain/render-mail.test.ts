import { describe, expect, test } from "vitest";
import type { DataOf, NotificationContent } from "./notification-data.js";
import { renderMail, renderSubject } from "./render-mail.js";

const verify: NotificationContent = {
  kind: "VERIFY_EMAIL",
  data: { code: "123456", link: "https://souk.example/v?a=1&b=2", expiresAt: "2026-01-01T10:10:00.000Z" },
};
const confirmation: NotificationContent = {
  kind: "ORDER_CONFIRMATION",
  data: {
    orderNumber: "ORD-1042",
    subtotal: "147.80",
    shippingTotal: "0.00",
    total: "147.80",
    currency: "CAD",
    lines: [
      { name: "Lamp", quantity: 2, lineTotal: "98.00" },
      { name: "Cup", quantity: 1, lineTotal: "49.80" },
    ],
  },
};
const enrolled = (courseTitle: string): NotificationContent => ({
  kind: "COURSE_ENROLLED",
  data: { courseTitle, courseSlug: "bread" },
});
type Shipped = DataOf<"SHIPMENT_UPDATE">;
const plainParcel = {
  orderNumber: "ORD-1042",
  trackingNumber: "SHIP-888",
  carrier: "UPS",
  detail: null,
  lines: null,
  carrierTrackingNumber: null,
  trackingUrl: null,
  scope: "ORDER" as const,
  hasLeft: true,
};
const shipped = (status: Shipped["status"], change: Partial<Shipped> = {}): NotificationContent => ({
  kind: "SHIPMENT_UPDATE",
  data: { ...plainParcel, status, ...change },
});

describe("renderMail", () => {
  test.each<[string, NotificationContent, string, string[]]>([
    [
      "a confirmation names the order, its lines and its totals",
      confirmation,
      "Order ORD-1042 is confirmed",
      ["ORD-1042", "Lamp", "98.00 CAD", "Cup", "49.80 CAD", "147.80 CAD", "0.00 CAD"],
    ],
    [
      "a parcel that an earlier release announced",
      shipped("PENDING"),
      "Order ORD-1042 is not with the carrier yet",
      ["SHIP-888", "UPS"],
    ],
    ["a parcel on its way", shipped("IN_TRANSIT"), "Order ORD-1042 is on its way", ["SHIP-888", "UPS"]],
    ["a parcel that arrived", shipped("DELIVERED"), "Order ORD-1042 was delivered", ["SHIP-888"]],
    ["a parcel that did not arrive", shipped("FAILED"), "Order ORD-1042 could not be delivered", ["SHIP-888"]],
    [
      "a parcel that was not handed over",
      shipped("FAILED", { hasLeft: false }),
      "Order ORD-1042 was not handed over to the carrier",
      ["SHIP-888"],
    ],
    [
      "a parcel with a part of the order, and the carrier's number and link",
      shipped("IN_TRANSIT", {
        scope: "PART",
        lines: [{ name: "Lamp", quantity: 2 }],
        carrierTrackingNumber: "1Z999",
        trackingUrl: "https://carrier.example/1Z999",
      }),
      "Part of order ORD-1042 is on its way",
      ["Lamp", "1Z999", "https://carrier.example/1Z999", "SHIP-888"],
    ],
    [
      "a replacement",
      shipped("IN_TRANSIT", { scope: "REPLACEMENT" }),
      "The replacement for order ORD-1042 is on its way",
      ["SHIP-888"],
    ],
    ["a parcel that came back", shipped("RETURNED"), "Order ORD-1042 came back to us", ["SHIP-888"]],
    [
      "a cancelled order",
      { kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-1" } },
      "Order ORD-1 is cancelled",
      ["ORD-1"],
    ],
    [
      "a refund",
      {
        kind: "ORDER_REFUNDED",
        data: { orderNumber: "ORD-1", amount: "7.99", currency: "CAD", reason: "by the shop" },
      },
      "Money back for order ORD-1",
      ["7.99 CAD", "by the shop"],
    ],
    ["a course", enrolled("Bread"), "Your course: Bread", ["Bread"]],
    [
      "a used recovery code",
      { kind: "SIGN_IN_CHANGED", data: { change: "RECOVERY_CODE_USED", detail: "9" } },
      "A recovery code was used",
      ["You have 9 left", "change your password"],
    ],
    [
      "a new identity",
      { kind: "SIGN_IN_CHANGED", data: { change: "IDENTITY_LINKED", detail: "Example ID" } },
      "A new way to sign in to your account",
      ["sign in with Example ID"],
    ],
    [
      "a locked account",
      { kind: "ACCOUNT_LOCKED", data: { until: "2026-01-01T10:10:00.000Z" } },
      "Somebody tried to sign in to your account",
      ["ten wrong passwords", "2026-01-01 10:10 UTC"],
    ],
    [
      "a deactivated account",
      { kind: "ACCOUNT_CHANGED", data: { change: "DEACTIVATED", role: null, reason: "Copied <others>" } },
      "Your account was deactivated",
      ["no longer sign in", "Copied"],
    ],
    [
      "a second step that an admin turned off",
      { kind: "ACCOUNT_CHANGED", data: { change: "SECOND_FACTOR_RESET", role: null, reason: "lost phone" } },
      "Signing in takes your password alone now",
      ["signed out everywhere", "lost phone"],
    ],
    [
      "a changed role",
      { kind: "ACCOUNT_CHANGED", data: { change: "ROLE_SET", role: "ADMIN", reason: null } },
      "You have another role",
      ["run the shop"],
    ],
    [
      "a link to reset the password",
      {
        kind: "PASSWORD_RESET",
        data: { link: "https://souk.example/reset-password/x", expiresAt: "2026-01-01T10:30:00.000Z" },
      },
      "Set a new password",
      ["https://souk.example/reset-password/x", "2026-01-01 10:30 UTC"],
    ],
    [
      "a link to a guest's order",
      {
        kind: "ORDER_LINK",
        data: {
          orderNumber: "ORD-101",
          link: "https://souk.example/orders/lookup/x",
          expiresAt: "2026-01-01T10:30:00.000Z",
        },
      },
      "See your order ORD-101",
      ["https://souk.example/orders/lookup/x", "2026-01-01 10:30 UTC"],
    ],
    [
      "a changed password",
      { kind: "PASSWORD_CHANGED", data: { at: "2026-01-01T10:10:00.000Z" } },
      "Your password was changed",
      ["2026-01-01 10:10 UTC"],
    ],
    [
      "a code to confirm a new address",
      {
        kind: "CONFIRM_EMAIL_CHANGE",
        data: { code: "654321", link: "https://souk.example/c/x", expiresAt: "2026-01-01T10:10:00.000Z" },
      },
      "Confirm your new mail address",
      ["654321", "https://souk.example/c/x", "2026-01-01 10:10 UTC"],
    ],
    [
      "a notice to the old address",
      { kind: "EMAIL_CHANGE_REQUESTED", data: { newEmail: "new@example.com" } },
      "Your account is to get another mail address",
      ["new@example.com", "Change it now"],
    ],
    [
      "a changed address",
      { kind: "EMAIL_CHANGED", data: { newEmail: "new@example.com", oldEmail: "old@example.com" } },
      "The mail address of your account was changed",
      ["new@example.com", "old@example.com"],
    ],
    ["a code", verify, "Confirm your mail address", ["123456", "2026-01-01 10:10 UTC"]],
  ])("%s", (_case, content, subject, words) => {
    const mail = renderMail(content, "June");
    expect(mail.subject).toBe(subject);
    expect(renderSubject(content)).toBe(subject);
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain("Hello June,");
      for (const word of words) expect(body).toContain(word);
      expect(body).not.toMatch(/\{\{|undefined|null|\[object/);
    }
  });

  test("no subject contains the code, because subjects are kept", () => {
    expect(renderSubject(verify)).not.toContain("123456");
  });

  test("greets without a name when none is known", () => {
    expect(renderMail(verify, null).text).toMatch(/^Hello,\n\nYour code is 123456\n/);
  });

  test("text has the plain link, HTML has it escaped in an attribute", () => {
    const { text, html } = renderMail(verify, null);
    expect(text).toContain("\nhttps://souk.example/v?a=1&b=2\n");
    expect(html).toContain('href="https://souk.example/v?a&#x3D;1&amp;b&#x3D;2"');
  });

  test("includes the carrier's remark", () => {
    const content = shipped("FAILED") as NotificationContent & { kind: "SHIPMENT_UPDATE" };
    expect(renderMail({ ...content, data: { ...content.data, detail: "Nobody was in" } }, null).text).toContain(
      "\nNobody was in\n",
    );
  });

  test("HTML escapes markup from every source; text and subject keep it", () => {
    const evil = `<script>alert("1")</script>{{code}}`;
    const { subject, text, html } = renderMail(enrolled(evil), `<img src=x>`);
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("&lt;script&gt;");
    expect(subject).toBe(`Your course: ${evil}`);
    expect(text).toContain(evil);
  });
});

test("renders a shipment mail from an earlier release", () => {
  const data = { orderNumber: "ORD-1", trackingNumber: "SHIP-1", carrier: "UPS", status: "IN_TRANSIT", detail: null };
  const { text } = renderMail({ kind: "SHIPMENT_UPDATE", data } as unknown as NotificationContent, null);
  expect(text).toContain("Order ORD-1 is on its way.");
  expect(text).not.toContain("In the parcel");
});
