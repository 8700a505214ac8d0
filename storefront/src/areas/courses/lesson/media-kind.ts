export type MediaKind = "video" | "audio" | "picture" | "other";

const kinds: Readonly<Record<string, MediaKind>> = {
  mp4: "video",
  m4v: "video",
  webm: "video",
  mov: "video",
  ogv: "video",
  mp3: "audio",
  m4a: "audio",
  ogg: "audio",
  oga: "audio",
  wav: "audio",
  jpg: "picture",
  jpeg: "picture",
  png: "picture",
  gif: "picture",
  webp: "picture",
  avif: "picture",
  svg: "picture",
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
