import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { responseBody } from "./response-body.js";

const piece = 128 * 1024;

test("a small answer is sent as one text", () => {
  expect(responseBody("x".repeat(piece))).toBe("x".repeat(piece));
});

test.each([
  ["one character more than a piece", "x".repeat(piece + 1)],
  ["several pieces", "äöü€".repeat(piece)],
  ["a surrogate pair at the border between pieces", `${"x".repeat(piece - 1)}😀${"y".repeat(piece)}`],
])("%s is sent completely, in pieces", async (_what, answer) => {
  const body = responseBody(answer) as Readable;
  const pieces: Buffer[] = [];
  body.on("data", (data: Buffer) => pieces.push(data));
  expect(await text(body)).toBe(answer);
  expect(pieces.length).toBeGreaterThan(1);
});
