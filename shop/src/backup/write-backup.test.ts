import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { shippingDatabase } from "@souk/shipping/database";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeBackup } from "./write-backup.js";

const copyDone = Buffer.from([0x63, 0, 0, 0, 4]);

let database: TestDatabase;

beforeAll(async () => {
  database = await TestDatabase.create("backed_up", shippingDatabase);
});

afterAll(() => database[Symbol.asyncDispose]());

/** Opens a relay to the database that delivers what follows the data of a COPY later, as a network may. */
async function openSlowRelay(resources: AsyncDisposableStack): Promise<string> {
  const { port, hostname } = new URL(database.url);
  const relay = createServer((client) => {
    const server = connect(Number(port), hostname);
    client.pipe(server).on("error", () => client.destroy());
    server.on("data", (data: Buffer) => {
      const end = data.indexOf(copyDone);
      if (end < 0) return client.write(data);
      client.write(data.subarray(0, end + copyDone.length));
      return setTimeout(() => client.write(data.subarray(end + copyDone.length)), 5);
    });
    client.on("close", () => server.destroy()).on("error", () => server.destroy());
  });
  resources.defer(() => void relay.close());
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  return Object.assign(new URL(database.url), { port: (relay.address() as AddressInfo).port }).href;
}

test("a backup counts the rows of a table whose number arrives after the data", async () => {
  await using resources = new AsyncDisposableStack();
  const recipients = [await identityToRecipient(await generateX25519Identity())];
  const linesOf = async (url: string): Promise<readonly string[]> => {
    const lines: string[] = [];
    const source = { urls: new Map([["shipping", url]]), keysFolder: "absent", media: null };
    const target = new PassThrough().resume();
    await writeBackup(source, { recipients, target, report: (line) => void lines.push(line) });
    return lines.filter((line) => line.startsWith("shipping:"));
  };
  const lines = await linesOf(await openSlowRelay(resources));
  expect(lines).toEqual([expect.stringMatching(/, [1-9]\d* rows,/)]);
  expect(lines).toEqual(await linesOf(database.url));
});
