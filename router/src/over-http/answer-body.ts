import { Readable } from "node:stream";

/** Larger answers go out piece by piece, as fast as the client takes them. */
const pieceCharacters = 128 * 1024;

/** What is sent for the text of an answer: itself, or a stream of it where it is large. */
export function answerBody(text: string): string | Readable {
  if (text.length <= pieceCharacters) return text;
  return Readable.from(pieces(text), { objectMode: false });
}

function* pieces(text: string): Generator<Buffer> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + pieceCharacters, text.length);
    // both halves of a pair are one character of UTF-8
    if (end < text.length && isFirstHalf(text.charCodeAt(end - 1))) end += 1;
    yield Buffer.from(text.slice(start, end));
    start = end;
  }
}

function isFirstHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
