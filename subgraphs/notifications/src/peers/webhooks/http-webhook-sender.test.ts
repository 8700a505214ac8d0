import { expect, test } from "vitest";
import { WebhookReceiver } from "../../testing/webhook-receiver.js";
import { HttpWebhookSender } from "./http-webhook-sender.js";
import { isPrivateAddress } from "@souk/kernel/http/private-addresses";

const request = { headers: { "webhook-id": "1" }, body: "{}" };

test.each([
  ["loopback", "127.0.0.1"],
  ["the whole loopback network", "127.255.255.254"],
  ["this host", "0.0.0.0"],
  ["a private network", "10.1.2.3"],
  ["a private network of class B", "172.31.255.255"],
  ["a home network", "192.168.1.1"],
  ["a carrier's network", "100.64.0.1"],
  ["the metadata service of a cloud", "169.254.169.254"],
  ["multicast", "224.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["IPv6 loopback", "::1"],
  ["IPv6 unspecified", "::"],
  ["an IPv6 private network", "fd00::1"],
  ["an IPv6 link-local address", "fe80::1"],
  ["an IPv6 link-local address with a zone", "fe80::1%eth0"],
  ["an IPv6 site-local address", "fec0::1"],
  ["IPv6 multicast", "ff02::1"],
  ["IPv4 in IPv6", "::ffff:127.0.0.1"],
  ["IPv4 in IPv6, in hexadecimal", "::ffff:7f00:1"],
  ["IPv4 behind NAT64", "64:ff9b::7f00:1"],
  ["IPv4 behind 6to4", "2002:7f00:1::"],
  ["IPv4 behind Teredo", "2001:0:7f00:1::"],
  ["no address", "localhost"],
])("%s is refused", (_case, address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each([
  ["an IPv4 address", "93.184.216.34"],
  ["an address beside a private network", "172.32.0.1"],
  ["an address beside the carriers' network", "100.128.0.1"],
  ["an IPv6 address", "2606:2800:220:1:248:1893:25c8:1946"],
])("%s of the internet is allowed", (_case, address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

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
