import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
  NotFoundType,
  problem,
  ProblemType,
  serviceUnavailable,
  ServiceUnavailableType,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import type { ChangeMediaFileOutcome } from "../domain/change-media-file.js";
import type { DeleteMediaFileOutcome } from "../domain/delete-media-file.js";
import type { ImportPictureOutcome } from "../domain/import-picture.js";
import type { ReplaceMediaFileOutcome } from "../domain/replacement/replace-media-file.js";
import { MediaFileType, mediaFileTypeFrom } from "./media-file-type.js";
import { MediaUseType, mediaUseTypeFrom } from "./media-use-type.js";

@ObjectType("DeletedMediaFile")
class DeletedMediaFileType {
  @Field(() => ID)
  id!: string;
}

@ObjectType("MediaFileInUse", {
  implements: ProblemType,
  description: "Pages show the picture, so it was not deleted.",
})
class MediaFileInUseType extends ProblemType {
  @Field(() => [MediaUseType])
  uses!: MediaUseType[];

  @Field(() => Int, { description: "The number of places that show the picture and that `uses` leaves out." })
  otherUses!: number;
}

@ObjectType("MediaQuotaExceeded", {
  implements: ProblemType,
  description: "The files of the viewer that are not used yet are too many, or too large together.",
})
class MediaQuotaExceededType extends ProblemType {}

export const UpdateMediaFileResult = createUnionType({
  name: "UpdateMediaFileResult",
  types: () => [MediaFileType, NotFoundType, InvalidInputType] as const,
});

export const SaveCaptionsResult = createUnionType({
  name: "SaveCaptionsResult",
  types: () => [MediaFileType, NotFoundType, InvalidInputType] as const,
});

export const DeleteCaptionsResult = createUnionType({
  name: "DeleteCaptionsResult",
  types: () => [MediaFileType, NotFoundType] as const,
});

export const RetryMediaFileResult = createUnionType({
  name: "RetryMediaFileResult",
  types: () => [MediaFileType, NotFoundType, ConflictType] as const,
});

export const ReplaceMediaFileResult = createUnionType({
  name: "ReplaceMediaFileResult",
  types: () => [MediaFileType, NotFoundType, InvalidInputType, ConflictType, ServiceUnavailableType] as const,
});

export const DeleteMediaFileResult = createUnionType({
  name: "DeleteMediaFileResult",
  types: () => [DeletedMediaFileType, NotFoundType, MediaFileInUseType, ServiceUnavailableType] as const,
});

export const ImportPictureResult = createUnionType({
  name: "ImportPictureResult",
  types: () => [MediaFileType, InvalidInputType, MediaQuotaExceededType] as const,
});

export function toChangeMediaFileResult(
  outcome: ChangeMediaFileOutcome,
): MediaFileType | NotFoundType | InvalidInputType | ConflictType {
  switch (outcome.kind) {
    case "changed":
      return mediaFileTypeFrom(outcome.file);
    case "notFound":
      return notFound(`There is no media file ${outcome.id}.`);
    case "noCaptions":
      return notFound(`The file has no captions in ${outcome.language}.`);
    case "notFailed":
      return conflict("Neither the check nor the conversion of this file failed.", "id");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toReplaceMediaFileResult(outcome: ReplaceMediaFileOutcome): typeof ReplaceMediaFileResult {
  switch (outcome.kind) {
    case "changed":
      return mediaFileTypeFrom(outcome.file);
    case "notFound":
      return notFound(`There is no media file ${outcome.id}.`);
    case "notReady":
      return conflict("The file is not ready.", outcome.field);
    case "shownByOthers":
      return conflict("The shop or another user shows this picture too, so only an admin replaces it.", "id");
    case "serviceUnavailable":
      return serviceUnavailable(outcome.service);
    case "replacementUsed":
      return conflict("The file is used, or another request changed it. Upload the new content again.", "by");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toDeleteMediaFileResult(outcome: DeleteMediaFileOutcome): typeof DeleteMediaFileResult {
  switch (outcome.kind) {
    case "deleted":
      return Object.assign(new DeletedMediaFileType(), { id: outcome.id });
    case "notFound":
      return notFound(`There is no media file ${outcome.id}.`);
    case "used":
      return problem(MediaFileInUseType, {
        code: "MEDIA_FILE_IN_USE",
        message: "Pages show this picture. Remove it there first.",
        uses: outcome.uses.map(mediaUseTypeFrom),
        otherUses: outcome.otherUses,
      });
    case "serviceUnavailable":
      return serviceUnavailable(outcome.service);
    default:
      return unreachable(outcome);
  }
}

export function toImportPictureResult(outcome: ImportPictureOutcome): typeof ImportPictureResult {
  switch (outcome.kind) {
    case "started":
      return mediaFileTypeFrom(outcome.file);
    case "quotaExceeded":
      return problem(MediaQuotaExceededType, {
        code: "MEDIA_QUOTA_EXCEEDED",
        message: `Your files that are not used yet are a thousand, or have ${outcome.maxUnusedBytes} bytes. Use or delete some of them.`,
      });
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
