/**
 * WAITING: a job will convert the file. RUNNING: it does. READY: the file plays, and a video has renditions. UNPLAYABLE:
 * the file cannot be decoded. FAILED: the conversion did not end; the owner can start it again.
 */
export const playbackStates = ["WAITING", "RUNNING", "READY", "UNPLAYABLE", "FAILED"] as const;
export type PlaybackState = (typeof playbackStates)[number];

export interface PlaybackFacts {
  readonly durationMs: number;
  /** The size of the picture as it is shown; null without one. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** The results of the conversion of a video or sound. Files with the same content share it. */
export interface Playback {
  readonly sha256: string;
  readonly state: PlaybackState;
  /** The converted part of the file, from 0 to 100. */
  readonly percent: number;
  /** Null until READY. */
  readonly facts: PlaybackFacts | null;
  /** The sizes of the objects in bytes by their names; empty until READY. */
  readonly files: Readonly<Record<string, number>>;
}

/** The media type of playlists, in the format of HLS. */
export const playlistType = "application/vnd.apple.mpegurl";
/** The playlist of all renditions. */
export const streamFile = "stream.m3u8";
export const posterFile = "poster.jpg";

export function renditionPrefix(sha256: string): string {
  return `renditions/${sha256}/`;
}

export function renditionKey(sha256: string, name: string): string {
  return `${renditionPrefix(sha256)}${name}`;
}
