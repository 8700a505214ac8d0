import { describe, expect, test } from "@jest/globals";
import type { NotificationContent } from "./notification-data.js";
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
const shipped = (status: "PENDING" | "IN_TRANSIT" | "DELIVERED" | "FAILED" | "RETURNED"): NotificationContent => ({
  kind: "SHIPMENT_UPDATE",
  data: { orderNumber: "ORD-1042", trackingNumber: "SHIP-888", carrier: "UPS", status, detail: null },
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
      "a parcel that is packed has its number already",
      shipped("PENDING"),
      "Order ORD-1042 is being packed",
      ["SHIP-888", "UPS"],
    ],
    ["a parcel on its way", shipped("IN_TRANSIT"), "Order ORD-1042 is on its way", ["SHIP-888", "UPS"]],
    ["a parcel that arrived", shipped("DELIVERED"), "Order ORD-1042 was delivered", ["SHIP-888"]],
    ["a parcel that did not arrive", shipped("FAILED"), "Order ORD-1042 could not be delivered", ["SHIP-888"]],
    ["a parcel that came back", shipped("RETURNED"), "Order ORD-1042 came back to us", ["SHIP-888"]],
    [
      "a cancelled order",
      { kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-1" } },
      "Order ORD-1 is cancelled",
      ["ORD-1"],
    ],
    [
      "money that goes back",
      {
        kind: "ORDER_REFUNDED",
        data: { orderNumber: "ORD-1", amount: "7.99", currency: "CAD", reason: "by the shop" },
      },
      "Money back for order ORD-1",
      ["7.99 CAD", "by the shop"],
    ],
    ["a course", enrolled("Bread"), "Your course: Bread", ["Bread"]],
    [
      "a recovery code that is gone",
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
      "an account that waits",
      { kind: "ACCOUNT_LOCKED", data: { until: "2026-01-01T10:10:00.000Z" } },
      "Somebody tried to sign in to your account",
      ["ten wrong passwords", "2026-01-01 10:10 UTC"],
    ],
    [
      "an account that cannot sign in",
      { kind: "ACCOUNT_CHANGED", data: { change: "DEACTIVATED", role: null, reason: "Copied <others>" } },
      "Your account was deactivated",
      ["no longer sign in", "Copied"],
    ],
    [
      "a second step that was turned off by an admin",
      { kind: "ACCOUNT_CHANGED", data: { change: "SECOND_FACTOR_RESET", role: null, reason: "lost phone" } },
      "Signing in takes your password alone now",
      ["signed out everywhere", "lost phone"],
    ],
    [
      "another role",
      { kind: "ACCOUNT_CHANGED", data: { change: "ROLE_SET", role: "ADMIN", reason: null } },
      "You have another role",
      ["run the shop"],
    ],
    [
      "a link for a new password",
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
      "a new password",
      { kind: "PASSWORD_CHANGED", data: { at: "2026-01-01T10:10:00.000Z" } },
      "Your password was changed",
      ["2026-01-01 10:10 UTC"],
    ],
    [
      "a code for a new address",
      {
        kind: "CONFIRM_EMAIL_CHANGE",
        data: { code: "654321", link: "https://souk.example/c/x", expiresAt: "2026-01-01T10:10:00.000Z" },
      },
      "Confirm your new mail address",
      ["654321", "https://souk.example/c/x", "2026-01-01 10:10 UTC"],
    ],
    [
      "a notice to the address that is to go",
      { kind: "EMAIL_CHANGE_REQUESTED", data: { newEmail: "new@example.com" } },
      "Your account is to get another mail address",
      ["new@example.com", "Change it now"],
    ],
    [
      "an address that was changed",
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

  test("the code is in no subject, since subjects are kept", () => {
    expect(renderSubject(verify)).not.toContain("123456");
  });

  test("greets without a name where there is none", () => {
    expect(renderMail(verify, null).text).toMatch(/^Hello,\n\nYour code is 123456\n/);
  });

  test("text has the link as it is, HTML as an attribute holds it", () => {
    const { text, html } = renderMail(verify, null);
    expect(text).toContain("\nhttps://souk.example/v?a=1&b=2\n");
    expect(html).toContain('href="https://souk.example/v?a&#x3D;1&amp;b&#x3D;2"');
  });

  test("the carrier's remark is in the mail", () => {
    const content = shipped("FAILED") as NotificationContent & { kind: "SHIPMENT_UPDATE" };
    expect(renderMail({ ...content, data: { ...content.data, detail: "Nobody was in" } }, null).text).toContain(
      "\nNobody was in\n",
    );
  });

  test("HTML shows markup as text, wherever it comes from; text and subject show it as it was", () => {
    const evil = `<script>alert("1")</script>{{code}}`;
    const { subject, text, html } = renderMail(enrolled(evil), `<img src=x>`);
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("&lt;script&gt;");
    expect(subject).toBe(`Your course: ${evil}`);
    expect(text).toContain(evil);
  });
});
