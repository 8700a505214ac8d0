import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { doctorView } from "../doctor-view.js";
import { checkOwnPort } from "./own-port.js";

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

async function listen(body: string, status = 200): Promise<number> {
  server = createServer((_request, response) => response.writeHead(status).end(body)).listen(0, "localhost");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

function check(from: "shop" | "orders", port: number) {
  const environment = { PORT: String(port), SERVICE_PORT: String(port) };
  return checkOwnPort(doctorView(from, environment, { project: {} } as never));
}

test("a port that another program holds is a failure that names the setting", async () => {
  const port = await listen("<h1>Hello</h1>");
  const message = `another program listens on port ${port}`;
  expect(await check("shop", port)).toMatchObject([
    { status: "failed", message, advice: expect.stringMatching(/ PORT /) },
  ]);
  expect(await check("orders", port)).toMatchObject([
    { status: "failed", advice: expect.stringContaining("SERVICE_PORT") },
  ]);
});

test("a healthy service is ok, and one that lacks its database is not", async () => {
  const port = await listen(JSON.stringify({ service: "orders", status: "ok" }));
  expect(await check("orders", port)).toMatchObject([{ subject: "orders", status: "ok" }]);
  server?.close();
  const other = await listen(JSON.stringify({ service: "orders", status: "unavailable" }), 503);
  expect(await check("orders", other)).toMatchObject([
    { status: "failed", message: expect.stringContaining("unavailable") },
  ]);
});

test("the router's health names the subgraphs that are down", async () => {
  const subgraphs = { cart: { status: "ok" }, orders: { status: "down" } };
  const port = await listen(JSON.stringify({ service: "router", status: "degraded", subgraphs }));
  const [found] = await check("shop", port);
  expect(found).toMatchObject({ status: "failed", message: expect.stringContaining("orders is down") });
  expect(found?.message).not.toContain("cart");
});

test("a program that does not run is skipped", async () => {
  const port = await listen("");
  server?.close();
  await once(server!, "close");
  expect(await check("shop", port)).toMatchObject([{ status: "skipped" }]);
});
