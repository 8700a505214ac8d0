import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
  NotFoundType,
  problem,
  ProblemType,
} from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import type { Page } from "@souk/kernel/values/page";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { AnnounceOutcome, DeleteAnnouncementOutcome } from "../../domain/announcement/announce.js";
import { maxAnnouncementsPerDay, type Announcement } from "../../domain/announcement/announcement.js";
import { announcementKeyOf } from "../../domain/announcement/list-announcements.js";
import { notForAll } from "../cache-hints.js";

const forManagers = "For the instructor of the course and admins; null for others.";

@Directive(notForAll)
@ObjectType("CourseAnnouncement", { description: "A message to all students of a course." })
export class CourseAnnouncementType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "One line." })
  subject!: string;

  @Field(() => String, { description: "Plain text with line breaks." })
  text!: string;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => Int, { nullable: true, description: `The number of students when it was written. ${forManagers}` })
  recipientCount!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `The number of students whose mail was prepared so far, also if they refuse such mail. ${forManagers}`,
  })
  mailedCount!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: `True after the mails of all students were prepared. ${forManagers}`,
  })
  isMailed!: boolean | null;
}

@Directive(notForAll)
@ObjectType("CourseAnnouncementConnection")
export class CourseAnnouncementConnectionType extends ConnectionType {
  @Field(() => [CourseAnnouncementType])
  nodes!: CourseAnnouncementType[];
}

@InputType()
export class AnnounceToStudentsInput {
  @Field(() => ID)
  courseId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "A UUID that the client chooses, so that a repeated request adds nothing.",
  })
  id?: string | null;

  @Field(() => String, { description: "One line of 1 to 200 characters." })
  subject!: string;

  @Field(() => String, { description: "1 to 5,000 characters of plain text." })
  text!: string;
}

@ObjectType("AnnouncementLimitReached", {
  implements: ProblemType,
  description: "The course has had 5 announcements in the last 24 hours, including deleted ones.",
})
class AnnouncementLimitReachedType extends ProblemType {
  @Field(() => DateTimeScalar, { description: "The time at which the next announcement is possible." })
  nextAt!: Date;
}

@ObjectType("DeletedAnnouncement")
class DeletedAnnouncementType {
  @Field(() => ID)
  id!: string;
}

export const AnnounceToStudentsResult = createUnionType({
  name: "AnnounceToStudentsResult",
  types: () =>
    [CourseAnnouncementType, NotFoundType, ConflictType, InvalidInputType, AnnouncementLimitReachedType] as const,
});

export const DeleteAnnouncementResult = createUnionType({
  name: "DeleteAnnouncementResult",
  types: () => [DeletedAnnouncementType, NotFoundType] as const,
});

/** `isManaged` is true for the instructor of the course and admins. */
function announcementTypeFrom(announcement: Announcement, isManaged: boolean): CourseAnnouncementType {
  const { id, subject, text, createdAt, recipientCount, mailedCount, isMailed } = announcement;
  const counts = isManaged
    ? { recipientCount, mailedCount, isMailed }
    : { recipientCount: null, mailedCount: null, isMailed: null };
  return Object.assign(new CourseAnnouncementType(), { id, subject, text, createdAt, ...counts });
}

export function announcementsFrom(
  page: Page<Announcement>,
  isManaged: boolean,
  count: () => Promise<number>,
): CourseAnnouncementConnectionType {
  const nodeFrom = (announcement: Announcement) => announcementTypeFrom(announcement, isManaged);
  const { nodes, pageInfo } = connectionFrom({ page, order: "NEWEST", keyOf: announcementKeyOf, nodeFrom, count });
  return Object.assign(new CourseAnnouncementConnectionType(), { nodes, pageInfo, count });
}

export function toAnnounceToStudentsResult(outcome: AnnounceOutcome): typeof AnnounceToStudentsResult {
  switch (outcome.kind) {
    case "added":
      return announcementTypeFrom(outcome.announcement, true);
    case "notFound":
      return notFound(`There is no course ${outcome.id} that you teach.`);
    case "noStudents":
      return conflict("The course is not published and has no students.", "courseId");
    case "idTaken":
      return conflict("The id belongs to another announcement, or to a deleted one.", "id");
    case "invalid":
      return invalidInput(outcome.fields);
    case "tooMany": {
      const { nextAt } = outcome;
      return problem(AnnouncementLimitReachedType, {
        code: "ANNOUNCEMENT_LIMIT_REACHED",
        message: `A course has at most ${maxAnnouncementsPerDay} announcements in 24 hours. The next one is possible at ${nextAt.toISOString()}.`,
        nextAt,
      });
    }
    default:
      return unreachable(outcome);
  }
}

export function toDeleteAnnouncementResult({ kind, id }: DeleteAnnouncementOutcome): typeof DeleteAnnouncementResult {
  if (kind === "notFound") return notFound(`There is no announcement ${id} that you may delete.`);
  return Object.assign(new DeletedAnnouncementType(), { id });
}
