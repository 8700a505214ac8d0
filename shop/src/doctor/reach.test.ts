import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { addressOf, expiryFinding, reach } from "./reach.js";

let server: Server | undefined;

afterEach(() => server?.close());

/** The port of a server that answers nothing. */
async function listen(): Promise<number> {
  server = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

test.each([
  ["https://shop.example/graphql", { host: "shop.example", port: 443, tls: true }],
  ["rediss://:secret@cache.example", { host: "cache.example", port: 6379, tls: true }],
  ["postgres://souk:secret@[::1]/orders", { host: "::1", port: 5432, tls: false }],
  ["smtp://mail.example:2525", { host: "mail.example", port: 2525, tls: false }],
])("%s leads to its host and port", (url, address) => {
  expect(addressOf(url)).toEqual(address);
});

test("an open port can be reached", async () => {
  const port = await listen();
  expect(await reach("cart", { host: "127.0.0.1", port, tls: false })).toMatchObject({ subject: "cart", status: "ok" });
});

test("an unknown name is a fault of the address or of DNS", async () => {
  const found = await reach("cart", { host: "cart.invalid", port: 80, tls: false });
  expect(found).toMatchObject({
    status: "failed",
    message: expect.stringContaining("cart.invalid cannot be resolved"),
  });
  expect(found.advice).toContain("DNS");
});

test("a closed port is a program that does not run", async () => {
  const port = await listen();
  server?.close();
  const found = await reach("cart", { host: "127.0.0.1", port, tls: false });
  expect(found).toMatchObject({ status: "failed", message: `127.0.0.1:${port} cannot be reached (ECONNREFUSED)` });
  expect(found.advice).toContain("start the program");
});

test("a port without TLS is refused when the address demands it", async () => {
  const port = await listen();
  const found = await reach("cart", { host: "127.0.0.1", port, tls: true });
  expect(found).toMatchObject({ status: "failed", message: expect.stringContaining("certificate") });
});

test.each([
  [30, "ok"],
  [3, "warning"],
])("a certificate that ends in %i days is %s", (days, status) => {
  const end = new Date(Date.now() + days * 86_400_000 + 60_000).toUTCString();
  expect(expiryFinding("router", "shop.example", end)).toMatchObject({
    status,
    message: `shop.example can be reached; its certificate ends in ${days} days`,
  });
});
