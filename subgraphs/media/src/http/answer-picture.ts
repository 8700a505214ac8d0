import type { StreamedAnswer, StreamedRequest } from "@souk/kernel/http/streamed-request";
import type { ObjectStorage } from "../domain/object-storage.js";
import type { MediaDomain } from "../domain/media-domain.js";
import {
  pictureAddress,
  readPictureAddress,
  variantKey,
  type PictureFileAddress,
  type PictureSize,
} from "../domain/picture-address.js";
import { formatTypes, variantWidths } from "../domain/pictures.js";

const forever = "public, max-age=31536000, immutable";
const nothing: StreamedAnswer = {
  status: 404,
  headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  body: "There is no such picture.\n",
};

/**
 * Answers `/media`: the variants of pictures, whose addresses contain the checksum of their content. The address of a
 * replaced picture leads to the new one.
 */
export function answerPicture(storage: ObjectStorage, domain: Pick<MediaDomain, "findReplacement">) {
  return async ({ method, path, headers }: StreamedRequest): Promise<StreamedAnswer> => {
    const [plain = ""] = path.split("?", 1);
    const address = readPictureAddress(plain);
    if (address === null) return nothing;
    const tag = `"${address.sha256}-${address.variantWidth}-${address.format}"`;
    if (headers["if-none-match"] === tag)
      return { status: 304, headers: { etag: tag, "cache-control": forever }, body: null };
    const stored = await storage.read(variantKey(address));
    if (stored === null) {
      const replacement = await domain.findReplacement(address.sha256);
      return replacement ? redirectTo(addressOf(replacement, address)) : nothing;
    }
    if (method === "HEAD") stored.content.destroy();
    return {
      status: 200,
      headers: {
        "content-type": formatTypes[address.format],
        "content-length": String(stored.sizeBytes),
        "cache-control": forever,
        // storefronts of other origins show the pictures
        "cross-origin-resource-policy": "cross-origin",
        etag: tag,
      },
      body: method === "HEAD" ? null : stored.content,
    };
  };
}

/** Returns the variant with the same width, or the next smaller one. */
function addressOf(picture: PictureSize, { variantWidth, format }: PictureFileAddress): string {
  const widths = variantWidths(picture.width);
  const width = widths.findLast((each) => each <= variantWidth) ?? Math.min(...widths);
  return pictureAddress({ ...picture, variantWidth: width, format });
}

function redirectTo(location: string): StreamedAnswer {
  return {
    status: 302,
    headers: { location, "cache-control": "no-cache", "cross-origin-resource-policy": "cross-origin" },
    body: null,
  };
}
