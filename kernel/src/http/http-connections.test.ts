import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import type { FastifyInstance } from "fastify";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { checkAddress, createHttpServer, listen } from "./http-server.js";
import { createLogger } from "../logging/logger.js";

const logger = createLogger("test", "silent");

describe("the address of a client", () => {
  const addressBy = async (trustProxy: string | false, forwardedFor: string): Promise<string> => {
    const server = createHttpServer({ service: "test", logger, bodyLimitBytes: 1000, trustProxy });
    server.get("/", async (request) => request.ip);
    const headers = { "x-forwarded-for": forwardedFor };
    const { body } = await server.inject({ url: "/", headers, remoteAddress: "10.0.0.9" });
    await server.close();
    return body;
  };

  test.each<[what: string, trustProxy: string | false, forwardedFor: string, address: string]>([
    ["no proxy is trusted", false, "203.0.113.7", "10.0.0.9"],
    ["an untrusted proxy is ignored", "192.0.2.1", "203.0.113.7", "10.0.0.9"],
    ["a trusted proxy is believed", "10.0.0.9", "203.0.113.7", "203.0.113.7"],
    ["a proxy in a trusted subnet is believed", "192.0.2.1, 10.0.0.0/8", "203.0.113.7", "203.0.113.7"],
    ["an address invented by the client is ignored", "10.0.0.0/8", "1.2.3.4, 203.0.113.7", "203.0.113.7"],
    ["a chain of trusted proxies is followed", "10.0.0.0/8", "203.0.113.7, 10.0.0.8", "203.0.113.7"],
  ])("%s", async (_what, trustProxy, forwardedFor, address) => {
    expect(await addressBy(trustProxy, forwardedFor)).toBe(address);
  });
});

/** More than the event loop accepts in the three turns that a request takes. */
const newConnections = 30;

/**
 * The program of a thread. It opens a connection, sends a request and reports its answer. When it is asked to, it sends
 * another one on this connection and one on each of many new connections, and reports all status lines.
 */
const clientOfManyConnections = `
  const { connect } = require("node:net");
  const { parentPort, workerData } = require("node:worker_threads");
  const { port, sent, request } = workerData;
  const open = () => connect(port, "127.0.0.1").on("error", () => undefined);
  const statusLine = (socket) => new Promise((resolve) => {
    socket.once("data", (data) => resolve(data.toString().split("\\r\\n")[0])).once("close", () => resolve("reset"));
  });
  const idle = open();
  statusLine(idle).then((line) => parentPort.postMessage(line));
  idle.write(request);
  parentPort.once("message", async () => {
    const fresh = Array.from({ length: ${newConnections} }, open);
    await Promise.all(fresh.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    const all = [idle, ...fresh];
    Promise.all(all.map(statusLine)).then((lines) => parentPort.postMessage(lines));
    await Promise.all(all.map((socket) => new Promise((resolve) => socket.write(request, resolve))));
    Atomics.store(sent, 0, 1);
    Atomics.notify(sent, 0);
  });
`;

describe("closing a server", () => {
  async function serve(answerAfterMs: number): Promise<{ server: FastifyInstance; port: number }> {
    const server = createHttpServer({ service: "test", logger, bodyLimitBytes: 1000 });
    server.get("/", () => delay(answerAfterMs, "an answer"));
    const port = await listen(server, { port: 0, host: "127.0.0.1", portSetting: "PORT" });
    return { server, port };
  }

  async function open(port: number, sent = ""): Promise<{ socket: Socket; received: () => string }> {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("data", (data) => (text += data.toString())).on("error", () => undefined);
    await once(socket, "connect");
    socket.write(sent);
    return { socket, received: () => text };
  }

  const request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

  test("completes a running request and accepts no new one", async () => {
    const { server, port } = await serve(500);
    const { socket, received } = await open(port, request);
    const ended = once(socket, "close");
    await delay(100);
    const closed = server.close();
    await delay(50);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow("fetch failed");
    await ended;
    expect(received()).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\nan answer$/);
    await closed;
  });

  test("answers requests that have arrived unread, on an idle connection and on many new ones", async () => {
    const { server, port } = await serve(0);
    const sent = new Int32Array(new SharedArrayBuffer(4));
    const client = new Worker(clientOfManyConnections, { eval: true, workerData: { port, sent, request } });
    await once(client, "message");
    client.postMessage("send");
    // the event loop of this thread, and of the server, stands still until the requests are sent
    Atomics.wait(sent, 0, 0);
    const closed = server.close();
    const [statusLines] = (await once(client, "message")) as [string[]];
    expect(statusLines).toEqual(Array(1 + newConnections).fill("HTTP/1.1 200 OK"));
    await closed;
    await client.terminate();
  });

  test.each([
    ["has sent no data", ""],
    ["has sent half a request", "GET / HTTP/1.1\r\nHost: loc"],
    ["has received its response and is kept alive", request],
  ])("does not wait for a connection that %s", async (_what, sent) => {
    const { server, port } = await serve(0);
    const { socket } = await open(port, sent);
    await delay(100);
    const started = performance.now();
    await Promise.all([server.close(), once(socket, "close")]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test("does not wait for a request whose client left before the response", async () => {
    const { server, port } = await serve(200);
    const closed = await open(port, request);
    await delay(50);
    closed.socket.destroy();
    await delay(300);
    const { socket } = await open(port);
    await delay(50);
    const started = performance.now();
    await Promise.all([server.close(), once(socket, "close")]);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test.each([
  ["a port in use", "127.0.0.1", "another program listens there; set PORT to another one"],
  ["an address of another machine", "192.0.2.1", "this machine has no such address; set HOST to one that it has"],
])("%s is reported in one line", async (_what, host, line) => {
  const other = createHttpServer({ service: "test", logger, bodyLimitBytes: 1000 });
  const port = await listen(other, { port: 0, host: "127.0.0.1", portSetting: "PORT" });
  const server = createHttpServer({ service: "test", logger, bodyLimitBytes: 1000 });
  const address = { port, host, portSetting: "PORT" };
  await expect(checkAddress(address)).rejects.toThrow(line);
  await expect(listen(server, address)).rejects.toThrow(line);
  await server.close();
  await other.close();
});

test("an address that was checked is free for the server", async () => {
  const port = await findFreePort(undefined);
  const address = { port, host: "127.0.0.1", portSetting: "PORT" };
  await checkAddress(address);
  const server = createHttpServer({ service: "test", logger, bodyLimitBytes: 1000 });
  expect(await listen(server, address)).toBe(port);
  await server.close();
});

describe("a slow request", () => {
  const body =
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query":';

  test.each([
    ["whose headers do not end", "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "],
    ["whose body does not arrive", body],
    ["that sends no data", ""],
  ])(
    "%s is cut",
    async (_how, sent) => {
      const timeouts = { headers: 100, request: 200, keepAlive: 5000, check: 50 };
      const server = createHttpServer({ service: "test", logger, bodyLimitBytes: 1000, timeouts });
      server.post("/", async () => "an answer");
      const port = await listen(server, { port: 0, host: "127.0.0.1", portSetting: "PORT" });
      const socket = connect(port, "127.0.0.1");
      let received = "";
      socket.on("data", (data) => (received += data.toString())).on("error", () => undefined);
      socket.write(sent);
      await once(socket, "close");
      expect(received).toMatch(/^(HTTP\/1\.1 408 Request Timeout|$)/);
      await server.close();
    },
    5000,
  );
});

test("an idle connection stays open longer than a load balancer's minute, and its client is informed", async () => {
  const server = createHttpServer({ service: "test", logger, bodyLimitBytes: 1000 });
  server.get("/", async () => "an answer");
  const port = await listen(server, { port: 0, host: "127.0.0.1", portSetting: "PORT" });
  const response = await fetch(`http://127.0.0.1:${port}/`);
  expect([await response.text(), response.headers.get("keep-alive")]).toEqual(["an answer", "timeout=75"]);
  await server.close();
});
