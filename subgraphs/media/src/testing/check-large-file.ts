import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { checkMediaFile } from "../domain/check-media-file.js";
import { noScanner } from "../domain/virus-scanner.js";
import { contentTypes } from "../peers/file-types.js";
import { testFiles } from "./test-files.js";

/**
 * Checks a video of as many megabytes as the argument says, and prints the megabytes of memory that this took at most and
 * the bytes that were stored. A test runs it as a process with little memory.
 */
const megabyte = 1024 * 1024;
const parts = Number(process.argv[2]) / 4;
const part = Buffer.alloc(4 * megabyte);
testFiles.mp4.copy(part);
const before = process.memoryUsage().rss;
let most = before;
let stored = 0;

const drain = (): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      stored += chunk.length;
      most = Math.max(most, process.memoryUsage.rss());
      done();
    },
  });

const file = { id: "file", state: "CHECKING", sourceUrl: null, sizeBytes: parts * part.length };
const unused = (): never => {
  throw new Error("the check of a video needs no such call");
};
await checkMediaFile({
  store: {
    findMediaFiles: async () => [file],
    listParts: async () => Array.from({ length: parts }, (_, index) => ({ key: `incoming/file/${index}` })),
    claimChecksum: async () => undefined,
    markReady: async () => undefined,
    markProblem: unused,
  },
  storage: {
    read: async () => ({ content: Readable.from([Buffer.from(part)], { objectMode: false }), sizeBytes: part.length }),
    write: (_key: string, content: Readable) => pipeline(content, drain()),
    async *list() {},
  },
  scanner: noScanner,
  fileTypes: contentTypes,
  pictures: { convert: unused },
  remoteFiles: { download: unused },
  limits: { maxPictureBytes: megabyte },
  converter: null,
} as never)("file", { attempt: 1, maxAttempts: 1 });
process.stdout.write(JSON.stringify({ megabytes: Math.ceil((most - before) / megabyte), stored }));
