import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import type { VirusScanner } from "../../domain/virus-scanner.js";

const timeoutMs = 60_000;
const chunkBytes = 64 * 1024;

export interface ClamdAddress {
  readonly host: string;
  readonly port: number;
}

/** Asks ClamAV's daemon by its command INSTREAM: chunks with their length, and an empty one at the end. */
export class ClamdScanner implements VirusScanner {
  constructor(private readonly address: ClamdAddress) {}

  async isInfected(content: AsyncIterable<Uint8Array>): Promise<boolean> {
    const socket = connect(this.address);
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error("clamd does not answer in time")));
    const answered = text(socket);
    // a lost connection fails both; the answer counts
    await Promise.all([answered, send(socket, content).catch(() => undefined)]);
    const answer = (await answered).replaceAll("\0", "").trim();
    if (answer.endsWith("OK")) return false;
    if (answer.endsWith("FOUND")) return true;
    throw new Error(`clamd answers: ${answer.slice(0, 200) || "nothing"}`);
  }
}

async function send(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  const write = async (bytes: Uint8Array): Promise<void> => {
    await new Promise<void>((resolve, reject) => {
      socket.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  };
  await write(Buffer.from("zINSTREAM\0"));
  for await (const bytes of content) {
    for (let start = 0; start < bytes.length; start += chunkBytes) {
      const chunk = bytes.subarray(start, start + chunkBytes);
      await write(lengthOf(chunk.length));
      await write(chunk);
    }
  }
  await write(lengthOf(0));
}

function lengthOf(bytes: number): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
