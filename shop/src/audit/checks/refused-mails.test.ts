import { expect, test } from "vitest";
import { findingsLike } from "../testing/findings-like.js";
import { findRefused } from "./refused-mails.js";

test.each([
  ["without a choice", null, null],
  ["that its reader accepted", true, null],
  ["that its reader refused", false, ["none after its reader refused REVIEW_REQUEST", "it was sent"] as const],
])("a marketing mail %s", (_rule, wasAccepted, expected) => {
  const mail = { kind: "REVIEW_REQUEST", subject: "Your opinion", wasAccepted };
  expect(findRefused(mail)).toEqual(findingsLike('mail "Your opinion"', expected));
});
