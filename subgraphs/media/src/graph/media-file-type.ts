import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { MediaFile, MediaProblem, MediaState } from "../domain/media-file.js";
import { mediaFileOrder, type ListedMediaFiles } from "../domain/list-media-files.js";
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
    READY: { description: "The picture has public addresses." },
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
    KIND_NOT_ACCEPTED: { description: "By its content, the file is no JPEG, PNG, WebP, AVIF or GIF picture." },
    BROKEN_PICTURE: { description: "The picture cannot be decoded completely." },
    TOO_MANY_PIXELS: { description: "The picture has more than 50 million pixels." },
    VIRUS_FOUND: { description: "The virus scanner refuses the file." },
    ADDRESS_NOT_ALLOWED: { description: "The address of the import is private, or not http or https." },
    ADDRESS_NOT_ANSWERING: { description: "The address of the import does not answer with a file." },
    TOO_LARGE: { description: "The file of the import is larger than an upload may be." },
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

  @Field(() => Int, { description: "0 for an import until it is downloaded." })
  sizeBytes!: number;

  @Field(() => Int, { description: "The bytes of the upload that are stored." })
  receivedBytes!: number;

  @Field(() => String, { nullable: true, description: "The address from which the picture is imported." })
  sourceUrl!: string | null;

  @Field(() => PictureType, { nullable: true, description: "Null until READY." })
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

export function mediaFileTypeFrom(file: MediaFile): MediaFileType {
  const { picture, focalPoint, ownerId: _owner, usedAt: _used, ...fields } = file;
  return Object.assign(new MediaFileType(), {
    ...fields,
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
