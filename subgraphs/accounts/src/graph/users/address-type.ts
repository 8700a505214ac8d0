import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import { Field, ID, ObjectType } from "type-graphql";
import type { Address } from "../../domain/users/address-store.js";

@ObjectType("Address", { description: "An entry of a user's own address book." })
export class AddressType implements Address {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  fullName!: string;

  @Field(() => String)
  line1!: string;

  @Field(() => String, { nullable: true })
  line2!: string | null;

  @Field(() => String)
  city!: string;

  @Field(() => String, { nullable: true, description: "State, province or the like." })
  region!: string | null;

  @Field(() => String)
  postalCode!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2, e.g. "CA".' })
  country!: string;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => Boolean, { description: "True for exactly one of a user's addresses." })
  isDefault!: boolean;

  /** The user, who may read the fields for the owner. */
  ownerId!: string;

  /** The stored values; `withCustomFields` shows them. */
  custom!: CustomValues;
}

export function addressTypeFrom(address: Address, ownerId: string): AddressType {
  const { id, fullName, line1, line2, city, region, postalCode, country, phone, isDefault, custom } = address;
  const plain = { id, fullName, line1, line2, city, region, postalCode, country, phone, isDefault };
  return Object.assign(new AddressType(), { ...plain, ownerId, custom });
}
