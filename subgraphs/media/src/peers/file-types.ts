import { Readable } from "node:stream";
import type { FileTypes } from "../domain/files/file-kinds.js";

/** Recognizes types by the package file-type, which is loaded with the first file. */
export const contentTypes: FileTypes = {
  async typeOf(content) {
    const { fileTypeFromStream } = await import("file-type");
    try {
      return (await fileTypeFromStream(Readable.toWeb(content) as ReadableStream<Uint8Array>))?.mime;
    } finally {
      content.destroy();
    }
  },
};
