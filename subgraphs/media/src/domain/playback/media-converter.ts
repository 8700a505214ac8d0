import type { Readable } from "node:stream";
import type { PlaybackFacts } from "./playback.js";

export interface ConvertedFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly open: () => Readable;
}

/** The files exist until it is disposed of. */
export interface ConvertedMedia extends AsyncDisposable {
  readonly facts: PlaybackFacts;
  readonly files: readonly ConvertedFile[];
}

export interface Conversion {
  /** Called at most once a second. */
  readonly onProgress: (percent: number) => void;
  /** Ends the conversion, which then throws. */
  readonly signal: AbortSignal;
}

/** Decodes videos and sounds, and makes a poster and renditions of videos. */
export interface MediaConverter {
  /** "unplayable" when the content cannot be decoded. */
  convert(original: Readable, kind: "VIDEO" | "AUDIO", conversion: Conversion): Promise<ConvertedMedia | "unplayable">;
}
