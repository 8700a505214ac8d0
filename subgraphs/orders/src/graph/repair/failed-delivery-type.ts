import { FailedDeliverySortEnum } from "@souk/kernel/graph/outbox-resolver";
import {
  ForwardPageArgs,
  pageFieldsFrom,
  UncountedConnectionType,
  type PageFields,
} from "@souk/kernel/graph/page-info-type";
import { notFound, NotFoundType, serviceUnavailable, ServiceUnavailableType } from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { unreachable } from "@souk/kernel/values/unreachable";
import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { deliveryKey } from "../../domain/repair/delivery-position.js";
import type { FailedDelivery, RetryOutcome } from "../../domain/repair/failed-delivery.js";
import type { FailedDeliveryList, OutboxReport } from "../../domain/repair/list-failed-deliveries.js";

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

@ObjectType("FailedDeliveryEdge")
export class FailedDeliveryEdgeType {
  @Field(() => String)
  cursor!: string;

  @Field(() => FailedDeliveryType)
  node!: FailedDeliveryType;
}

@ObjectType("OutboxState")
export class OutboxStateType {
  @Field(() => String, { description: "The name of the service, as in `service` of a delivery and of the list." })
  service!: string;

  @Field(() => Boolean, {
    description: "True if the service did not answer for this page: its failed deliveries are missing here.",
  })
  isSilent!: boolean;
}

@ObjectType("FailedDeliveryConnection")
export class FailedDeliveryConnectionType extends UncountedConnectionType implements PageFields<FailedDeliveryType> {
  @Field(() => [FailedDeliveryEdgeType])
  edges!: FailedDeliveryEdgeType[];

  @Field(() => [FailedDeliveryType], { description: "The nodes of `edges`." })
  nodes!: FailedDeliveryType[];

  @Field(() => [OutboxStateType], { description: "The outboxes of all services, including those that were not asked." })
  outboxes!: OutboxStateType[];
}

@ArgsType()
export class FailedDeliveriesArgs extends ForwardPageArgs {
  @Field(() => FailedDeliverySortEnum, { nullable: true, description: "OLDEST when absent." })
  sort?: FailedDeliverySortEnum | null;

  @Field(() => String, { nullable: true, description: "Only this service, e.g. payments; all services when absent." })
  service?: string | null;
}

export function failedDeliveryConnectionFrom({
  page,
  sort,
  services,
  unavailableServices,
}: FailedDeliveryList): FailedDeliveryConnectionType {
  const fields = pageFieldsFrom({
    page,
    order: sort,
    keyOf: (delivery) => deliveryKey(delivery, sort),
    nodeFrom: failedDeliveryTypeFrom,
  });
  const outboxes = services.map((service) =>
    Object.assign(new OutboxStateType(), { service, isSilent: unavailableServices.includes(service) }),
  );
  return Object.assign(new FailedDeliveryConnectionType(), { ...fields, outboxes });
}
