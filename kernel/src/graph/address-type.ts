import { Directive, Field, InputType, ObjectType } from "type-graphql";
import type { PostalAddress } from "../values/postal-address.js";

@InputType()
export class AddressInput {
  @Field(() => String)
  fullName!: string;

  @Field(() => String)
  line1!: string;

  @Field(() => String, { nullable: true })
  line2?: string | null;

  @Field(() => String)
  city!: string;

  @Field(() => String, { nullable: true, description: "State, province or similar." })
  region?: string | null;

  @Field(() => String)
  postalCode!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2, e.g. "CA".' })
  country!: string;

  @Field(() => String, { nullable: true })
  phone?: string | null;
}

@Directive("@shareable")
@ObjectType("ShippingAddress", { description: "The delivery address of an order, as it was at checkout." })
export class ShippingAddressType implements PostalAddress {
  @Field(() => String)
  fullName!: string;

  @Field(() => String)
  line1!: string;

  @Field(() => String, { nullable: true })
  line2!: string | null;

  @Field(() => String)
  city!: string;

  @Field(() => String, { nullable: true })
  region!: string | null;

  @Field(() => String)
  postalCode!: string;

  @Field(() => String)
  country!: string;

  @Field(() => String, { nullable: true })
  phone!: string | null;
}

export function shippingAddressTypeFrom(address: PostalAddress): ShippingAddressType {
  return Object.assign(new ShippingAddressType(), address);
}
