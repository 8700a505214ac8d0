import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { ProductStub, productStub } from "@souk/kernel/graph/product-stub";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import type { SalesReport } from "../domain/sales-report.js";
import { OrderStatusEnum } from "./order-type.js";

@ObjectType("SalesTotals")
export class SalesTotalsType {
  @Field(() => Int, { description: "Placed in the range, whatever became of them." })
  orders!: number;

  @Field(() => Int, { description: "Paid in the range and not cancelled since." })
  paidOrders!: number;

  @Field(() => MoneyType, { description: "The totals of `paidOrders`, shipping included. Refunds are not taken off." })
  revenue!: MoneyType;

  @Field(() => MoneyType, { description: "What went back in the range, of orders that are not cancelled." })
  refunded!: MoneyType;

  @Field(() => MoneyType, { nullable: true, description: "Of `paidOrders`; null when there is none." })
  averageOrder!: MoneyType | null;

  @Field(() => Int, { description: "In `paidOrders`." })
  units!: number;
}

@ObjectType("SalesOfDay")
export class SalesOfDayType {
  @Field(() => String, { description: '"2026-03-08", as a calendar in the time zone has it.' })
  date!: string;

  @Field(() => Int, { description: "Placed on this day." })
  orders!: number;

  @Field(() => Int, { description: "Paid on this day and not cancelled since." })
  paidOrders!: number;

  @Field(() => MoneyType, { description: "The totals of `paidOrders`." })
  revenue!: MoneyType;
}

@ObjectType("OrdersOfStatus")
export class OrdersOfStatusType {
  @Field(() => OrderStatusEnum)
  status!: OrderStatusEnum;

  @Field(() => Int)
  count!: number;
}

@ObjectType("TopProduct")
export class TopProductType {
  @Field(() => ProductStub, {
    nullable: true,
    description: "As it is in the catalog now; null when it is there no more.",
  })
  product!: ProductStub | null;

  @Field(() => String, { description: "As the last of the orders has it." })
  sku!: string;

  @Field(() => String, { description: "As the last of the orders has it." })
  name!: string;

  @Field(() => Int)
  units!: number;

  @Field(() => MoneyType, { description: "Units times price as they were ordered, before shipping." })
  revenue!: MoneyType;
}

@ObjectType("SalesConversion", { description: "How far those came who began to buy in the range." })
export class SalesConversionType {
  @Field(() => Int, { nullable: true, description: "Carts that something was put in first; null while cart is away." })
  cartsStarted!: number | null;

  @Field(() => Int)
  ordersPlaced!: number;

  @Field(() => Int, {
    description: "Of `ordersPlaced`, those that have been paid by now, also if they were cancelled since.",
  })
  ordersPaid!: number;
}

@ArgsType()
export class SalesReportArgs {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar, { description: "The first moment that is not in the report; at most 366 days later." })
  to!: Date;

  @Field(() => String, { nullable: true, description: 'Whose days they are, e.g. "America/Toronto"; UTC when absent.' })
  timeZone?: string | null;
}

@ArgsType()
export class TopProductsArgs {
  @Field(() => Int, { nullable: true, description: "1 to 100; 10 when absent." })
  first?: number | null;
}

@ObjectType("SalesReport", { description: "In the shop's currency." })
export class SalesReportType {
  @Field(() => SalesTotalsType)
  totals!: SalesTotalsType;

  @Field(() => [SalesOfDayType], { description: "Every day of the range, oldest first, those without sales too." })
  byDay!: SalesOfDayType[];

  @Field(() => [OrdersOfStatusType], { description: "Of the orders placed in the range, each status as it is now." })
  byStatus!: OrdersOfStatusType[];

  report!: SalesReport;
}

export function salesReportTypeFrom(report: SalesReport): SalesReportType {
  const { totals, byDay, byStatus } = report;
  return Object.assign(new SalesReportType(), {
    report,
    totals: Object.assign(new SalesTotalsType(), {
      ...totals,
      revenue: moneyTypeFrom(totals.revenue),
      refunded: moneyTypeFrom(totals.refunded),
      averageOrder: totals.averageOrder && moneyTypeFrom(totals.averageOrder),
    }),
    byDay: byDay.map((day) => Object.assign(new SalesOfDayType(), { ...day, revenue: moneyTypeFrom(day.revenue) })),
    byStatus: byStatus.map(({ status, count }) =>
      Object.assign(new OrdersOfStatusType(), { status: OrderStatusEnum[status], count }),
    ),
  });
}

type TopProduct = Awaited<ReturnType<SalesReport["topProducts"]>>[number];

export function topProductTypeFrom({ productId, revenue, ...product }: TopProduct): TopProductType {
  return Object.assign(new TopProductType(), {
    ...product,
    product: productStub(productId),
    revenue: moneyTypeFrom(revenue),
  });
}
