import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { mailServiceReports } from "./mail-service-reports.ts";

const read = mailServiceReports.open({ MAIL_SERVICE_REPORT_SECRET: "secret" });

function post(events: readonly object[], secret: string) {
  const body = Buffer.from(JSON.stringify(events));
  return { body, headers: { "x-signature": createHmac("sha256", secret).update(body).digest("hex") } };
}

test("reads deliveries and bounces, and no other events", async () => {
  const events = [
    { event: "delivered", messageId: "<1@shop.example>" },
    { event: "opened", messageId: "<1@shop.example>" },
    { event: "bounced", messageId: "<2@shop.example>", reason: "no such mailbox" },
  ];
  expect(await read(post(events, "secret"))).toEqual([
    { messageId: "<1@shop.example>", outcome: "delivered" },
    { messageId: "<2@shop.example>", outcome: "bounced", reason: "no such mailbox" },
  ]);
});

test("accepts no other signature", async () => {
  expect(await read(post([], "guess"))).toBeNull();
  expect(await read({ body: Buffer.from("[]"), headers: {} })).toBeNull();
});
