import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { notFound, NotFoundType, serviceUnavailable, ServiceUnavailableType } from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import type { FailedDelivery, RetryOutcome } from "../../domain/repair/failed-delivery.js";
import type { OutboxReport } from "../../domain/repair/list-failed-deliveries.js";
import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";

@ObjectType("FailedDelivery", {
  description: "A message from one service to another, or to a person, that the outbox gave up after many attempts.",
})
export class FailedDeliveryType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The service whose outbox contains it, e.g. payments." })
  service!: string;

  @Field(() => String, { description: "The task of the job, e.g. createShipment." })
  task!: string;

  @Field(() => ID, { nullable: true })
  orderId!: string | null;

  @Field(() => Int)
  attempts!: number;

  @Field(() => String, { nullable: true })
  lastError!: string | null;

  @Field(() => DateTimeScalar, { description: "When the job was first due." })
  createdAt!: Date;
}

@ObjectType("Outbox", { description: "The outgoing jobs of one service." })
export class OutboxType {
  @Field(() => String)
  service!: string;

  @Field(() => [FailedDeliveryType], {
    nullable: true,
    description: "The failed jobs; at most 100, oldest first. Null while the service is unavailable.",
  })
  failedDeliveries!: FailedDeliveryType[] | null;
}

export const RetryDeliveryResult = createUnionType({
  name: "RetryDeliveryResult",
  types: () => [FailedDeliveryType, NotFoundType, ServiceUnavailableType] as const,
});

export function failedDeliveryTypeFrom(delivery: FailedDelivery): FailedDeliveryType {
  const { id, service, task, orderId, attempts, lastError, createdAt } = delivery;
  const plain = { id, service, task, orderId, attempts, lastError, createdAt };
  return Object.assign(new FailedDeliveryType(), plain);
}

export function outboxTypeFrom({ service, failed }: OutboxReport): OutboxType {
  const failedDeliveries = failed && failed.map(failedDeliveryTypeFrom);
  return Object.assign(new OutboxType(), { service, failedDeliveries });
}

export function toRetryDeliveryResult(outcome: RetryOutcome, id: string): typeof RetryDeliveryResult {
  switch (outcome.kind) {
    case "retried":
      return failedDeliveryTypeFrom(outcome.delivery);
    case "notFound":
      return notFound(`There is no failed delivery ${id}.`);
    case "serviceUnavailable":
      return serviceUnavailable(outcome.service);
    default:
      return unreachable(outcome);
  }
}
