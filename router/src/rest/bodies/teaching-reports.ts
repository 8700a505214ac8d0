import { z } from "zod";
import type { RestCourseIncomeQuery, RestQuizStatisticsQuery } from "../generated/operations.js";
import { snakeKeys } from "../snake-case.js";
import { amount, currencyCode, lower, named, number } from "./fields.js";
import { questionKind } from "./quiz-attempt.js";

export const courseStatisticsBody = named(
  "CourseStatistics",
  z.object({
    students: z.int(),
    completed: z.int().describe("The students who have completed the course."),
    lessons: z.array(
      z.object({
        lesson_id: z.string(),
        completed: z.int().describe("The students who have completed the lesson."),
        next: z.int().describe("The students for whom this is the next lesson."),
        inactive: z.int().describe("The students among `next` without progress for 30 days."),
      }),
    ),
  }),
);

const percent = z.int().nullable().describe("A percentage of the possible points; null without marks.");

export const quizStatisticsBody = named(
  "QuizStatistics",
  z.object({
    lesson_id: z.string(),
    lesson_title: z.string(),
    attempts: z.int(),
    students: z.int().describe("The students with an attempt."),
    passed: z.int().describe("The students who have passed."),
    average_percent: percent,
    questions: z.array(
      z.object({
        id: z.string(),
        kind: questionKind,
        text: z.string(),
        points: z.int(),
        attempts: z.int().describe("The attempts with this question."),
        answers: z.int().describe("The attempts with an answer to it."),
        right: z.int().describe("The attempts with all points."),
        unmarked: z.int().describe("The attempts in which the answer is not marked yet."),
        points_percent: percent,
        choices: z.array(
          z.object({
            id: z.string(),
            text: z.string(),
            is_correct: z.boolean(),
            count: z.int().nullable().describe("The answers with this choice; null for `ordering`."),
          }),
        ),
        texts: z
          .array(z.object({ text: z.string(), count: z.int() }))
          .describe("The answers to a `short_text`, at most 10, the most frequent first."),
      }),
    ),
  }),
);

type Statistics = NonNullable<RestQuizStatisticsQuery["quizStatistics"]>;

export function toQuizStatistics({ questions, ...statistics }: Statistics): z.input<typeof quizStatisticsBody> {
  return {
    ...snakeKeys(statistics),
    questions: questions.map(({ question, choices, ...counts }) => {
      const chosen = new Map(choices.map(({ choiceId, count }) => [choiceId, count]));
      return {
        ...snakeKeys({ ...question, ...counts }),
        kind: lower(question.kind),
        choices: question.choices.map((choice) => ({ ...snakeKeys(choice), count: chosen.get(choice.id) ?? null })),
      };
    }),
  };
}

const figures = {
  units: z.int().describe("The sold units, including free ones."),
  sales: amount,
  refunds: amount,
  shop_share: amount,
  income: amount,
};

const sold = {
  name: z.string(),
  product_id: z.string().nullable().describe("Null if the catalog no longer has it."),
  ...figures,
};

export const courseIncomeBody = named(
  "CourseIncome",
  z.object({
    currency: currencyCode,
    shop_share_basis_points: z.int().describe("The shop's share of courses that are ordered from now on."),
    totals: z.object(figures),
    months: z.array(z.object({ month: z.string(), ...figures })),
    courses: z.array(z.object(sold)).describe("The highest income first; at most 100."),
    months_of_courses: z.array(z.object({ month: z.string(), ...sold })),
  }),
);

type Income = NonNullable<RestCourseIncomeQuery["courseIncome"]>;

function toFigures({ units, sales, refunds, shopShare, income }: Income["totals"]) {
  return {
    units,
    sales: number(sales.amount),
    refunds: number(refunds.amount),
    shop_share: number(shopShare.amount),
    income: number(income.amount),
  };
}

function toSold({ name, product, ...rest }: Income["courses"][number]) {
  return { name, product_id: product?.id ?? null, ...toFigures(rest) };
}

/** Amounts are without tax: `sales` minus `refunds` are `shop_share` plus `income`. */
export function toCourseIncome(income: Income): z.input<typeof courseIncomeBody> {
  return {
    currency: income.totals.sales.currency,
    shop_share_basis_points: income.shopShareBasisPoints,
    totals: toFigures(income.totals),
    months: income.months.map(({ month, ...rest }) => ({ month, ...toFigures(rest) })),
    courses: income.courses.map(toSold),
    months_of_courses: income.monthsOfCourses.map(({ month, ...rest }) => ({ month, ...toSold(rest) })),
  };
}
