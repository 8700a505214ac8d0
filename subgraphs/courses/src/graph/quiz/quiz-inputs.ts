import { Field, ID, InputType, Int } from "type-graphql";
import { QuestionKindEnum } from "./quiz-type.js";

@InputType()
export class QuizChoiceInput {
  @Field(() => ID, { nullable: true, description: "The id of the choice, or a UUID for a new one." })
  id?: string | null;

  @Field(() => String, { description: "Markdown, 1 to 1,000 characters." })
  text!: string;

  @Field(() => Boolean, { nullable: true, description: "False when absent. Left out for ORDERING." })
  isCorrect?: boolean | null;
}

@InputType()
export class QuizQuestionInput {
  @Field(() => ID, { nullable: true, description: "The id of the question, or a UUID for a new one." })
  id?: string | null;

  @Field(() => QuestionKindEnum)
  kind!: QuestionKindEnum;

  @Field(() => String, { description: "Markdown, 1 to 5,000 characters." })
  text!: string;

  @Field(() => Int, { nullable: true, description: "1 to 100; 1 when absent." })
  points?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Markdown, at most 5,000 characters. The student gets it after the answer.",
  })
  explanation?: string | null;

  @Field(() => [QuizChoiceInput], {
    nullable: true,
    description:
      "2 to 20, for the kinds with choices: SINGLE_CHOICE has one right choice, MULTIPLE_CHOICE at least one, and ORDERING has them in the right order.",
  })
  choices?: QuizChoiceInput[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "For SHORT_TEXT: 1 to 20 accepted texts of 1 to 200 characters. `*` stands for any characters.",
  })
  patterns?: string[] | null;
}

@InputType()
export class QuizInput {
  @Field(() => Int, {
    nullable: true,
    description: "The percentage of all points that passes, 0 to 100; 50 when absent.",
  })
  passPercent?: number | null;

  @Field(() => Int, { nullable: true, description: "1 to 100 attempts of a student; 100 when absent." })
  maxAttempts?: number | null;

  @Field(() => Int, { nullable: true, description: "1 to 600; no limit when absent." })
  timeLimitMinutes?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: each attempt has questions and choices in an order of its own; false when absent.",
  })
  isShuffled?: boolean | null;

  @Field(() => [QuizQuestionInput], { description: "1 to 100." })
  questions!: QuizQuestionInput[];
}

@InputType()
export class QuizAnswerInput {
  @Field(() => ID)
  questionId!: string;

  @Field(() => [ID], {
    nullable: true,
    description: "The chosen choices; all in the student's order for ORDERING.",
  })
  choiceIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: "At most 500 characters for SHORT_TEXT, and 10,000 for FREE_TEXT.",
  })
  text?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: "For UPLOAD: at most 5 files of the viewer that are READY. A picture has a public address.",
  })
  fileIds?: string[] | null;
}

@InputType()
export class AnswerQuizInput {
  @Field(() => ID)
  attemptId!: string;

  @Field(() => [QuizAnswerInput], {
    description: "At most 100. Each replaces the earlier answer to its question; other answers stay.",
  })
  answers!: QuizAnswerInput[];
}

@InputType()
export class QuestionMarkInput {
  @Field(() => ID, { description: "A question of kind FREE_TEXT or UPLOAD." })
  questionId!: string;

  @Field(() => Int, { description: "0 to the points of the question." })
  points!: number;

  @Field(() => String, { nullable: true, description: "For the student, at most 5,000 characters." })
  comment?: string | null;
}

@InputType()
export class MarkQuizAttemptInput {
  @Field(() => ID)
  attemptId!: string;

  @Field(() => [QuestionMarkInput], { description: "1 to 100. Each replaces the earlier mark of its question." })
  marks!: QuestionMarkInput[];
}
