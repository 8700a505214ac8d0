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
  @Field(() => ID, { description: "The new owner of the notifications." })
  userId!: string;

  @Field(() => [GuestRecipientInput])
  guests!: GuestRecipientInput[];
}

/** Orders calls this when a user claims the orders of guests. */
@Resolver()
export class ClaimResolver {
  constructor(private readonly domain: NotificationsDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description: "Assigns the notifications of these guests at these addresses to the user. A repeat changes nothing.",
  })
  async claimNotifications(
    @Arg("input", () => ClaimNotificationsInput) input: ClaimNotificationsInput,
  ): Promise<boolean> {
    await this.domain.claimNotifications(input);
    return true;
  }
}
