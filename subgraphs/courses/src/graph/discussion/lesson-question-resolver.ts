import { adminActionIfAny } from "@souk/kernel/audit/admin-action-of";
import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { isOwner } from "@souk/kernel/identity/viewer";
import { oncePerArguments, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Directive,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { mayManage } from "../../domain/course/course-access.js";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { notForAll } from "../cache-hints.js";
import { CourseType } from "../course/course-type.js";
import { coursesLoaders } from "../courses-loaders.js";
import {
  DeleteLessonPostResult,
  toDeleteLessonPostResult,
  toWriteLessonPostResult,
  WriteLessonPostResult,
} from "./lesson-question-results.js";
import {
  AnswerLessonQuestionInput,
  AskLessonQuestionInput,
  EditLessonPostInput,
  LessonAnswerType,
  lessonAnswerTypeFrom,
  type LessonPostFields,
  LessonQuestionConnectionType,
  lessonQuestionsFrom,
  LessonQuestionType,
  lessonQuestionTypeFrom,
} from "./lesson-question-type.js";

const authorName = {
  nullable: true,
  description: "The full name of the author. Null without one, and when the account is deleted.",
} as const;
const isMine = { description: "Whether the viewer wrote it." } as const;
const readers = "For students to whom the lesson is open, the instructor of the course and admins; null for others.";

@Resolver(() => LessonAnswerType)
export class LessonAnswerResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @FieldResolver(() => String, authorName)
  authorName(@Root() answer: LessonAnswerType, @Ctx() context: GraphContext): Promise<string | null> {
    return nameOf(this.domain, answer, context);
  }

  @FieldResolver(() => Boolean, isMine)
  isMine(@Root() { authorId }: LessonAnswerType, @Ctx() { viewer }: GraphContext): boolean {
    return isOwner(viewer, authorId ?? undefined);
  }
}

@Resolver(() => LessonQuestionType)
export class LessonQuestionResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Directive(notForAll)
  @Authorized()
  @Query(() => LessonQuestionConnectionType, {
    nullable: true,
    description: `The questions below a lesson, newest first. ${readers}`,
  })
  async lessonQuestions(
    @Arg("lessonId", () => ID) lessonId: string,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() { viewer }: GraphContext,
  ): Promise<LessonQuestionConnectionType | null> {
    const list = await this.domain.listQuestions(lessonId, page, viewer);
    return list && lessonQuestionsFrom(list);
  }

  @Directive(notForAll)
  @Authorized()
  @Query(() => LessonQuestionType, { nullable: true, description: `A question below a lesson. ${readers}` })
  async lessonQuestion(
    @Arg("id", () => ID) id: string,
    @Ctx() { viewer }: GraphContext,
  ): Promise<LessonQuestionType | null> {
    const question = await this.domain.findQuestion(id, viewer);
    return question && lessonQuestionTypeFrom(question);
  }

  @FieldResolver(() => String, authorName)
  authorName(@Root() question: LessonQuestionType, @Ctx() context: GraphContext): Promise<string | null> {
    return nameOf(this.domain, question, context);
  }

  @FieldResolver(() => Boolean, isMine)
  isMine(@Root() { authorId }: LessonQuestionType, @Ctx() { viewer }: GraphContext): boolean {
    return isOwner(viewer, authorId ?? undefined);
  }

  @FieldResolver(() => [LessonAnswerType], { description: "First written first; at most 100." })
  async answers(@Root() { id }: LessonQuestionType, @Ctx() context: GraphContext): Promise<LessonAnswerType[]> {
    return (await coursesLoaders(this.domain, context).answersOfQuestion.load(id)).map(lessonAnswerTypeFrom);
  }

  @Authorized()
  @Mutation(() => WriteLessonPostResult, {
    nullable: true,
    description:
      "Asks a question below a lesson that is open to the viewer. A student may ask 20 questions in a course in 24 hours.",
  })
  async askLessonQuestion(
    @Arg("input", () => AskLessonQuestionInput) input: AskLessonQuestionInput,
    @Ctx() { viewer }: GraphContext,
  ): Promise<typeof WriteLessonPostResult> {
    const tooMany = "You have asked 20 questions in this course in the last 24 hours. Ask again later.";
    return toWriteLessonPostResult(await this.domain.askQuestion(input, viewer), tooMany);
  }

  @Authorized()
  @Mutation(() => WriteLessonPostResult, {
    nullable: true,
    description: "Answers a question below a lesson that is open to the viewer. A question has at most 100 answers.",
  })
  async answerLessonQuestion(
    @Arg("input", () => AnswerLessonQuestionInput) input: AnswerLessonQuestionInput,
    @Ctx() { viewer }: GraphContext,
  ): Promise<typeof WriteLessonPostResult> {
    const tooMany = "The question has 100 answers already. Ask a new question.";
    return toWriteLessonPostResult(await this.domain.answerQuestion(input, viewer), tooMany);
  }

  @Authorized()
  @Mutation(() => WriteLessonPostResult, {
    nullable: true,
    description: "Changes the text of the viewer's own question or answer. Returns the question. Idempotent.",
  })
  async editLessonPost(
    @Arg("input", () => EditLessonPostInput) input: EditLessonPostInput,
    @Ctx() { viewer }: GraphContext,
  ): Promise<typeof WriteLessonPostResult> {
    return toWriteLessonPostResult(await this.domain.editPost(input, viewer));
  }

  @Authorized("LIVE")
  @Mutation(() => DeleteLessonPostResult, {
    nullable: true,
    description:
      "Deletes a question with its answers, or an answer. For its author, the instructor of the course and admins.",
  })
  async deleteLessonPost(
    @Arg("id", () => ID, { description: "The id of a question or an answer." }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeleteLessonPostResult> {
    const action = adminActionIfAny(context, "deleteLessonPost");
    return toDeleteLessonPostResult(await this.domain.deletePost(id, context.viewer, action));
  }
}

@Resolver(() => CourseType)
export class CourseQuestionsResolver {
  /** One lister per request and set of arguments. */
  private readonly listersKey = {};

  constructor(private readonly domain: CoursesDomain) {}

  @Directive(notForAll)
  @FieldResolver(() => LessonQuestionConnectionType, {
    nullable: true,
    description:
      "The questions of students below lessons that neither the instructor nor an admin has answered, first asked first. For its instructor and admins; null for others.",
  })
  async openLessonQuestions(
    @Root() { id, instructor }: CourseType,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: GraphContext,
  ): Promise<LessonQuestionConnectionType | null> {
    if (!mayManage(context.viewer, { instructorId: instructor.id })) return null;
    const lister = oncePerArguments(context, this.listersKey, [args.first, args.after], () =>
      this.domain.listOpenQuestions(args),
    );
    return lessonQuestionsFrom(await lister.list(id));
  }
}

async function nameOf(
  domain: CoursesDomain,
  { authorId }: LessonPostFields,
  context: GraphContext,
): Promise<string | null> {
  return authorId && ((await coursesLoaders(domain, context).profiles.load(authorId))?.fullName ?? null);
}
