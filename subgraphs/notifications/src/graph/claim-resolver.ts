import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { NotificationsDomain } from "../domain/notifications-domain.js";

@Directive("@inaccessible")
@InputType()
export class GuestRecipientInput {
  @Field(() => ID)
  guestId!: string;

  @Field(() => String, { description: "The address that the guest gave with the order." })
  recipient!: string;
}

@Directive("@inaccessible")
@InputType()
export class ClaimNotificationsInput {
  @Field(() => ID, { description: "Whose they are from now on." })
  userId!: string;

  @Field(() => [GuestRecipientInput])
  guests!: GuestRecipientInput[];
}

/** Orders tells whose orders of guests have become. */
@Resolver()
export class ClaimResolver {
  constructor(private readonly domain: NotificationsDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description: "What these guests were told at these addresses is the user's to see. A repeat changes nothing.",
  })
  async claimNotifications(
    @Arg("input", () => ClaimNotificationsInput) input: ClaimNotificationsInput,
  ): Promise<boolean> {
    await this.domain.claimNotifications(input);
    return true;
  }
}
