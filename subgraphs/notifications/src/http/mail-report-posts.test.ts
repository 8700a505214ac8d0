import { expect, test } from "@jest/globals";
import { mailReportPosts } from "./mail-report-posts.js";

test.each([
  ["stored", 200],
  ["early", 503],
  ["unreadable", 400],
  ["forged", 401],
] as const)("a post that is %s is answered with %i", async (outcome, status) => {
  const answer = await mailReportPosts(async () => outcome).handle({ body: new Uint8Array(), headers: {} }, {});
  expect(answer).toEqual({ status, contentType: "application/json", body: JSON.stringify({ outcome }) });
});
