import { FailedDeliverySortEnum } from "@souk/kernel/graph/outbox-resolver";
import {
  ForwardPageArgs,
  pagePartsFrom,
  UncountedConnectionType,
  type PageParts,
} from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ObjectType } from "type-graphql";
import { deliveryKey } from "../domain/delivery-order.js";
import type { FailedDeliveryList } from "../domain/list-failed-deliveries.js";
import { FailedDeliveryType, failedDeliveryTypeFrom } from "./failed-delivery-type.js";

@ObjectType("FailedDeliveryEdge")
export class FailedDeliveryEdgeType {
  @Field(() => String)
  cursor!: string;

  @Field(() => FailedDeliveryType)
  node!: FailedDeliveryType;
}

@ObjectType("OutboxState")
export class OutboxStateType {
  @Field(() => String, { description: "What `service` of a delivery, and of the list, calls it." })
  service!: string;

  @Field(() => Boolean, {
    description: "It was asked for this page and does not answer: what it has given up is missing here, not gone.",
  })
  isSilent!: boolean;
}

@ObjectType("FailedDeliveryConnection")
export class FailedDeliveryConnectionType extends UncountedConnectionType implements PageParts<FailedDeliveryType> {
  @Field(() => [FailedDeliveryEdgeType])
  edges!: FailedDeliveryEdgeType[];

  @Field(() => [FailedDeliveryType], { description: "The nodes of `edges`." })
  nodes!: FailedDeliveryType[];

  @Field(() => [OutboxStateType], { description: "Of every service that has one, also of those that were not asked." })
  outboxes!: OutboxStateType[];
}

@ArgsType()
export class FailedDeliveriesArgs extends ForwardPageArgs {
  @Field(() => FailedDeliverySortEnum, { nullable: true, description: "OLDEST when absent." })
  sort?: FailedDeliverySortEnum | null;

  @Field(() => String, { nullable: true, description: "Of this one alone, e.g. payments; of all when absent." })
  service?: string | null;
}

export function failedDeliveryConnectionFrom({
  page,
  sort,
  services,
  silentServices,
}: FailedDeliveryList): FailedDeliveryConnectionType {
  const parts = pagePartsFrom({
    page,
    order: sort,
    keyOf: (delivery) => deliveryKey(delivery, sort),
    nodeFrom: failedDeliveryTypeFrom,
  });
  const outboxes = services.map((service) =>
    Object.assign(new OutboxStateType(), { service, isSilent: silentServices.includes(service) }),
  );
  return Object.assign(new FailedDeliveryConnectionType(), { ...parts, outboxes });
}
