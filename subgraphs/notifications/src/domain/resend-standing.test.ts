import { expect, test } from "@jest/globals";
import { notificationKinds, type Notification } from "./notification.js";
import { resendStanding, type ResendStanding } from "./resend-standing.js";

const secrets = ["VERIFY_EMAIL", "ORDER_LINK", "PASSWORD_RESET", "CONFIRM_EMAIL_CHANGE"] as const;

test.each<[string, Notification["status"], boolean, ResendStanding]>([
  ["one that waits", "QUEUED", true, "onItsWay"],
  ["one that was sent, and is kept", "SENT", true, "possible"],
  ["one that was sent, and is forgotten", "SENT", false, "forgotten"],
  ["one that was given up, and is kept", "FAILED", true, "possible"],
  ["one that was given up, and is forgotten", "FAILED", false, "forgotten"],
])("%s", (_case, status, keepsContent, standing) => {
  expect(resendStanding({ status, kind: "ORDER_CONFIRMATION", keepsContent })).toBe(standing);
});

test.each(secrets)("%s is told once, whatever became of it", (kind) => {
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
