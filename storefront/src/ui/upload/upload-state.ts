import type { MediaKind } from "../../graph/schema-types.generated";
import type { UploadedFileQuery } from "./upload-file.generated";

type MediaProblem = NonNullable<NonNullable<UploadedFileQuery["mediaFile"]>["problem"]>;

export type UploadState =
  | { readonly kind: "sending"; readonly percent: number }
  | { readonly kind: "checking" }
  | { readonly kind: "ready" }
  /** The server did not answer. */
  | { readonly kind: "lost" }
  /** `status` is absent when the upload succeeded, and the picture could not be used. */
  | { readonly kind: "refused"; readonly message: string; readonly status?: number }
  | { readonly kind: "problem"; readonly problem: MediaProblem };

/** The kinds of pictures that media accepts, for a file dialog. */
export const acceptedPictures = "image/jpeg,image/png,image/webp,image/avif,image/gif";

/** The files of each kind that media accepts, for a file dialog. */
export const acceptedFiles: Readonly<Record<MediaKind, string>> = {
  PICTURE: acceptedPictures,
  VIDEO: "video/mp4,video/webm,video/quicktime,.m4v",
  AUDIO: "audio/*",
  DOCUMENT: "application/pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp",
};

/** The kinds of files that a lesson has, for a file dialog. */
export const acceptedLessonFiles = [acceptedFiles.VIDEO, acceptedFiles.AUDIO, acceptedFiles.DOCUMENT].join(",");

export function isProblem({ kind }: UploadState): boolean {
  return kind === "lost" || kind === "refused" || kind === "problem";
}

const tooLarge = 413;

/** A file whose content or size is not accepted is not accepted later. */
export function mayRetry(state: UploadState): boolean {
  if (state.kind === "problem") return state.problem === "STORAGE_FULL" || state.problem === "CHECK_FAILED";
  return state.kind === "lost" || (state.kind === "refused" && state.status !== tooLarge);
}
