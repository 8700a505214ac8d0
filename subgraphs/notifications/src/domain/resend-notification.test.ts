import { expect, test } from "@jest/globals";
import { notificationKinds, type Notification } from "./notification.js";
import { resendStateOf, type ResendState } from "./resend-notification.js";

const secrets = ["VERIFY_EMAIL", "ORDER_LINK", "PASSWORD_RESET", "CONFIRM_EMAIL_CHANGE", "CONFIRM_STOCK_MAIL"] as const;

test.each<[string, Notification["status"], boolean, ResendState]>([
  ["a queued mail", "QUEUED", true, "onItsWay"],
  ["a sent mail with data", "SENT", true, "possible"],
  ["a sent mail without data", "SENT", false, "forgotten"],
  ["a failed mail with data", "FAILED", true, "possible"],
  ["a failed mail without data", "FAILED", false, "forgotten"],
])("%s", (_case, status, keepsContent, state) => {
  expect(resendStateOf({ status, kind: "ORDER_CONFIRMATION", keepsContent })).toBe(state);
});

test.each(secrets)("%s cannot be sent again, whatever its status", (kind) => {
  const states = (["SENT", "FAILED", "QUEUED"] as const).map((status) =>
    resendStateOf({ status, kind, keepsContent: true }),
  );
  expect(states).toEqual(["holdsSecret", "holdsSecret", "onItsWay"]);
});

test("every other kind can be sent again", () => {
  const others = notificationKinds.filter((kind) => !secrets.some((secret) => secret === kind));
  expect(others).toHaveLength(notificationKinds.length - secrets.length);
  for (const kind of others)
    expect([kind, resendStateOf({ status: "SENT", kind, keepsContent: true })]).toEqual([kind, "possible"]);
});
