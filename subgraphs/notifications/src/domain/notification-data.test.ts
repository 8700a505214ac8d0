import { describe, expect, test } from "@jest/globals";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import type { NotificationKind } from "./notification.js";
import { notificationDataRules } from "./notification-data.js";
import { sampleContent } from "./email-templates.js";

function pathsOf(kind: NotificationKind, change: object): string[] {
  const checked = checkInput<unknown>(notificationDataRules[kind], { ...sampleContent[kind], ...change });
  return checked.ok ? [] : checked.fields.map(({ path }) => path);
}

const fallen = { name: "Lamp", oldPrice: "49.00", price: "40.00", link: "https://shop.example/products/lamp" };

describe("the data of a notification", () => {
  test.each(Object.keys(sampleContent) as NotificationKind[])(
    "of kind %s is accepted, with additional fields",
    (kind) => {
      expect(pathsOf(kind, { more: 1 })).toEqual([]);
    },
  );

  test.each<[NotificationKind, object, string]>([
    ["VERIFY_EMAIL", { link: "javascript:alert(1)" }, "link"],
    ["VERIFY_EMAIL", { link: "/verify" }, "link"],
    ["VERIFY_EMAIL", { expiresAt: "soon" }, "expiresAt"],
    ["VERIFY_EMAIL", { code: " " }, "code"],
    ["ORDER_REFUNDED", { amount: "<b>1</b>" }, "amount"],
    ["ORDER_CONFIRMATION", { lines: [] }, "lines"],
    ["ORDER_CONFIRMATION", { total: 7 }, "total"],
    ["ORDER_CONFIRMATION", { lines: [{ name: "Lamp", quantity: 0, lineTotal: "1" }] }, "lines.0.quantity"],
    ["ORDER_CONFIRMATION", { currency: "dollars" }, "currency"],
    ["ORDER_CANCELLED", { orderNumber: null }, "orderNumber"],
    ["SHIPMENT_UPDATE", { status: "LOST" }, "status"],
    ["SHIPMENT_UPDATE", { trackingUrl: "javascript:alert(1)" }, "trackingUrl"],
    ["COURSE_ENROLLED", { courseTitle: "\r\n" }, "courseTitle"],
    ["ANSWERS_MARKED", { points: -1 }, "points"],
    ["ANSWERS_MARKED", { link: "/learn/knots" }, "link"],
    ["SIGN_IN_CHANGED", { change: "PASSWORD" }, "change"],
    ["ACCOUNT_LOCKED", { until: "later" }, "until"],
    ["ACCOUNT_CHANGED", { role: "ROOT" }, "role"],
    ["PASSWORD_RESET", { link: "javascript:alert(1)" }, "link"],
    ["ORDER_LINK", { link: "javascript:alert(1)" }, "link"],
    ["PASSWORD_CHANGED", { at: null }, "at"],
    ["BACK_IN_STOCK", { price: "49,00" }, "price"],
    ["BACK_IN_STOCK", { link: "/products/lamp" }, "link"],
    ["LESSON_QUESTION", { lessonTitle: " " }, "lessonTitle"],
    ["LESSON_ANSWER", { link: "/learn/knots/1" }, "link"],
    ["COURSE_ANNOUNCEMENT", { subject: "Two\nlines" }, "subject"],
    ["COURSE_ANNOUNCEMENT", { body: "\n" }, "body"],
    ["COURSE_ANNOUNCEMENT", { link: "/learn/knots/announcements" }, "link"],
    ["PRICE_FALL", { lines: [] }, "lines"],
    ["PRICE_FALL", { lines: [{ ...fallen, oldPrice: "49,00" }] }, "lines.0.oldPrice"],
    ["PRICE_FALL", { lines: [{ ...fallen, price: null }] }, "lines.0.price"],
    ["PRICE_FALL", { lines: [{ ...fallen, link: "/products/lamp" }] }, "lines.0.link"],
    ["PRICE_FALL", { moreCount: -1 }, "moreCount"],
    ["PRICE_FALL", { moreCount: 1.5 }, "moreCount"],
    ["PRICE_FALL", { link: "javascript:alert(1)" }, "link"],
    ["CONFIRM_STOCK_MAIL", { link: "javascript:alert(1)" }, "link"],
    ["CONFIRM_STOCK_MAIL", { expiresAt: "soon" }, "expiresAt"],
    ["CONFIRM_EMAIL_CHANGE", { code: "" }, "code"],
    ["EMAIL_CHANGE_REQUESTED", { newEmail: "a".repeat(255) }, "newEmail"],
    ["EMAIL_CHANGED", { oldEmail: " " }, "oldEmail"],
  ])("of kind %s with %j is refused", (kind, change, path) => {
    expect(pathsOf(kind, change)).toEqual([path]);
  });

  test("lists at most 20 products with lower prices", () => {
    const lines = (length: number) => ({ lines: Array.from({ length }, () => fallen) });
    expect(pathsOf("PRICE_FALL", lines(20))).toEqual([]);
    expect(pathsOf("PRICE_FALL", lines(21))).toEqual(["lines"]);
  });

  test("becomes one line of text, whatever line breaks it has", () => {
    const checked = checkInput(notificationDataRules.COURSE_ENROLLED, {
      courseTitle: " Bread\r\nBcc: all@example.com\t\u2028x ",
      courseSlug: "bread",
    });
    expect(checked).toEqual({ ok: true, value: { courseTitle: "Bread Bcc: all@example.com x", courseSlug: "bread" } });
  });
});
