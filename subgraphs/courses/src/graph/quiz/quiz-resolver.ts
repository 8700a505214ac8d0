import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { attemptsLeft } from "../../domain/quiz/quiz.js";
import { secondsLeft, showsSolutions } from "../../domain/quiz/quiz-attempt.js";
import { notForAll } from "../cache-hints.js";
import { coursesLoaders } from "../courses-loaders.js";
import { courseSectionTypeFrom, LessonType } from "../curriculum/course-section-type.js";
import { StudentResolver } from "../enrollment/student-resolver.js";
import { UserCoursesType } from "../enrollment/user-courses-type.js";
import { AnswerQuizInput } from "./quiz-inputs.js";
import {
  AnswerQuizResult,
  StartQuizAttemptResult,
  toAnswerQuizResult,
  toStartQuizAttemptResult,
} from "./quiz-results.js";
import { QuizAttemptType, quizAttemptTypeFrom, QuizQuestionType, quizQuestionsFrom, QuizType } from "./quiz-type.js";

@Resolver(() => QuizType)
export class LessonQuizResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Directive(notForAll)
  @FieldResolver(() => [QuizAttemptType], { description: "The viewer's own attempts, newest first." })
  async attempts(@Root() { lessonId }: QuizType, @Ctx() context: GraphContext): Promise<QuizAttemptType[]> {
    return (await coursesLoaders(this.domain, context).attemptsOfLesson.load(lessonId)).map(quizAttemptTypeFrom);
  }

  @Directive(notForAll)
  @FieldResolver(() => Int, { description: "The number of attempts that the viewer may still start." })
  async attemptsLeft(@Root() { lessonId, quiz }: QuizType, @Ctx() context: GraphContext): Promise<number> {
    return attemptsLeft(quiz, (await coursesLoaders(this.domain, context).attemptsOfLesson.load(lessonId)).length);
  }

  @Directive(notForAll)
  @Authorized()
  @Query(() => QuizAttemptType, {
    nullable: true,
    description:
      "For its student, and for the instructor of the course and admins once it is submitted; null for others.",
  })
  async quizAttempt(@Arg("id", () => ID) id: string, @Ctx() context: GraphContext): Promise<QuizAttemptType | null> {
    const attempt = await this.domain.findAttempt(id, context.viewer);
    return attempt && quizAttemptTypeFrom(attempt);
  }

  @Authorized()
  @Mutation(() => StartQuizAttemptResult, {
    nullable: true,
    description:
      "For enrolled users. Starts an attempt and its time limit. Returns the present attempt if it is not submitted yet; one whose time is over is submitted first.",
  })
  async startQuizAttempt(
    @Arg("lessonId", () => ID) lessonId: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof StartQuizAttemptResult> {
    return toStartQuizAttemptResult(await this.domain.startQuizAttempt(lessonId, buyerOf(context).id));
  }

  @Authorized()
  @Mutation(() => AnswerQuizResult, {
    nullable: true,
    description: "Saves answers of the viewer's own attempt; it stays open. Idempotent.",
  })
  saveQuizAnswers(
    @Arg("input", () => AnswerQuizInput) input: AnswerQuizInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof AnswerQuizResult> {
    return this.answer(input, context, false);
  }

  @Authorized()
  @Mutation(() => AnswerQuizResult, {
    nullable: true,
    description:
      "Saves answers and submits the viewer's own attempt, which is then marked. Answers later than 30 s after its end do not count. Idempotent.",
  })
  submitQuizAttempt(
    @Arg("input", () => AnswerQuizInput) input: AnswerQuizInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof AnswerQuizResult> {
    return this.answer(input, context, true);
  }

  private async answer(input: AnswerQuizInput, context: GraphContext, submits: boolean) {
    return toAnswerQuizResult(await this.domain.answerQuiz({ ...input, submits }, buyerOf(context).id));
  }
}

@Resolver(() => QuizAttemptType)
export class QuizAttemptResolver {
  private readonly students: StudentResolver;

  constructor(private readonly domain: CoursesDomain) {
    this.students = new StudentResolver(domain);
  }

  @Directive(notForAll)
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "Seconds until `endsAt`, at least 0, by the clock of the service. Null without a time limit, and after the submission.",
  })
  secondsLeft(@Root() { attempt }: QuizAttemptType): number | null {
    return secondsLeft(attempt, this.domain.clock.now());
  }

  @FieldResolver(() => [QuizQuestionType], { description: "In the order of this attempt." })
  async questions(@Root() { attempt }: QuizAttemptType, @Ctx() context: GraphContext): Promise<QuizQuestionType[]> {
    const { viewer } = context;
    // all others who get an attempt manage the course
    const isOwn = viewer.kind === "user" && viewer.id === attempt.userId;
    if (!isOwn || attempt.submittedAt === null) return quizQuestionsFrom(attempt, attempt.submittedAt !== null);
    const { attemptsOfLesson, quizOfLesson } = coursesLoaders(this.domain, context);
    const [all, current] = await Promise.all([
      attemptsOfLesson.load(attempt.lessonId),
      quizOfLesson.load(attempt.lessonId),
    ]);
    return quizQuestionsFrom(attempt, showsSolutions(attempt, all, current?.quiz ?? null));
  }

  @FieldResolver(() => LessonType)
  async lesson(@Root() { attempt }: QuizAttemptType, @Ctx() context: GraphContext): Promise<LessonType> {
    const { courses, sectionsOfCourse } = coursesLoaders(this.domain, context);
    const [course, sections] = await Promise.all([
      courses.load(attempt.courseId),
      sectionsOfCourse.load(attempt.courseId),
    ]);
    const lessons = course ? sections.flatMap((section) => courseSectionTypeFrom(section, course).lessons) : [];
    const lesson = lessons.find(({ id }) => id === attempt.lessonId);
    if (!lesson) throw new Error(`attempt ${attempt.id} has no lesson`);
    return lesson;
  }

  @Directive('@provides(fields: "email fullName")')
  @FieldResolver(() => UserCoursesType, {
    nullable: true,
    description: "An instructor sees only `id`, `fullName` and `email` of the user. Null when the account is deleted.",
  })
  student(@Root() { attempt }: QuizAttemptType, @Ctx() context: GraphContext): Promise<UserCoursesType | null> {
    return this.students.userOf(attempt.userId, context);
  }
}
