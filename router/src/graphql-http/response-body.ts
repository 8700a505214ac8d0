import { Readable } from "node:stream";

/** Longer answers are sent in pieces, as fast as the client reads them. */
const pieceCharacters = 128 * 1024;

/** Returns the body for an answer's text: the text itself, or a stream when it is long. */
export function responseBody(text: string): string | Readable {
  if (text.length <= pieceCharacters) return text;
  return Readable.from(pieces(text), { objectMode: false });
}

function* pieces(text: string): Generator<Buffer> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + pieceCharacters, text.length);
    // both halves of a surrogate pair form one UTF-8 character
    if (end < text.length && isFirstHalf(text.charCodeAt(end - 1))) end += 1;
    yield Buffer.from(text.slice(start, end));
    start = end;
  }
}

function isFirstHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
