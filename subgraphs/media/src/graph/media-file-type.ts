import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { MediaKind } from "../domain/files/file-kinds.js";
import type { MediaFile, MediaProblem, MediaState } from "../domain/media-file.js";
import { mediaFileOrder, type ListedMediaFiles } from "../domain/list-media-files.js";
import { MediaKindEnum } from "./media-kind-enum.js";
import { FocalPointType, PictureType, pictureTypeFrom } from "./picture-type.js";

export enum MediaStateEnum {
  UPLOADING = "UPLOADING",
  CHECKING = "CHECKING",
  READY = "READY",
  REJECTED = "REJECTED",
  FAILED = "FAILED",
}

registerEnumType(MediaStateEnum, {
  name: "MediaState",
  valuesConfig: {
    UPLOADING: { description: "Parts of the upload are missing." },
    CHECKING: { description: "A job reads the file, and converts it." },
    READY: { description: "A picture has public addresses, another file has links." },
    REJECTED: { description: "The content is not accepted: `problem` says why." },
    FAILED: { description: "The check did not end: `problem` says why, and `retryMediaFile` starts it again." },
  },
});

enum MediaProblemEnum {
  KIND_NOT_ACCEPTED = "KIND_NOT_ACCEPTED",
  BROKEN_PICTURE = "BROKEN_PICTURE",
  TOO_MANY_PIXELS = "TOO_MANY_PIXELS",
  VIRUS_FOUND = "VIRUS_FOUND",
  ADDRESS_NOT_ALLOWED = "ADDRESS_NOT_ALLOWED",
  ADDRESS_NOT_ANSWERING = "ADDRESS_NOT_ANSWERING",
  TOO_LARGE = "TOO_LARGE",
  STORAGE_FULL = "STORAGE_FULL",
  CHECK_FAILED = "CHECK_FAILED",
}

registerEnumType(MediaProblemEnum, {
  name: "MediaProblem",
  valuesConfig: {
    KIND_NOT_ACCEPTED: { description: "By its content, the file has none of the accepted types." },
    BROKEN_PICTURE: { description: "The picture cannot be decoded completely." },
    TOO_MANY_PIXELS: { description: "The picture has more than 50 million pixels." },
    VIRUS_FOUND: { description: "The virus scanner refuses the file." },
    ADDRESS_NOT_ALLOWED: { description: "The address of the import is private, or not http or https." },
    ADDRESS_NOT_ANSWERING: { description: "The address of the import does not answer with a file." },
    TOO_LARGE: { description: "The picture is larger than a picture may be." },
    STORAGE_FULL: { description: "The storage of the shop has no space left." },
    CHECK_FAILED: { description: "The check failed several times; the log of the server has the reason." },
  },
});

@Directive('@key(fields: "id")')
@ObjectType("MediaFile", { description: "An uploaded or imported file. Its owner and admins see it." })
export class MediaFileType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The name of the uploaded file." })
  name!: string;

  @Field(() => MediaStateEnum)
  state!: MediaState;

  @Field(() => MediaProblemEnum, { nullable: true, description: "Only in REJECTED and FAILED." })
  problem!: MediaProblem | null;

  /** Not a GraphQL field. Null until READY. */
  sha256!: string | null;

  @Field(() => MediaKindEnum, { nullable: true, description: "Null until READY." })
  kind!: MediaKind | null;

  @Field(() => String, { nullable: true, description: "The media type by the content of the file. Null until READY." })
  contentType!: string | null;

  @Field(() => Float, { description: "The bytes of the file; 0 for an import until it is downloaded." })
  size!: number;

  @Field(() => Float, { description: "The bytes of the upload that are stored." })
  received!: number;

  @Field(() => Int, { description: "At most 2147483647.", deprecationReason: "Use `size`." })
  sizeBytes!: number;

  @Field(() => Int, { description: "At most 2147483647.", deprecationReason: "Use `received`." })
  receivedBytes!: number;

  @Field(() => String, { nullable: true, description: "The address from which the picture is imported." })
  sourceUrl!: string | null;

  @Field(() => PictureType, { nullable: true, description: "Null until READY, and for files that are no pictures." })
  picture!: PictureType | null;

  @Field(() => String, { nullable: true, description: "Alternative text: what the picture shows." })
  alt!: string | null;

  @Field(() => FocalPointType)
  focalPoint!: FocalPointType;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

@ObjectType("MediaFileConnection")
export class MediaFileConnectionType extends ConnectionType {
  @Field(() => [MediaFileType])
  nodes!: MediaFileType[];
}

const largestInt = 2_147_483_647;

export function mediaFileTypeFrom(file: MediaFile): MediaFileType {
  const { content, picture, focalPoint, sizeBytes, receivedBytes, ownerId: _owner, usedAt: _used, ...fields } = file;
  return Object.assign(new MediaFileType(), {
    ...fields,
    sha256: content?.sha256 ?? null,
    kind: content?.kind ?? null,
    contentType: content?.contentType ?? null,
    size: sizeBytes,
    received: receivedBytes,
    sizeBytes: Math.min(sizeBytes, largestInt),
    receivedBytes: Math.min(receivedBytes, largestInt),
    picture: picture && pictureTypeFrom(picture, file),
    focalPoint: Object.assign(new FocalPointType(), focalPoint),
  });
}

export function mediaFileConnectionFrom({ page, count }: ListedMediaFiles): MediaFileConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: mediaFileOrder,
    keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
    nodeFrom: mediaFileTypeFrom,
    count,
  });
  return Object.assign(new MediaFileConnectionType(), { nodes, pageInfo, count });
}
