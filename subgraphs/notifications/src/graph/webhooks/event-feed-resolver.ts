import { graphError } from "@souk/kernel/errors/graph-error";
import { JsonScalar } from "@souk/kernel/graph/scalars";
import { Arg, Authorized, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { NotificationsDomain } from "../../domain/notifications-domain.js";

/** The services that produce events call this. */
@Resolver()
export class EventFeedResolver {
  constructor(private readonly domain: NotificationsDomain["webhooks"]) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [String], { description: "The names of the events that an enabled endpoint receives." })
  async wantedEvents(): Promise<string[]> {
    return [...(await this.domain.endpoints.wantedEvents())];
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description: "Takes an event for the endpoints that want it, once per event. Always true, also for a repeat.",
  })
  async receiveEvent(@Arg("event", () => JsonScalar) event: unknown): Promise<boolean> {
    const outcome = await this.domain.receiveEvent(event);
    if (outcome.kind === "received") return true;
    const complaints = outcome.fields.map(({ path, message }) => `event.${path} ${message}`);
    throw graphError("BAD_USER_INPUT", complaints.join("; "), { argument: "event" });
  }
}
