import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { nobody } from "@souk/kernel/identity/viewer";
import { expect, test } from "@jest/globals";
import { privateLink } from "./private-link.js";
import { findPrivateFile } from "./read-private-file.js";

/** Reads a file of three parts, which come six seconds after each other. `answers`: those of courses, the last one stays. */
async function textOf(...answers: readonly (boolean | "down")[]): Promise<string> {
  let [now, requests] = [new Date(), 0];
  const fileId = randomUUID();
  const dependencies = {
    clock: { now: () => now },
    store: {
      findLinkSecret: async () => "secret",
      findMediaFiles: async () => [
        { id: fileId, name: "a.mp4", sizeBytes: 3, content: { sha256: "a" }, picture: null },
      ],
    },
    storage: {
      read: async () => ({
        content: Readable.from(
          (async function* () {
            for (const part of ["one ", "two ", "three"]) {
              yield Buffer.from(part);
              now = new Date(now.getTime() + 6000);
            }
          })(),
          { objectMode: false, highWaterMark: 1 },
        ),
      }),
    },
    lessons: {
      mayRead: async () => {
        const answer = answers[Math.min(requests++, answers.length - 1)];
        if (answer === "down") throw new ServiceUnavailableError("courses");
        return answer;
      },
    },
  } as never;
  const { url } = await privateLink(dependencies)({ fileId, lessonId: randomUUID() }, nobody);
  const found = await findPrivateFile(dependencies)(url, nobody);
  if (typeof found === "string") return found;
  return text((await found.read()) as Readable);
}

test("an answer goes on as long as the viewer may watch the lesson", async () => {
  expect(await textOf(true)).toBe("one two three");
  await expect(textOf(true, false)).rejects.toThrow("may not read the file any more");
  expect(await textOf(false)).toBe("refused");
});

test("an answer that has begun goes on while courses does not answer", async () => {
  expect(await textOf(true, "down")).toBe("one two three");
  await expect(textOf("down")).rejects.toThrow("courses does not answer");
});
