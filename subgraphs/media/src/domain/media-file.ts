import { z } from "zod";
import type { MediaKind } from "./files/file-kinds.js";

/**
 * UPLOADING: parts arrive. CHECKING: a job reads the file, and converts a picture. READY: a picture has public addresses,
 * another file has private links. REJECTED: the content is not accepted. FAILED: the check did not end; the owner can
 * start it again.
 */
export const mediaStates = ["UPLOADING", "CHECKING", "READY", "REJECTED", "FAILED"] as const;
export type MediaState = (typeof mediaStates)[number];

/** The reasons of REJECTED and FAILED. */
export const mediaProblems = [
  "KIND_NOT_ACCEPTED",
  "BROKEN_PICTURE",
  "TOO_MANY_PIXELS",
  "VIRUS_FOUND",
  "ADDRESS_NOT_ALLOWED",
  "ADDRESS_NOT_ANSWERING",
  "TOO_LARGE",
  "STORAGE_FULL",
  "CHECK_FAILED",
] as const;
export type MediaProblem = (typeof mediaProblems)[number];

/** The result of the check. */
export interface FileContent {
  readonly sha256: string;
  readonly contentType: string;
  readonly kind: MediaKind;
}

export interface PictureFacts {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** A tiny picture as a data address, shown until the picture is loaded. */
  readonly placeholder: string;
}

/** The point of the picture that stays visible when it is cropped, in per cent of the width and height. */
export interface FocalPoint {
  readonly x: number;
  readonly y: number;
}

export interface MediaFile {
  readonly id: string;
  /** Null after the erasure of the owner. */
  readonly ownerId: string | null;
  readonly name: string;
  readonly state: MediaState;
  readonly problem: MediaProblem | null;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  /** Null until READY. */
  readonly content: FileContent | null;
  /** Null until READY, and for files that are no pictures. */
  readonly picture: PictureFacts | null;
  readonly alt: string | null;
  readonly focalPoint: FocalPoint;
  /** The address from which the file is imported; null for an upload. */
  readonly sourceUrl: string | null;
  readonly createdAt: Date;
  /** When a use of the file was first seen. A file without a use is deleted a day after its creation. */
  readonly usedAt: Date | null;
}

export const defaultFocalPoint: FocalPoint = { x: 50, y: 50 };

export const altRule = z.string().trim().max(300, "must be at most 300 characters");
export const focalRule = z.int("must be a whole number").min(0, "must be at least 0").max(100, "must be at most 100");

const longestName = 200;

/** Returns the file name that the client gave, without folders and control characters. */
export function fileNameOf(given: string | null | undefined): string {
  const base = (given ?? "").split(/[\\/]/).at(-1) ?? "";
  const plain = base
    .replace(/\p{Cc}/gu, "")
    .trim()
    .toWellFormed();
  return plain.slice(0, longestName).toWellFormed() || "file";
}
