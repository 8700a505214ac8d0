import { expect, test } from "@jest/globals";
import { WebhookReceiver } from "../../testing/webhook-receiver.js";
import { HttpWebhookSender } from "./http-webhook-sender.js";

const request = { headers: { "webhook-id": "1" }, body: "{}" };

test.each([
  ["a name that leads to this machine", (port: number) => `http://localhost:${port}/`],
  ["an address", (port: number) => `http://127.0.0.1:${port}/`],
  ["an address in decimal", (port: number) => `http://2130706433:${port}/`],
  ["an IPv6 address", (port: number) => `http://[::1]:${port}/`],
  ["an IPv4 address in IPv6", (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
])("%s gets no request", async (_case, urlOf) => {
  await using receiver = await WebhookReceiver.open();
  await using sender = new HttpWebhookSender({ allowsPrivateHosts: false });
  const url = urlOf(Number(new URL(receiver.url).port));
  expect(await sender.send({ ...request, url })).toEqual({
    statusCode: null,
    excerpt: null,
    error: "the host has a private address",
  });
  expect(receiver.received).toEqual([]);
});

test("a receiver that does not answer in time is a failure", async () => {
  await using receiver = await WebhookReceiver.open();
  await using sender = new HttpWebhookSender({ allowsPrivateHosts: true, timeoutMs: 200 });
  receiver.hangs = true;
  expect(await sender.send({ ...request, url: receiver.url })).toMatchObject({
    statusCode: null,
    error: "no answer within 0.2 seconds",
  });
});

test("a long answer is read in part, and text that PostgreSQL cannot store is removed", async () => {
  await using receiver = await WebhookReceiver.open();
  await using sender = new HttpWebhookSender({ allowsPrivateHosts: true });
  receiver.status = 200;
  receiver.body = `\0${"é".repeat(1_000_000)}`;
  const { excerpt, statusCode } = await sender.send({ ...request, url: receiver.url });
  expect(statusCode).toBe(200);
  expect(excerpt).toBe("é".repeat(499));
});
