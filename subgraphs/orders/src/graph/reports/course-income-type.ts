import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { productStub, ProductStub } from "@souk/kernel/graph/product-stub";
import { ArgsType, Field, ID, Int, ObjectType } from "type-graphql";
import type { CourseIncome, IncomeFigures } from "../../domain/reports/course-income.js";

@ObjectType("CourseIncomeFigures", {
  description: "Without tax. `sales` minus `refunds` are `shopShare` plus `income`.",
})
export class CourseIncomeFiguresType {
  @Field(() => Int, { description: "The sold units, including free ones. Refunds are not subtracted." })
  units!: number;

  @Field(() => MoneyType, { description: "The courses in orders that were paid then and are not cancelled." })
  sales!: MoneyType;

  @Field(() => MoneyType, { description: "The courses in refunds that ended then, in orders that are not cancelled." })
  refunds!: MoneyType;

  @Field(() => MoneyType, {
    description: "The shop's part, by its share at the time of each order. Negative if refunds are higher than sales.",
  })
  shopShare!: MoneyType;

  @Field(() => MoneyType, { description: "The instructor's part. Negative if refunds are higher than sales." })
  income!: MoneyType;
}

@ObjectType("CourseIncomeOfMonth")
export class CourseIncomeOfMonthType extends CourseIncomeFiguresType {
  @Field(() => String, { description: 'A month in the time zone, such as "2026-03".' })
  month!: string;
}

@ObjectType("IncomeOfCourse")
export class IncomeOfCourseType extends CourseIncomeFiguresType {
  @Field(() => ProductStub, {
    nullable: true,
    description: "The product in its current state in the catalog; null if the catalog no longer has it.",
  })
  product!: ProductStub | null;

  @Field(() => String, { description: "The name in the latest of the orders." })
  name!: string;
}

@ObjectType("IncomeOfCourseInMonth")
export class IncomeOfCourseInMonthType extends IncomeOfCourseType {
  @Field(() => String, { description: 'A month in the time zone, such as "2026-03".' })
  month!: string;
}

@ObjectType("CourseIncome", { description: "In the shop's currency." })
export class CourseIncomeType {
  @Field(() => CourseIncomeFiguresType)
  totals!: CourseIncomeFiguresType;

  @Field(() => [CourseIncomeOfMonthType], {
    description: "Every month of the range, oldest first, including months without sales.",
  })
  months!: CourseIncomeOfMonthType[];

  @Field(() => [IncomeOfCourseType], { description: "Highest income first; at most 100." })
  courses!: IncomeOfCourseType[];

  @Field(() => [IncomeOfCourseInMonthType], {
    description: "Each course in each month with sales or refunds of it, oldest month first.",
  })
  monthsOfCourses!: IncomeOfCourseInMonthType[];

  @Field(() => Int, { description: "The shop's share of courses that are ordered from now on." })
  shopShareBasisPoints!: number;
}

@ArgsType()
export class CourseIncomeArgs {
  @Field(() => ID, { nullable: true, description: "The viewer when absent; only admins may give another user." })
  instructorId?: string | null;

  @Field(() => String, { description: 'A month such as "2026-01".' })
  fromMonth!: string;

  @Field(() => String, { description: "Inclusive; at most 35 months after `fromMonth`." })
  toMonth!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The time zone of the months, e.g. "America/Toronto"; UTC when absent.',
  })
  timeZone?: string | null;
}

export function courseIncomeTypeFrom(report: CourseIncome): CourseIncomeType {
  const { totals, months, courses, monthsOfCourses, shopShareBasisPoints } = report;
  return Object.assign(new CourseIncomeType(), {
    totals: Object.assign(new CourseIncomeFiguresType(), figuresFrom(totals)),
    months: months.map((row) =>
      Object.assign(new CourseIncomeOfMonthType(), { month: row.month, ...figuresFrom(row) }),
    ),
    courses: courses.map((row) => Object.assign(new IncomeOfCourseType(), courseFrom(row))),
    monthsOfCourses: monthsOfCourses.map((row) =>
      Object.assign(new IncomeOfCourseInMonthType(), { month: row.month, ...courseFrom(row) }),
    ),
    shopShareBasisPoints,
  });
}

function courseFrom({ productId, name, ...figures }: CourseIncome["courses"][number]) {
  return { product: productStub(productId), name, ...figuresFrom(figures) };
}

function figuresFrom({ units, sales, refunds, shopShare, income }: IncomeFigures) {
  return {
    units,
    sales: moneyTypeFrom(sales),
    refunds: moneyTypeFrom(refunds),
    shopShare: moneyTypeFrom(shopShare),
    income: moneyTypeFrom(income),
  };
}
