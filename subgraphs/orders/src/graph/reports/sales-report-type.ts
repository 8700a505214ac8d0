import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { productStub, ProductStub } from "@souk/kernel/graph/product-stub";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import type { SalesReport } from "../../domain/reports/sales-report.js";
import { OrderStatusEnum } from "../order/order-type.js";

@ObjectType("SalesTotals")
export class SalesTotalsType {
  @Field(() => Int, { description: "Orders placed in the range, whatever their status now." })
  orders!: number;

  @Field(() => Int, { description: "Orders paid in the range and not cancelled since." })
  paidOrders!: number;

  @Field(() => MoneyType, {
    description: "The sum of the totals of `paidOrders`, including shipping. Refunds are not subtracted.",
  })
  revenue!: MoneyType;

  @Field(() => MoneyType, { description: "The refunds in the range, for orders that are not cancelled." })
  refunded!: MoneyType;

  @Field(() => MoneyType, { nullable: true, description: "The average of `paidOrders`; null when there are none." })
  averageOrder!: MoneyType | null;

  @Field(() => Int, { description: "The units in `paidOrders`." })
  units!: number;
}

@ObjectType("SalesOfDay")
export class SalesOfDayType {
  @Field(() => String, { description: 'A calendar date in the time zone, such as "2026-03-08".' })
  date!: string;

  @Field(() => Int, { description: "Orders placed on this day." })
  orders!: number;

  @Field(() => Int, { description: "Orders paid on this day and not cancelled since." })
  paidOrders!: number;

  @Field(() => MoneyType, { description: "The sum of the totals of `paidOrders`." })
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
    description: "The product in its current state in the catalog; null if the catalog no longer has it.",
  })
  product!: ProductStub | null;

  @Field(() => String, { description: "The SKU in the latest of the orders." })
  sku!: string;

  @Field(() => String, { description: "The name in the latest of the orders." })
  name!: string;

  @Field(() => Int)
  units!: number;

  @Field(() => MoneyType, { description: "The sum of units times ordered price, before shipping." })
  revenue!: MoneyType;
}

@ObjectType("SalesConversion", { description: "The conversion of carts to paid orders in the range." })
export class SalesConversionType {
  @Field(() => Int, {
    nullable: true,
    description:
      "Carts started in the range, and at least `ordersPlaced`, because an order's cart may have been started earlier. Null while cart is unavailable.",
  })
  cartsStarted!: number | null;

  @Field(() => Int)
  ordersPlaced!: number;

  @Field(() => Int, {
    description: "The orders in `ordersPlaced` that have been paid by now, including later cancelled ones.",
  })
  ordersPaid!: number;
}

@ObjectType("CartReminderCounts", { description: "The mails that reminded buyers of their carts in the range." })
export class CartReminderCountsType {
  @Field(() => Int, { description: "Including those that are not mailed, because their reader refuses them." })
  sent!: number;

  @Field(() => Int, { description: "The reminders whose link was used." })
  opened!: number;

  @Field(() => Int, {
    description:
      "The orders that the reminded buyers paid at most seven days after a reminder, without cancelled ones.",
  })
  recoveredOrders!: number;
}

@ArgsType()
export class SalesReportArgs {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar, { description: "Exclusive; at most 366 days after `from`." })
  to!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'The time zone of the days, e.g. "America/Toronto"; UTC when absent.',
  })
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

  @Field(() => [SalesOfDayType], { description: "Every day of the range, oldest first, including days without sales." })
  byDay!: SalesOfDayType[];

  @Field(() => [OrdersOfStatusType], { description: "The orders placed in the range, by their current status." })
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
