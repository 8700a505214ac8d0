import { integerFrom } from "@souk/kernel/database/database-error";
import { kindOf } from "../domain/files/file-kinds.js";
import type { MediaFile, MediaProblem, MediaState } from "../domain/media-file.js";

export const mediaColumns = `id, owner_id, name, state, problem, size_bytes, received_bytes, sha256, content_type,
  width, height, placeholder, alt, focal_x, focal_y, source_url, created_at, used_at`;

export interface MediaFileRow {
  readonly id: string;
  readonly owner_id: string | null;
  readonly name: string;
  readonly state: MediaState;
  readonly problem: MediaProblem | null;
  /** PostgreSQL's bigint. */
  readonly size_bytes: string;
  readonly received_bytes: string;
  readonly sha256: string | null;
  readonly content_type: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly placeholder: string | null;
  readonly alt: string | null;
  readonly focal_x: number;
  readonly focal_y: number;
  readonly source_url: string | null;
  readonly created_at: Date;
  readonly used_at: Date | null;
}

export function mediaFileFrom(row: MediaFileRow): MediaFile {
  return {
    id: row.id,
    ownerId: row.owner_id,
    name: row.name,
    state: row.state,
    problem: row.problem,
    sizeBytes: integerFrom(row.size_bytes),
    receivedBytes: integerFrom(row.received_bytes),
    content: contentOf(row),
    picture: pictureOf(row),
    alt: row.alt,
    focalPoint: { x: row.focal_x, y: row.focal_y },
    sourceUrl: row.source_url,
    createdAt: row.created_at,
    usedAt: row.used_at,
  };
}

/** The constraint `media_files_ready` proves that a file in READY has both. */
function contentOf({ state, sha256, content_type }: MediaFileRow): MediaFile["content"] {
  const kind = kindOf(content_type ?? undefined);
  return state === "READY" && sha256 && content_type && kind ? { sha256, contentType: content_type, kind } : null;
}

function pictureOf({ state, sha256, width, height, placeholder }: MediaFileRow): MediaFile["picture"] {
  return state === "READY" && sha256 && width && height && placeholder ? { sha256, width, height, placeholder } : null;
}
