import { AddressInput } from "@souk/kernel/graph/address-type";
import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "An absent field stays unchanged; `null` clears it." })
export class UpdateProfileInput {
  @Field(() => String, {
    nullable: true,
    description: "3 to 40 letters, digits, dots, hyphens and underscores. Unique, case-insensitive.",
  })
  username?: string | null;

  @Field(() => String, { nullable: true, description: "At most 200 characters." })
  fullName?: string | null;

  @Field(() => String, { nullable: true, description: "5 to 30 digits, spaces and ( ) . - after an optional +." })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The `url` of an uploaded picture (`MediaFile.picture`). Its owner sees it here, and an instructor's is public.",
  })
  avatar?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The language of the mails, `en` or `fr`. `null`: the language of the last sign-in.",
  })
  locale?: string | null;

  /** Declared by the project: see `withCustomFields`. */
  custom?: unknown;
}

@InputType()
export class SaveAddressInput {
  @Field(() => ID, { nullable: true, description: "The address to replace; adds a new address when absent." })
  id?: string | null;

  @Field(() => AddressInput)
  address!: AddressInput;

  @Field(() => Boolean, {
    nullable: true,
    description: "True makes it the default. The first address is the default in any case.",
  })
  isDefault?: boolean | null;

  /** Declared by the project: see `withCustomFields`. */
  custom?: unknown;
}
