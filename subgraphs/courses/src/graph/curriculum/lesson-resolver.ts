import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { lessonLock, type LessonLock } from "../../domain/curriculum/lesson-lock.js";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { notForAll } from "../cache-hints.js";
import { LessonType } from "./course-section-type.js";
import { LessonMediaStub, lessonMediaStub } from "./lesson-media-stub.js";
import { coursesLoaders } from "../courses-loaders.js";
import { QuizType, quizTypeFrom } from "../quiz/quiz-type.js";
import { LessonLockType, lessonLockTypeFrom } from "./lesson-lock-type.js";

const forWhom =
  "For enrolled users once the lesson is open (see `lock`), the instructor and admins, and public when `isPreview`; null for others, and";

@Resolver(() => LessonType)
export class LessonResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Directive(notForAll)
  @FieldResolver(() => String, {
    nullable: true,
    description: `The address of media on another host, such as a video of YouTube. It is not private: whoever knows it can open it. ${forWhom} for a lesson without one.`,
  })
  async externalUrl(@Root() lesson: LessonType, @Ctx() context: GraphContext): Promise<string | null> {
    const { address } = lesson;
    return address !== null && (await this.mayWatch(lesson, context)) ? address : null;
  }

  @Directive(notForAll)
  @FieldResolver(() => String, {
    nullable: true,
    deprecationReason: "Use `externalUrl` for media on another host, and `media` for an uploaded file.",
  })
  mediaUrl(@Root() lesson: LessonType, @Ctx() context: GraphContext): Promise<string | null> {
    return this.externalUrl(lesson, context);
  }

  @Directive(notForAll)
  @FieldResolver(() => LessonMediaStub, {
    nullable: true,
    description: `The uploaded file. ${forWhom} for a lesson without a file.`,
  })
  async media(@Root() lesson: LessonType, @Ctx() context: GraphContext): Promise<LessonMediaStub | null> {
    const { id, mediaFileId } = lesson;
    return mediaFileId !== null && (await this.mayWatch(lesson, context)) ? lessonMediaStub(id, mediaFileId) : null;
  }

  @Directive(notForAll)
  @FieldResolver(() => String, { nullable: true, description: `Markdown. ${forWhom} for a lesson without a text.` })
  async content(@Root() lesson: LessonType, @Ctx() context: GraphContext): Promise<string | null> {
    if (!lesson.hasContent || !(await this.mayWatch(lesson, context))) return null;
    return (await coursesLoaders(this.domain, context).contentOfLesson.load(lesson.id))?.content ?? null;
  }

  @Directive(notForAll)
  @FieldResolver(() => QuizType, { nullable: true, description: `${forWhom} for a lesson without a quiz.` })
  async quiz(@Root() lesson: LessonType, @Ctx() context: GraphContext): Promise<QuizType | null> {
    if (lesson.quizKind === null || !(await this.mayWatch(lesson, context))) return null;
    const found = await coursesLoaders(this.domain, context).quizOfLesson.load(lesson.id);
    return found && quizTypeFrom(lesson.id, found.quiz);
  }

  @Directive(notForAll)
  @FieldResolver(() => LessonLockType, {
    nullable: true,
    description: "The reason why the viewer cannot open the lesson yet; null if they can.",
  })
  async lock(@Root() lesson: LessonType, @Ctx() context: GraphContext): Promise<LessonLockType | null> {
    const lock = await this.lockOf(lesson, context);
    return lock && lessonLockTypeFrom(lock);
  }

  private async mayWatch(lesson: LessonType, context: GraphContext): Promise<boolean> {
    return (await this.lockOf(lesson, context)) === null;
  }

  private lockOf(lesson: LessonType, context: GraphContext): Promise<LessonLock | null> {
    const { viewer } = context;
    const { accessOfLesson } = coursesLoaders(this.domain, context);
    const accessOf = () => accessOfLesson.load(lesson.id);
    return lessonLock({ viewer, lesson, course: lesson.course, accessOf, now: this.domain.clock.now() });
  }
}
