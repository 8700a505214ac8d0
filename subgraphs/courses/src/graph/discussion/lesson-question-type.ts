import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import type { LessonAnswer, LessonPost, LessonQuestion } from "../../domain/discussion/lesson-question.js";
import { questionKeyOf, type QuestionList } from "../../domain/discussion/list-questions.js";
import { notForAll } from "../cache-hints.js";

export enum LessonPostRoleEnum {
  STUDENT = "STUDENT",
  INSTRUCTOR = "INSTRUCTOR",
  ADMIN = "ADMIN",
}

registerEnumType(LessonPostRoleEnum, {
  name: "LessonPostRole",
  description: "The role in which an author wrote a question or an answer below a lesson.",
});

/** The fields of questions and answers; it is not a type in the schema. */
@ObjectType()
export abstract class LessonPostFields {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "Plain text with line breaks." })
  text!: string;

  @Field(() => LessonPostRoleEnum)
  authorRole!: LessonPostRoleEnum;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "Null until the first edit." })
  editedAt!: Date | null;

  authorId!: string | null;
}

@Directive(notForAll)
@ObjectType("LessonAnswer", { description: "An answer to a question below a lesson." })
export class LessonAnswerType extends LessonPostFields {}

@Directive(notForAll)
@ObjectType("LessonQuestion", {
  description:
    "A question below a lesson, for the students to whom the lesson is open, the instructor of the course and admins. The questions of a quiz are `QuizQuestion`.",
})
export class LessonQuestionType extends LessonPostFields {
  @Field(() => ID)
  lessonId!: string;

  @Field(() => String)
  lessonTitle!: string;

  @Field(() => Boolean, { description: "True until the instructor or an admin answers the question of a student." })
  isOpen!: boolean;
}

@Directive(notForAll)
@ObjectType("LessonQuestionConnection")
export class LessonQuestionConnectionType extends ConnectionType {
  @Field(() => [LessonQuestionType])
  nodes!: LessonQuestionType[];
}

const chosenId = {
  nullable: true,
  description: "A UUID that the client chooses, so that a repeated request adds nothing.",
} as const;
const postText = { description: "1 to 5,000 characters of plain text." } as const;

@InputType()
export class AskLessonQuestionInput {
  @Field(() => ID, chosenId)
  id?: string | null;

  @Field(() => ID)
  lessonId!: string;

  @Field(() => String, postText)
  text!: string;
}

@InputType()
export class AnswerLessonQuestionInput {
  @Field(() => ID, chosenId)
  id?: string | null;

  @Field(() => ID)
  questionId!: string;

  @Field(() => String, postText)
  text!: string;
}

@InputType()
export class EditLessonPostInput {
  @Field(() => ID, { description: "The id of a question or an answer." })
  id!: string;

  @Field(() => String, postText)
  text!: string;
}

function postFields({ id, text, authorId, authorRole, createdAt, editedAt }: LessonPost) {
  return { id, text, authorId, authorRole: LessonPostRoleEnum[authorRole], createdAt, editedAt };
}

export function lessonAnswerTypeFrom(answer: LessonAnswer): LessonAnswerType {
  return Object.assign(new LessonAnswerType(), postFields(answer));
}

export function lessonQuestionTypeFrom(question: LessonQuestion): LessonQuestionType {
  const { lessonId, lessonTitle, isOpen } = question;
  return Object.assign(new LessonQuestionType(), { ...postFields(question), lessonId, lessonTitle, isOpen });
}

export function lessonQuestionsFrom({ page, order, count }: QuestionList): LessonQuestionConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order,
    keyOf: questionKeyOf,
    nodeFrom: lessonQuestionTypeFrom,
    count,
  });
  return Object.assign(new LessonQuestionConnectionType(), { nodes, pageInfo, count });
}
