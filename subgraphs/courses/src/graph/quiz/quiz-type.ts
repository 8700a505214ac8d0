import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import type { Page } from "@souk/kernel/values/page";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { attemptsToMarkOrder } from "../../domain/quiz/list-attempts-to-mark.js";
import type { QuizAnswer } from "../../domain/quiz/mark-answers.js";
import { maxPointsOf, type Quiz, type QuizQuestion } from "../../domain/quiz/quiz.js";
import { scoreOfAttempt, type QuizAttempt } from "../../domain/quiz/quiz-attempt.js";
import { inShownOrder } from "../../domain/quiz/shown-order.js";
import { LessonMediaStub, lessonMediaStub } from "../curriculum/lesson-media-stub.js";

export enum QuestionKindEnum {
  SINGLE_CHOICE = "SINGLE_CHOICE",
  MULTIPLE_CHOICE = "MULTIPLE_CHOICE",
  ORDERING = "ORDERING",
  SHORT_TEXT = "SHORT_TEXT",
  FREE_TEXT = "FREE_TEXT",
  UPLOAD = "UPLOAD",
}

registerEnumType(QuestionKindEnum, {
  name: "QuestionKind",
  valuesConfig: {
    MULTIPLE_CHOICE: {
      description: "Each right choice gives a part of the points, and each wrong one takes away such a part.",
    },
    ORDERING: { description: "The student puts all choices in the right order." },
    SHORT_TEXT: { description: "The answer is compared with patterns, without case." },
    FREE_TEXT: { description: "The instructor marks the answer." },
    UPLOAD: { description: "The answer is files, which the instructor marks." },
  },
});

/** The settings of a quiz and of its draft; it is not a type in the schema. */
@ObjectType()
abstract class QuizSettings {
  @Field(() => Int, { description: "The percentage of all points that passes." })
  passPercent!: number;

  @Field(() => Int, { nullable: true, description: "The number of attempts of a student; 100 when null." })
  maxAttempts!: number | null;

  @Field(() => Int, { nullable: true, description: "Null without a limit." })
  timeLimitMinutes!: number | null;

  @Field(() => Boolean, { description: "True: each attempt has questions and choices in an order of its own." })
  isShuffled!: boolean;
}

@ObjectType("Quiz", {
  description: "The quiz of a lesson. An attempt has its questions. Passing it completes the lesson.",
})
export class QuizType extends QuizSettings {
  @Field(() => Int)
  questionCount!: number;

  @Field(() => Int)
  maxPoints!: number;

  lessonId!: string;
  quiz!: Quiz;
}

export function quizTypeFrom(lessonId: string, quiz: Quiz): QuizType {
  const { questions, ...settings } = quiz;
  const counts = { questionCount: questions.length, maxPoints: maxPointsOf(quiz) };
  return Object.assign(new QuizType(), { ...settings, ...counts, lessonId, quiz });
}

@ObjectType("DraftChoice", { description: "A choice of a question with its solution." })
export class DraftChoiceType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "Markdown." })
  text!: string;

  @Field(() => Boolean, { description: "False for every choice of ORDERING." })
  isCorrect!: boolean;
}

@ObjectType("DraftQuestion", { description: "A question with its solution, as its author edits it." })
export class DraftQuestionType {
  @Field(() => ID)
  id!: string;

  @Field(() => QuestionKindEnum)
  kind!: QuestionKindEnum;

  @Field(() => String, { description: "Markdown." })
  text!: string;

  @Field(() => Int)
  points!: number;

  @Field(() => String, { nullable: true, description: "Markdown; the student gets it after the answer." })
  explanation!: string | null;

  @Field(() => [DraftChoiceType], { description: "In the right order for ORDERING; empty for texts and files." })
  choices!: readonly DraftChoiceType[];

  @Field(() => [String], {
    description: "The accepted texts of SHORT_TEXT, in which `*` stands for any characters; empty for the other kinds.",
  })
  patterns!: readonly string[];
}

@ObjectType("DraftQuiz", { description: "The quiz of a lesson with its solutions, as its author edits it." })
export class DraftQuizType extends QuizSettings {
  @Field(() => [DraftQuestionType])
  questions!: readonly DraftQuestionType[];
}

export function draftQuizTypeFrom({ questions, ...settings }: Quiz): DraftQuizType {
  return Object.assign(new DraftQuizType(), { ...settings, questions: questions.map(draftQuestionTypeFrom) });
}

export function draftQuestionTypeFrom(question: QuizQuestion): DraftQuestionType {
  const choices = question.choices.map((choice) => Object.assign(new DraftChoiceType(), choice));
  return Object.assign(new DraftQuestionType(), { ...question, kind: QuestionKindEnum[question.kind], choices });
}

@ObjectType("QuizChoice")
export class QuizChoiceType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "Markdown." })
  text!: string;
}

@ObjectType("QuizAnswer", { description: "The student's answer to a question." })
export class QuizAnswerType {
  @Field(() => [ID], { description: "The chosen choices; in the student's order for ORDERING." })
  choiceIds!: readonly string[];

  @Field(() => String, { nullable: true, description: "The text of SHORT_TEXT and FREE_TEXT." })
  text!: string | null;

  @Field(() => [ID], { description: "The ids of the files of UPLOAD; empty for the other kinds." })
  fileIds!: readonly string[];

  @Field(() => [LessonMediaStub], {
    nullable: "itemsAndList",
    description:
      "The files of UPLOAD. Their links are for the student, and for the instructor of the course and admins once the attempt is submitted. Null while media does not answer.",
  })
  files!: readonly LessonMediaStub[];
}

function quizAnswerTypeFrom(attemptId: string, { choiceIds, text, fileIds = [] }: QuizAnswer): QuizAnswerType {
  const files = fileIds.map((id) => lessonMediaStub(attemptId, id));
  return Object.assign(new QuizAnswerType(), { choiceIds, text, fileIds, files });
}

@ObjectType("QuizResult", { description: "The mark of an answer." })
export class QuizResultType {
  @Field(() => Int, { nullable: true, description: "Null until the instructor has marked the answer." })
  points!: number | null;

  @Field(() => String, { nullable: true, description: "The instructor's comment." })
  comment!: string | null;

  @Field(() => String, { nullable: true, description: "Markdown." })
  explanation!: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      "The right choices; for ORDERING, all in the right order. Null for a student who has not passed and has attempts left, and for texts and files.",
  })
  correctChoiceIds!: readonly string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "The accepted texts of SHORT_TEXT. Null as `correctChoiceIds`, and for the other kinds.",
  })
  patterns!: readonly string[] | null;
}

@ObjectType("QuizQuestion", { description: "A question of an attempt." })
export class QuizQuestionType {
  @Field(() => ID)
  id!: string;

  @Field(() => QuestionKindEnum)
  kind!: QuestionKindEnum;

  @Field(() => String, { description: "Markdown." })
  text!: string;

  @Field(() => Int, { description: "The points of a right answer." })
  points!: number;

  @Field(() => [QuizChoiceType], { description: "In the order of this attempt; empty for texts and files." })
  choices!: readonly QuizChoiceType[];

  @Field(() => QuizAnswerType, { nullable: true, description: "Null without an answer." })
  answer!: QuizAnswerType | null;

  @Field(() => QuizResultType, { nullable: true, description: "Null until the attempt is submitted." })
  result!: QuizResultType | null;
}

/** Returns the questions in the order of the attempt. `withSolutions`: whether the viewer sees the right answers. */
export function quizQuestionsFrom(attempt: QuizAttempt, withSolutions: boolean): QuizQuestionType[] {
  const { quiz, answers, marks, submittedAt } = attempt;
  const solutions = new Map(quiz.questions.map((question) => [question.id, question]));
  return inShownOrder(quiz, attempt.id).map(({ id, kind, text, points, choices, explanation }) => {
    const answer = answers.find(({ questionId }) => questionId === id);
    const mark = marks.find(({ questionId }) => questionId === id);
    const solution = withSolutions ? solutions.get(id) : undefined;
    const result = submittedAt !== null &&
      mark && {
        points: mark.points,
        comment: mark.comment,
        explanation,
        correctChoiceIds: solution && solution.choices.length > 0 ? correctChoiceIds(solution) : null,
        patterns: solution?.kind === "SHORT_TEXT" ? solution.patterns : null,
      };
    return Object.assign(new QuizQuestionType(), {
      id,
      kind: QuestionKindEnum[kind],
      text,
      points,
      choices: choices.map((choice) => Object.assign(new QuizChoiceType(), { id: choice.id, text: choice.text })),
      answer: answer ? quizAnswerTypeFrom(attempt.id, answer) : null,
      result: result ? Object.assign(new QuizResultType(), result) : null,
    });
  });
}

function correctChoiceIds({ kind, choices }: QuizQuestion): string[] {
  return choices.filter(({ isCorrect }) => isCorrect || kind === "ORDERING").map(({ id }) => id);
}

@ObjectType("QuizAttempt", { description: "A student's attempt at a quiz. It keeps the questions that it began with." })
export class QuizAttemptType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeScalar)
  startedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The end of its time limit, when it is submitted with the answers saved by then; null without one.",
  })
  endsAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Null while the student may answer." })
  submittedAt!: Date | null;

  @Field(() => Int, { nullable: true, description: "Null until all answers are marked." })
  points!: number | null;

  @Field(() => Int)
  maxPoints!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: "Null until it is submitted, and while the instructor's marks decide.",
  })
  isPassed!: boolean | null;

  attempt!: QuizAttempt;
}

export function quizAttemptTypeFrom(attempt: QuizAttempt): QuizAttemptType {
  const { id, startedAt, endsAt, submittedAt, quiz } = attempt;
  const score = scoreOfAttempt(attempt) ?? { points: null, isPassed: null };
  const { points, isPassed } = score;
  const known = { id, startedAt, endsAt, submittedAt, points, maxPoints: maxPointsOf(quiz), isPassed };
  return Object.assign(new QuizAttemptType(), { ...known, attempt });
}

@ObjectType("QuizAttemptConnection")
export class QuizAttemptConnectionType extends ConnectionType {
  @Field(() => [QuizAttemptType])
  nodes!: QuizAttemptType[];
}

export function attemptsToMarkFrom(page: Page<QuizAttempt>, count: () => Promise<number>): QuizAttemptConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: attemptsToMarkOrder,
    keyOf: ({ submittedAt, id }) => [submittedAt?.toISOString() ?? "", id],
    nodeFrom: quizAttemptTypeFrom,
    count,
  });
  return Object.assign(new QuizAttemptConnectionType(), { nodes, pageInfo, count });
}
