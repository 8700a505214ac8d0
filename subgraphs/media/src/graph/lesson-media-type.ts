import { isUuid } from "@souk/kernel/values/uuid";
import { Directive, Field, Float, ID, ObjectType } from "type-graphql";
import type { MediaKind } from "../domain/files/file-kinds.js";
import type { LinkTarget } from "../domain/files/private-link.js";
import type { MediaFile } from "../domain/media-file.js";
import { MediaKindEnum } from "./media-kind-enum.js";

@Directive('@key(fields: "id")')
@ObjectType("LessonMedia", {
  description:
    "The file of a lesson, for those who may watch the lesson, the promo video of a course, or a file of an answer.",
})
export class LessonMediaType {
  @Field(() => ID, { description: "The ids of the lesson, the course or the attempt, and the file." })
  id!: string;

  @Field(() => ID, { description: "The id of the media file, which `saveCurriculum` takes." })
  fileId!: string;

  /** Not a GraphQL field: `link` leads to it. */
  target!: LinkTarget;

  /** Not a GraphQL field. */
  sha256!: string;

  @Field(() => String, { description: "The name of the uploaded file." })
  name!: string;

  @Field(() => MediaKindEnum)
  kind!: MediaKind;

  @Field(() => String)
  contentType!: string;

  @Field(() => Float, { description: "In bytes." })
  size!: number;

  @Field(() => String, { nullable: true, description: "Alternative text: what a picture shows." })
  alt!: string | null;
}

/** Courses writes the id in this form. Null for another text. */
export function lessonMediaTarget(id: string): LinkTarget | null {
  const [lessonId = "", fileId = "", ...rest] = id.split(".");
  return isUuid(lessonId) && isUuid(fileId) && rest.length === 0 ? { lessonId, fileId } : null;
}

/** Null for a file that is not READY. */
export function lessonMediaTypeFrom(
  { name, content, sizeBytes, alt }: MediaFile,
  target: LinkTarget,
): LessonMediaType | null {
  if (content === null) return null;
  const { sha256, kind, contentType } = content;
  const id = `${target.lessonId}.${target.fileId}`;
  return Object.assign(new LessonMediaType(), {
    id,
    fileId: target.fileId,
    target,
    sha256,
    name,
    kind,
    contentType,
    size: sizeBytes,
    alt,
  });
}
