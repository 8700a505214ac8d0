import { Field, ID, Int, ObjectType } from "type-graphql";
import type { CourseStatistics, QuizStatistics } from "../../domain/statistics/course-statistics.js";
import { DraftQuestionType, draftQuestionTypeFrom } from "../quiz/quiz-type.js";

@ObjectType("LessonStatistics", { description: "The current students of a course at one of its lessons." })
export class LessonStatisticsType {
  @Field(() => ID)
  lessonId!: string;

  @Field(() => Int, { description: "The students who have completed the lesson." })
  completed!: number;

  @Field(() => Int, {
    description: "The students who have not completed the course and for whom this is the next lesson.",
  })
  next!: number;

  @Field(() => Int, { description: "The students among `next` who have made no progress for 30 days." })
  inactive!: number;
}

@ObjectType("CourseStatistics", { description: "The current students of a course and their progress." })
export class CourseStatisticsType {
  @Field(() => Int)
  students!: number;

  @Field(() => Int, { description: "The students who have completed the course." })
  completed!: number;

  @Field(() => [LessonStatisticsType], { description: "In teaching order." })
  lessons!: readonly LessonStatisticsType[];
}

export function courseStatisticsTypeFrom({ students, completed, lessons }: CourseStatistics): CourseStatisticsType {
  const types = lessons.map((lesson) => Object.assign(new LessonStatisticsType(), lesson));
  return Object.assign(new CourseStatisticsType(), { students, completed, lessons: types });
}

@ObjectType("ChoiceCount", { description: "How often a choice was chosen." })
export class ChoiceCountType {
  @Field(() => ID)
  choiceId!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType("TextCount", { description: "How often a text was given." })
export class TextCountType {
  @Field(() => String, { description: "In lower case." })
  text!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType("QuestionStatistics", { description: "The answers to a question of a quiz." })
export class QuestionStatisticsType {
  @Field(() => DraftQuestionType, { description: "The question as it is now." })
  question!: DraftQuestionType;

  @Field(() => Int, { description: "The attempts with this question." })
  attempts!: number;

  @Field(() => Int, { description: "The attempts with an answer to it." })
  answers!: number;

  @Field(() => Int, { description: "The attempts with all points." })
  right!: number;

  @Field(() => Int, { description: "The attempts in which the answer is not marked yet." })
  unmarked!: number;

  @Field(() => Int, {
    nullable: true,
    description: "The percentage of the possible points that the attempts have, rounded; null without marks.",
  })
  pointsPercent!: number | null;

  @Field(() => [ChoiceCountType], { description: "One for each choice; empty for ORDERING, texts and files." })
  choices!: readonly ChoiceCountType[];

  @Field(() => [TextCountType], {
    description: "The answers to SHORT_TEXT, at most 10, most frequent first; empty for the other kinds.",
  })
  texts!: readonly TextCountType[];
}

@ObjectType("QuizStatistics", {
  description: "The submitted attempts of the current students at the quiz of a lesson.",
})
export class QuizStatisticsType {
  @Field(() => ID)
  lessonId!: string;

  @Field(() => String)
  lessonTitle!: string;

  @Field(() => Int)
  attempts!: number;

  @Field(() => Int, { description: "The students with an attempt." })
  students!: number;

  @Field(() => Int, { description: "The students who have passed." })
  passed!: number;

  @Field(() => Int, {
    nullable: true,
    description: "The percentage of the possible points that the attempts have, rounded; null without marks.",
  })
  averagePercent!: number | null;

  @Field(() => [QuestionStatisticsType], { description: "The questions that the quiz has now." })
  questions!: readonly QuestionStatisticsType[];
}

export function quizStatisticsTypeFrom({ questions, ...totals }: QuizStatistics): QuizStatisticsType {
  return Object.assign(new QuizStatisticsType(), {
    ...totals,
    questions: questions.map(({ question, choices, texts, ...numbers }) =>
      Object.assign(new QuestionStatisticsType(), {
        ...numbers,
        question: draftQuestionTypeFrom(question),
        choices: choices.map((choice) => Object.assign(new ChoiceCountType(), choice)),
        texts: texts.map((text) => Object.assign(new TextCountType(), text)),
      }),
    ),
  });
}
