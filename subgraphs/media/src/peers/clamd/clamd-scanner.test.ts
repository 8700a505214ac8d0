import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ClamdScanner } from "./clamd-scanner.js";

/** The text that every virus scanner reports, in two parts so that a scanner does not report this file. */
const testVirus = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

let server: Server;
let port: number;

/** A double of clamd: it reads INSTREAM and looks for the test virus. */
beforeAll(async () => {
  server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      const content = contentIn(received);
      if (content === null) return;
      if (content.includes("no answer")) return void socket.end();
      if (content.includes("broken")) return void socket.end("INSTREAM size limit exceeded. ERROR\0");
      socket.end(content.includes(testVirus) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});

afterAll(() => void server.close());

/** Null until the empty chunk at the end has arrived. */
function contentIn(received: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const scan = (content: Uint8Array): Promise<boolean> =>
  new ClamdScanner({ host: "127.0.0.1", port }).isInfected(Readable.from([content]));

test("reports a virus, also behind many chunks", async () => {
  expect(await scan(Buffer.from(testVirus))).toBe(true);
  expect(await scan(Buffer.concat([Buffer.alloc(300_000), Buffer.from(testVirus)]))).toBe(true);
});

test("reports a clean file", async () => {
  expect(await scan(Buffer.alloc(1_000_000, "a"))).toBe(false);
});

test("fails without an answer, so that no unscanned file is published", async () => {
  await expect(scan(Buffer.from("no answer"))).rejects.toThrow("clamd answers: nothing");
  await expect(scan(Buffer.from("broken"))).rejects.toThrow("size limit exceeded");
  await expect(new ClamdScanner({ host: "127.0.0.1", port: 1 }).isInfected(Readable.from(["x"]))).rejects.toThrow(
    "ECONNREFUSED",
  );
});
