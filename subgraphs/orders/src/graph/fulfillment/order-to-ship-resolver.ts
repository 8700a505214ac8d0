import { ShippingAddressType, shippingAddressTypeFrom } from "@souk/kernel/graph/address-type";
import { Arg, Authorized, Directive, Field, ID, Int, ObjectType, Query, Resolver } from "type-graphql";
import type { OrderToShip } from "../../domain/fulfillment/order-to-ship.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";

@Directive("@inaccessible")
@ObjectType("GoodsToShip")
export class GoodsToShipType {
  @Field(() => ID)
  productId!: string;

  @Field(() => String)
  sku!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { description: "The ordered units, including refunded ones." })
  quantity!: number;

  @Field(() => Int)
  refunded!: number;
}

@Directive("@inaccessible")
@ObjectType("OrderToShip")
export class OrderToShipType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  number!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => String, { nullable: true, description: "Null when accounts knows the address." })
  email!: string | null;

  @Field(() => Boolean, { description: "Paid, and neither cancelled nor refunded." })
  isOpen!: boolean;

  @Field(() => String)
  carrier!: string;

  @Field(() => ShippingAddressType)
  address!: ShippingAddressType;

  @Field(() => [GoodsToShipType])
  goods!: GoodsToShipType[];
}

/** For shipping, before the staff add a parcel. */
@Resolver()
export class OrderToShipResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => OrderToShipType, {
    nullable: true,
    description: "Null for an unknown order, and for an order that ships nothing.",
  })
  async orderToShip(@Arg("orderId", () => ID) orderId: string): Promise<OrderToShipType | null> {
    const order = await this.domain.orderToShip(orderId);
    return order && typeFrom(order);
  }
}

function typeFrom({ address, goods, ...order }: OrderToShip): OrderToShipType {
  return Object.assign(new OrderToShipType(), order, {
    address: shippingAddressTypeFrom(address),
    goods: goods.map((line) => Object.assign(new GoodsToShipType(), line)),
  });
}
