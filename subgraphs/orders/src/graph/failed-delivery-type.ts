import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { NotFoundType } from "@souk/kernel/graph/problem-types";
import type { FailedDelivery } from "../domain/failed-deliveries.js";
import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";

@ObjectType("FailedDelivery", {
  description: "A message from orders to another service that was given up after many tries.",
})
export class FailedDeliveryType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "What was to be done, e.g. createShipment." })
  task!: string;

  @Field(() => ID, { nullable: true })
  orderId!: string | null;

  @Field(() => Int)
  attempts!: number;

  @Field(() => String, { nullable: true })
  lastError!: string | null;

  @Field(() => DateTimeScalar, { description: "When it was first to be done." })
  createdAt!: Date;
}

export const RetryDeliveryResult = createUnionType({
  name: "RetryDeliveryResult",
  types: () => [FailedDeliveryType, NotFoundType] as const,
});

export function failedDeliveryTypeFrom({ data, ...job }: FailedDelivery): FailedDeliveryType {
  const orderId = (data as { orderId?: string } | null)?.orderId ?? null;
  return Object.assign(new FailedDeliveryType(), { ...job, orderId });
}
