export type MediaKind = "video" | "audio" | "picture" | "document" | "other";

const kinds: Readonly<Record<string, MediaKind>> = {
  mp4: "video",
  m4v: "video",
  webm: "video",
  mov: "video",
  ogv: "video",
  mp3: "audio",
  m4a: "audio",
  aac: "audio",
  flac: "audio",
  ogg: "audio",
  oga: "audio",
  opus: "audio",
  wav: "audio",
  jpg: "picture",
  jpeg: "picture",
  png: "picture",
  gif: "picture",
  webp: "picture",
  avif: "picture",
  svg: "picture",
  pdf: "document",
  doc: "document",
  docx: "document",
  xls: "document",
  xlsx: "document",
  ppt: "document",
  pptx: "document",
  odt: "document",
  ods: "document",
  odp: "document",
  txt: "document",
  csv: "document",
  zip: "document",
};

/** Returns the kind of a lesson's media from the end of its path. */
export function mediaKindOf(address: string): MediaKind {
  const path = pathOf(address);
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
  return (extension && kinds[extension]) || "other";
}

function pathOf(address: string): string {
  return URL.parse(address, "http://localhost")?.pathname ?? "";
}
