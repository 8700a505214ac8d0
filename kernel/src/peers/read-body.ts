import { promisify } from "node:util";
import { brotliDecompress, gunzip, zstdDecompress } from "node:zlib";

/** An upstream has answered, but not with what was asked for. The message has no data of the request. */
export class UnreadableAnswerError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = "UnreadableAnswerError";
  }
}

const [gzip, br, zstd] = [promisify(gunzip), promisify(brotliDecompress), promisify(zstdDecompress)];
const decoders: Readonly<Record<string, (body: Buffer, limits: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip,
  "x-gzip": gzip,
  br,
  zstd,
};

/** The encodings that `decodedBody` reads, as a value of `Accept-Encoding`. */
export const readEncodings = "gzip, br, zstd";

/** A small body may decode to one that fills the memory. */
const maxOutputLength = 128 * 1024 * 1024;

/** `encoding`: the value of `Content-Encoding`, in the order of encoding. Throws UnreadableAnswerError. */
export async function decodedBody(body: Buffer, encoding: string): Promise<Buffer> {
  let decoded = body;
  for (const name of encoding.split(",").toReversed()) {
    const known = name.trim().toLowerCase();
    if (known === "identity" || known === "") continue;
    const decode = decoders[known];
    if (!decode) throw new UnreadableAnswerError(`the answer has the unknown encoding ${JSON.stringify(known)}`);
    try {
      decoded = await decode(decoded, { maxOutputLength });
    } catch (cause) {
      throw new UnreadableAnswerError(`the answer cannot be decoded as ${known}`, { cause });
    }
  }
  return decoded;
}

const shownCharacters = 100;

/** Reads an answer as JSON. Throws UnreadableAnswerError, with the status and the first characters. */
export function jsonIn(
  { status, text }: { readonly status: number; readonly text: string },
  readJson: (json: string) => unknown = JSON.parse,
): unknown {
  try {
    return readJson(text);
  } catch {
    const shown = text === "" ? "is empty" : `is no JSON: ${JSON.stringify(text.slice(0, shownCharacters))}`;
    throw new UnreadableAnswerError(`the answer with status ${status} ${shown}`);
  }
}
