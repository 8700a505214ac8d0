import { FailedDeliverySortEnum } from "@souk/kernel/graph/outbox-resolver";
import {
  ForwardPageArgs,
  pagePartsFrom,
  UncountedConnectionType,
  type PageParts,
} from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ObjectType } from "type-graphql";
import { deliveryKey } from "../domain/repair/delivery-position.js";
import type { FailedDeliveryList } from "../domain/repair/list-failed-deliveries.js";
import { FailedDeliveryType, failedDeliveryTypeFrom } from "./repair/failed-delivery-type.js";

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
export class FailedDeliveryConnectionType extends UncountedConnectionType implements PageParts<FailedDeliveryType> {
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
  const parts = pagePartsFrom({
    page,
    order: sort,
    keyOf: (delivery) => deliveryKey(delivery, sort),
    nodeFrom: failedDeliveryTypeFrom,
  });
  const outboxes = services.map((service) =>
    Object.assign(new OutboxStateType(), { service, isSilent: unavailableServices.includes(service) }),
  );
  return Object.assign(new FailedDeliveryConnectionType(), { ...parts, outboxes });
}
