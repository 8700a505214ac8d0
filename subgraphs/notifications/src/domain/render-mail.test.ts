import { describe, expect, test } from "@jest/globals";
import type { DataOf, NotificationContent } from "./notification-data.js";
import { anyReader, renderMail, renderSubject } from "./render-mail.js";

const verify: NotificationContent = {
  kind: "VERIFY_EMAIL",
  data: { code: "123456", link: "https://souk.example/v?a=1&b=2", expiresAt: "2026-01-01T10:10:00.000Z" },
};
const confirmation: Extract<NotificationContent, { kind: "ORDER_CONFIRMATION" }> = {
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
const taxed = (isTaxIncluded: boolean): NotificationContent => {
  const taxes = [{ name: { en: "HST", fr: "TVH" }, amount: "17.00" }];
  return { kind: "ORDER_CONFIRMATION", data: { ...confirmation.data, taxes, isTaxIncluded } };
};
const enrolled = (courseTitle: string): NotificationContent => ({
  kind: "COURSE_ENROLLED",
  data: { courseTitle, courseSlug: "bread" },
});
const marked = (isPassed: boolean): NotificationContent => ({
  kind: "ANSWERS_MARKED",
  data: {
    courseTitle: "Bread",
    lessonTitle: "Crust",
    points: 7,
    maxPoints: 10,
    isPassed,
    link: "https://souk.example/learn/bread/1",
  },
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
const lamp = { name: "Lamp", oldPrice: "49.00", price: "40.00", link: "https://souk.example/products/lamp" };
const priceFall = (lines: DataOf<"PRICE_FALL">["lines"], moreCount = 0): NotificationContent => ({
  kind: "PRICE_FALL",
  data: { lines, moreCount, currency: "CAD", link: "https://souk.example/wishlist" },
});

const june = { ...anyReader, fullName: "June" };

describe("renderMail", () => {
  test.each<[string, NotificationContent]>([
    ["a free order", { kind: "ORDER_CONFIRMATION", data: { ...confirmation.data, subtotal: "0.00", total: "0.00" } }],
    [
      "the refund of free items",
      {
        kind: "ORDER_REFUNDED",
        data: { orderNumber: "ORD-1", amount: "0.00", currency: "CAD", reason: "by the shop" },
      },
    ],
  ])("the mail of %s names no payment that was made", (_mail, content) => {
    const { text, html } = renderMail(content, june, "en");
    for (const part of [text, html]) expect(part).not.toMatch(/received your payment|payment method|authorized/);
  });

  test.each<[string, NotificationContent, string, string[]]>([
    [
      "a confirmation names the order, its lines and its totals",
      confirmation,
      "Order ORD-1042 confirmed",
      ["ORD-1042", "Lamp", "CA$98.00", "Cup", "CA$49.80", "CA$147.80", "CA$0.00"],
    ],
    [
      "a confirmation names the taxes that were added",
      taxed(false),
      "Order ORD-1042 confirmed",
      ["HST", "CA$17.00", "CA$147.80"],
    ],
    [
      "a confirmation names the taxes that the prices include",
      taxed(true),
      "Order ORD-1042 confirmed",
      ["Including HST", "CA$17.00"],
    ],
    [
      "a parcel that an earlier release announced",
      shipped("PENDING"),
      "Order ORD-1042 is being prepared for shipment",
      ["SHIP-888", "UPS"],
    ],
    ["a parcel on its way", shipped("IN_TRANSIT"), "Order ORD-1042 has shipped", ["SHIP-888", "UPS"]],
    ["a parcel in the van", shipped("OUT_FOR_DELIVERY"), "Order ORD-1042 is out for delivery", ["SHIP-888", "UPS"]],
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
      "Part of order ORD-1042 has shipped",
      ["Lamp", "1Z999", "https://carrier.example/1Z999", "SHIP-888"],
    ],
    [
      "a replacement",
      shipped("IN_TRANSIT", { scope: "REPLACEMENT" }),
      "The replacement for order ORD-1042 has shipped",
      ["SHIP-888"],
    ],
    ["a parcel that came back", shipped("RETURNED"), "Order ORD-1042 was returned to us", ["SHIP-888"]],
    [
      "an order that is charged later",
      { ...confirmation, data: { ...confirmation.data, isChargedLater: true } },
      "Order ORD-1042 confirmed",
      ["We charge it when your order ships"],
    ],
    [
      "a cancelled order",
      { kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-1" } },
      "Order ORD-1 was cancelled",
      ["ORD-1"],
    ],
    [
      "a refund",
      {
        kind: "ORDER_REFUNDED",
        data: { orderNumber: "ORD-1", amount: "7.99", currency: "CAD", reason: "by the shop" },
      },
      "Refund for order ORD-1",
      ["CA$7.99", "refunded by the shop"],
    ],
    ["a course", enrolled("Bread"), "Your course: Bread", ["Bread"]],
    [
      "marked answers that passed",
      marked(true),
      "Your answers to “Crust” were marked",
      ["Bread", "7 of 10 points, passed", "https://souk.example/learn/bread/1"],
    ],
    ["marked answers that did not pass", marked(false), "Your answers to “Crust” were marked", ["points, not passed"]],
    [
      "a used recovery code",
      { kind: "SIGN_IN_CHANGED", data: { change: "RECOVERY_CODE_USED", detail: "9" } },
      "A recovery code was used",
      ["You have 9 codes left", "change your password"],
    ],
    [
      "a new identity",
      { kind: "SIGN_IN_CHANGED", data: { change: "IDENTITY_LINKED", detail: "Example ID" } },
      "A sign-in method was added to your account",
      ["sign in with Example ID"],
    ],
    [
      "a locked account",
      { kind: "ACCOUNT_LOCKED", data: { until: "2026-01-01T10:10:00.000Z" } },
      "Failed sign-in attempts on your account",
      ["ten failed sign-in attempts", "January 1, 2026 at 10:10 AM UTC"],
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
      "Two-step authentication was turned off",
      ["on all devices", "lost phone"],
    ],
    [
      "a changed role",
      { kind: "ACCOUNT_CHANGED", data: { change: "ROLE_SET", role: "ADMIN", reason: null } },
      "Your role has changed",
      ["manage the shop"],
    ],
    [
      "a link to reset the password",
      {
        kind: "PASSWORD_RESET",
        data: { link: "https://souk.example/reset-password/x", expiresAt: "2026-01-01T10:30:00.000Z" },
      },
      "Reset your password",
      ["https://souk.example/reset-password/x", "January 1, 2026 at 10:30 AM UTC"],
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
      "View your order ORD-101",
      ["https://souk.example/orders/lookup/x", "January 1, 2026 at 10:30 AM UTC"],
    ],
    [
      "a changed password",
      { kind: "PASSWORD_CHANGED", data: { at: "2026-01-01T10:10:00.000Z" } },
      "Your password was changed",
      ["January 1, 2026 at 10:10 AM UTC"],
    ],
    [
      "a code to confirm a new address",
      {
        kind: "CONFIRM_EMAIL_CHANGE",
        data: { code: "654321", link: "https://souk.example/c/x", expiresAt: "2026-01-01T10:10:00.000Z" },
      },
      "Confirm your new email address",
      ["654321", "https://souk.example/c/x", "January 1, 2026 at 10:10 AM UTC"],
    ],
    [
      "a reminder of a cart",
      {
        kind: "CART_REMINDER",
        data: {
          lines: [{ name: "Lamp", quantity: 2, lineTotal: "98.00" }],
          total: "98.00",
          currency: "CAD",
          link: "https://souk.example/cart/restore/x",
        },
      },
      "You left items in your cart",
      ["Lamp", "CA$98.00", "https://souk.example/cart/restore/x"],
    ],
    [
      "a request for reviews",
      {
        kind: "REVIEW_REQUEST",
        data: { orderNumber: "ORD-7", lines: [{ name: "Lamp", link: "https://souk.example/account/reviews/7" }] },
      },
      "Your opinion on order ORD-7",
      ["ORD-7", "Lamp", "https://souk.example/account/reviews/7"],
    ],
    [
      "a product that is back in stock",
      {
        kind: "BACK_IN_STOCK",
        data: {
          name: "Lamp",
          price: "49.00",
          currency: "CAD",
          link: "https://souk.example/products/lamp",
          isWish: false,
        },
      },
      "Lamp is back in stock",
      ["Lamp", "CA$49.00", "https://souk.example/products/lamp", "limited"],
    ],
    [
      "a lower price",
      priceFall([lamp]),
      "Lamp costs less now",
      ["Lamp", "CA$40.00, before CA$49.00", "https://souk.example/products/lamp", "https://souk.example/wishlist"],
    ],
    [
      "lower prices of several products",
      priceFall([lamp, { name: "Cup", oldPrice: "20.00", price: "18.50", link: "https://souk.example/products/cup" }]),
      "Products on your wishlist cost less now",
      ["CA$40.00, before CA$49.00", "Cup", "CA$18.50, before CA$20.00", "https://souk.example/products/cup"],
    ],
    [
      "lower prices of more products than the mail lists",
      priceFall([lamp], 3),
      "Products on your wishlist cost less now",
      ["Lamp", "And 3 more on your wishlist."],
    ],
    [
      "a request for a mail about the stock",
      {
        kind: "CONFIRM_STOCK_MAIL",
        data: { name: "Lamp", link: "https://souk.example/stock-mails/x", expiresAt: "2026-01-01T10:30:00.000Z" },
      },
      "Confirm your request: Lamp",
      ["Lamp", "https://souk.example/stock-mails/x", "January 1, 2026 at 10:30 AM UTC", "ignore this email"],
    ],
    [
      "a notice to the old address",
      { kind: "EMAIL_CHANGE_REQUESTED", data: { newEmail: "new@example.com" } },
      "Email address change requested",
      ["new@example.com", "Change it now"],
    ],
    [
      "a changed address",
      { kind: "EMAIL_CHANGED", data: { newEmail: "new@example.com", oldEmail: "old@example.com" } },
      "Your email address was changed",
      ["new@example.com", "old@example.com"],
    ],
    ["a code", verify, "Confirm your email address", ["123456", "January 1, 2026 at 10:10 AM UTC"]],
  ])("%s", (_case, content, subject, words) => {
    const mail = renderMail(content, june, "en");
    expect(mail.subject).toBe(subject);
    expect(renderSubject(content, "en")).toBe(subject);
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain("Hello June,");
      for (const word of words) expect(body).toContain(word);
      expect(body).not.toMatch(/\{\{|undefined|null|\[object/);
    }
  });

  test("no subject contains the code, because subjects are kept", () => {
    expect(renderSubject(verify, "en")).not.toContain("123456");
  });

  test("greets without a name when none is known", () => {
    expect(renderMail(verify, anyReader, "en").text).toMatch(/^Hello,\n\nYour confirmation code is 123456\n/);
  });

  test("text has the plain link, HTML has it escaped in an attribute", () => {
    const { text, html } = renderMail(verify, anyReader, "en");
    expect(text).toContain("\nhttps://souk.example/v?a=1&b=2\n");
    expect(html).toContain('href="https://souk.example/v?a&#x3D;1&amp;b&#x3D;2"');
  });

  test("includes the carrier's remark", () => {
    const content = shipped("FAILED") as NotificationContent & { kind: "SHIPMENT_UPDATE" };
    expect(
      renderMail({ ...content, data: { ...content.data, detail: "Nobody was in" } }, anyReader, "en").text,
    ).toContain("\nNobody was in\n");
  });

  test("HTML escapes markup from every source; text and subject keep it", () => {
    const evil = `<script>alert("1")</script>{{code}}`;
    const { subject, text, html } = renderMail(enrolled(evil), { ...anyReader, fullName: `<img src=x>` }, "en");
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("&lt;script&gt;");
    expect(subject).toBe(`Your course: ${evil}`);
    expect(text).toContain(evil);
  });
});

test("renders a shipment mail from an earlier release", () => {
  const data = { orderNumber: "ORD-1", trackingNumber: "SHIP-1", carrier: "UPS", status: "IN_TRANSIT", detail: null };
  const { text } = renderMail({ kind: "SHIPMENT_UPDATE", data } as unknown as NotificationContent, anyReader, "en");
  expect(text).toContain("Order ORD-1 has shipped.");
  expect(text).not.toContain("Items in this parcel");
});

describe("in French", () => {
  test("a confirmation has French words, amounts and spaces", () => {
    const { subject, text, html } = renderMail(confirmation, june, "fr");
    expect(subject).toBe("Commande ORD-1042 confirmée");
    expect(text).toContain("Bonjour June,");
    expect(text).toContain("Sous-total\u00a0: 147,80\u00a0$CA");
    expect(html).toContain('<html lang="fr">');
  });

  test("the last recovery code is singular, and so is none", () => {
    const left = (detail: string) =>
      renderMail({ kind: "SIGN_IN_CHANGED", data: { change: "RECOVERY_CODE_USED", detail } }, anyReader, "fr").text;
    expect(left("1")).toContain("Il vous reste 1 code.");
    expect(left("0")).toContain("Il vous reste 0 code.");
    expect(left("2")).toContain("Il vous reste 2 codes.");
  });

  test("the mails about the stock have French words, amounts and spaces", () => {
    const link = "https://souk.example/products/lamp";
    const data = { name: "Lampe", price: "49.00", currency: "CAD", link, isWish: false };
    const mail = renderMail({ kind: "BACK_IN_STOCK", data }, anyReader, "fr");
    expect(mail.subject).toBe("Lampe est de retour en stock");
    expect(mail.text).toContain("49,00\u00a0$CA\u00a0:\n" + link);
    const ofWish = renderMail({ kind: "BACK_IN_STOCK", data: { ...data, isWish: true } }, anyReader, "fr");
    expect(ofWish.text).toContain("L’article Lampe de votre liste de souhaits était épuisé.");
    const expiring = { name: "Lampe", link, expiresAt: "2026-01-01T10:10:00.000Z" };
    const request = renderMail({ kind: "CONFIRM_STOCK_MAIL", data: expiring }, anyReader, "fr");
    expect(request.subject).toBe("Confirmez votre demande\u00a0: Lampe");
    expect(request.text).toContain("1 janvier 2026 à 10:10 UTC");
  });

  test("the mail about lower prices has French words, amounts and spaces", () => {
    const mail = renderMail(priceFall([lamp]), anyReader, "fr");
    expect(mail.subject).toBe("Lamp coûte moins cher");
    expect(mail.text).toContain(
      `liste de souhaits\u00a0:\n\nLamp\n40,00\u00a0$CA au lieu de 49,00\u00a0$CA\n${lamp.link}\n\n`,
    );
    expect(mail.text).not.toContain("autre");
    const more = (count: number) => renderMail(priceFall([lamp], count), anyReader, "fr");
    expect(more(1).subject).toBe("Des articles de votre liste de souhaits coûtent moins cher");
    expect(more(1).text).toContain("Et 1 autre dans votre liste de souhaits.");
    expect(more(2).text).toContain("Et 2 autres dans votre liste de souhaits.");
  });

  test("a time is written as in French", () => {
    expect(renderMail(verify, anyReader, "fr").text).toContain("1 janvier 2026 à 10:10 UTC");
  });
});
