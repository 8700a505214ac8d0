import type { Readable } from "node:stream";

export const mediaKinds = ["PICTURE", "VIDEO", "AUDIO", "DOCUMENT"] as const;
export type MediaKind = (typeof mediaKinds)[number];

const openXml = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

/** The media types that are accepted. SVG and HTML are not: they can contain scripts. */
const typesOf: Readonly<Record<MediaKind, readonly string[]>> = {
  PICTURE: ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"],
  VIDEO: ["video/mp4", "video/x-m4v", "video/webm", "video/quicktime"],
  AUDIO: ["audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/aac", "audio/wav", "audio/flac", "audio/ogg"],
  DOCUMENT: [
    "application/pdf",
    `${openXml}.wordprocessingml.document`,
    `${openXml}.spreadsheetml.sheet`,
    `${openXml}.presentationml.presentation`,
    `${openDocument}.text`,
    `${openDocument}.spreadsheet`,
    `${openDocument}.presentation`,
  ],
};

/** Undefined for a type that is not accepted. */
export function kindOf(contentType: string | undefined): MediaKind | undefined {
  const [plain = ""] = (contentType ?? "").split(";");
  return mediaKinds.find((kind) => typesOf[kind].includes(plain));
}

/** Recognizes files by their content, never by the name or the type that a client gives. */
export interface FileTypes {
  /** Reads as much as it needs, and destroys the stream. Undefined for an unknown content. */
  typeOf(content: Readable): Promise<string | undefined>;
}
