import { expect, test } from "@jest/globals";
import { notificationKinds, type Notification } from "./notification.js";
import { resendStanding, type ResendStanding } from "./resend-state.js";

const secrets = ["VERIFY_EMAIL", "ORDER_LINK", "PASSWORD_RESET", "CONFIRM_EMAIL_CHANGE"] as const;

test.each<[string, Notification["status"], boolean, ResendStanding]>([
  ["a queued mail", "QUEUED", true, "onItsWay"],
  ["a sent mail with data", "SENT", true, "possible"],
  ["a sent mail without data", "SENT", false, "forgotten"],
  ["a failed mail with data", "FAILED", true, "possible"],
  ["a failed mail without data", "FAILED", false, "forgotten"],
])("%s", (_case, status, keepsContent, standing) => {
  expect(resendStanding({ status, kind: "ORDER_CONFIRMATION", keepsContent })).toBe(standing);
});

test.each(secrets)("%s cannot be sent again, whatever its status", (kind) => {
  const standings = (["SENT", "FAILED", "QUEUED"] as const).map((status) =>
    resendStanding({ status, kind, keepsContent: true }),
  );
  expect(standings).toEqual(["holdsSecret", "holdsSecret", "onItsWay"]);
});

test("every other kind can be sent again", () => {
  const others = notificationKinds.filter((kind) => !secrets.some((secret) => secret === kind));
  expect(others).toHaveLength(notificationKinds.length - secrets.length);
  for (const kind of others)
    expect([kind, resendStanding({ status: "SENT", kind, keepsContent: true })]).toEqual([kind, "possible"]);
});
