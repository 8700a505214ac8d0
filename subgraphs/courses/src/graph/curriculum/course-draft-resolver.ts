import { adminActionIfAny } from "@souk/kernel/audit/admin-action-of";
import { unlessUnavailable } from "@souk/kernel/peers/unless-unavailable";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Directive, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { mayManage } from "../../domain/course/course-access.js";
import { unplayableLessons } from "../../domain/course/publish-checklist.js";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { outlineChanges, outlineOf } from "../../domain/curriculum/outline-draft.js";
import { notForAll } from "../cache-hints.js";
import { DiscardCourseDraftResult, toDiscardCourseDraftResult } from "../course/course-results.js";
import { CourseType } from "../course/course-type.js";
import { coursesLoaders } from "../courses-loaders.js";
import {
  CourseDraftType,
  DraftLessonType,
  draftSectionTypeFrom,
  OutlineChangeType,
  outlineChangeTypeFrom,
} from "./course-draft-type.js";
import { changedDetails } from "../../domain/course/course-change.js";
import { savedAtOf } from "../../domain/course/course-draft.js";
import {
  courseDraftDetailsFrom,
  CourseDraftDetailsType,
  CourseDetailEnum,
} from "../course/course-draft-details-type.js";
import { DraftQuizType, draftQuizTypeFrom } from "../quiz/quiz-type.js";

@Resolver(() => CourseType)
export class CourseDraftsResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Directive(notForAll)
  @FieldResolver(() => CourseDraftType, {
    nullable: true,
    description:
      "The course to edit, which is the published one while nothing has changed. For its instructor and admins; null for others.",
  })
  async draft(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<CourseDraftType | null> {
    const { id, instructor } = course;
    if (!mayManage(context.viewer, { instructorId: instructor.id })) return null;
    const { sectionsOfCourse, drafts } = coursesLoaders(this.domain, context);
    const [published, draft] = await Promise.all([sectionsOfCourse.load(id), drafts.load(id)]);
    const drafted = draft?.outline?.sections ?? null;
    const lessons = (drafted ?? []).flatMap((section) => section.lessons);
    const parts = new Map(lessons.map((lesson) => [lesson.id, lesson]));
    const change = draft?.details?.change ?? {};
    return Object.assign(new CourseDraftType(), {
      details: courseDraftDetailsFrom(course, change),
      changedDetails: changedDetails(change).map((detail) => CourseDetailEnum[detail]),
      sections: outlineOf(draft?.outline, published).map((section) => draftSectionTypeFrom(section, parts)),
      savedAt: draft && savedAtOf(draft),
      published,
      drafted,
    });
  }

  @Authorized("LIVE")
  @Mutation(() => DiscardCourseDraftResult, {
    nullable: true,
    description:
      "Its instructor and admins. Deletes the changes of a published course that are not published yet. Idempotent.",
  })
  async discardCourseDraft(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof DiscardCourseDraftResult> {
    const action = adminActionIfAny(context, "discardCourseDraft");
    return toDiscardCourseDraftResult(await this.domain.discardDraft(id, context.viewer, action));
  }
}

@Resolver(() => CourseDraftDetailsType)
export class CourseDraftDetailsResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @FieldResolver(() => String, { nullable: true, description: "Markdown." })
  async description(
    @Root() { courseId, draftDescription }: CourseDraftDetailsType,
    @Ctx() context: GraphContext,
  ): Promise<string | null> {
    if (draftDescription !== undefined) return draftDescription;
    return (await coursesLoaders(this.domain, context).descriptions.load(courseId))?.description ?? null;
  }
}

@Resolver(() => CourseDraftType)
export class OutlineChangesResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @FieldResolver(() => [OutlineChangeType], {
    description: "The differences from the published outline, in the order of the draft; then that which is removed.",
  })
  async changes(
    @Root() { published, drafted }: CourseDraftType,
    @Ctx() context: GraphContext,
  ): Promise<OutlineChangeType[]> {
    if (!drafted) return [];
    const { completions } = coursesLoaders(this.domain, context);
    return Promise.all(
      outlineChanges(published, drafted).map(async (change) => {
        const removed = change.kind === "REMOVED" ? change.lessonId : null;
        return outlineChangeTypeFrom(change, removed === null ? null : ((await completions.load(removed))?.count ?? 0));
      }),
    );
  }

  @FieldResolver(() => [DraftLessonType], {
    nullable: true,
    description:
      "The lessons whose file is deleted or cannot be played; with one, the course cannot be published. Null while media is unavailable.",
  })
  async unplayable(@Root() { sections }: CourseDraftType): Promise<readonly DraftLessonType[] | null> {
    const lessons = sections.flatMap((section) => section.lessons);
    const found = await unlessUnavailable(() => unplayableLessons(this.domain.files, lessons));
    return "kind" in found ? null : found;
  }
}

@Resolver(() => DraftLessonType)
export class DraftLessonResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @FieldResolver(() => String, { nullable: true, description: "Markdown." })
  async content(
    @Root() { id, draftContent, hasContent }: DraftLessonType,
    @Ctx() context: GraphContext,
  ): Promise<string | null> {
    if (draftContent !== undefined || !hasContent) return draftContent ?? null;
    return (await coursesLoaders(this.domain, context).contentOfLesson.load(id))?.content ?? null;
  }

  @FieldResolver(() => DraftQuizType, { nullable: true, description: "The quiz with its solutions." })
  async quiz(
    @Root() { id, draftQuiz, quizKind }: DraftLessonType,
    @Ctx() context: GraphContext,
  ): Promise<DraftQuizType | null> {
    const { quizOfLesson } = coursesLoaders(this.domain, context);
    const quiz =
      draftQuiz !== undefined || quizKind === null
        ? (draftQuiz ?? null)
        : ((await quizOfLesson.load(id))?.quiz ?? null);
    return quiz && draftQuizTypeFrom(quiz);
  }
}
