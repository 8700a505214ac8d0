import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { invalidInput } from "@souk/kernel/graph/problem-types";
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import { accountsLoaders } from "../accounts-loaders.js";
import {
  InstructorRequestsArgs,
  RejectInstructorRequestArgs,
  RequestInstructorRoleInput,
  InstructorRequestConnectionType,
  instructorRequestConnectionFrom,
  InstructorRequestType,
} from "./instructor-request-types.js";
import {
  ApproveInstructorRequestResult,
  RejectInstructorRequestResult,
  RequestInstructorRoleResult,
  toDecidedResult,
  toRequestInstructorRoleResult,
} from "./instructor-request-results.js";
import { UserType, userTypeFrom } from "../users/user-type.js";

/** Applications of customers to become instructors, which an admin decides. */
@Resolver(() => InstructorRequestType)
export class InstructorRequestResolver {
  constructor(private readonly domain: AccountsDomain) {}

  @FieldResolver(() => UserType, { nullable: true })
  async applicant(@Root() { userId }: InstructorRequestType, @Ctx() context: GraphContext): Promise<UserType | null> {
    const user = await accountsLoaders(this.domain, context).users.load(userId);
    return user && userTypeFrom(user);
  }

  @Authorized("ADMIN")
  @Query(() => InstructorRequestConnectionType, { nullable: true, description: "Admins only. Ordered by `sort`." })
  async instructorRequests(
    @Args(() => InstructorRequestsArgs) { filter, sort, ...page }: InstructorRequestsArgs,
  ): Promise<InstructorRequestConnectionType> {
    const state = filter?.state ?? null;
    return instructorRequestConnectionFrom(await this.domain.listInstructorRequests({ page, state, sort }));
  }

  @Authorized()
  @Mutation(() => RequestInstructorRoleResult, {
    nullable: true,
    description: "For customers. A second open request, or a request by an instructor or admin, is a Conflict.",
  })
  async requestInstructorRole(
    @Arg("input", () => RequestInstructorRoleInput) input: RequestInstructorRoleInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof RequestInstructorRoleResult> {
    return toRequestInstructorRoleResult(await this.domain.requestInstructorRole(buyerOf(context).id, input));
  }

  @Authorized("ADMIN")
  @Mutation(() => ApproveInstructorRequestResult, {
    nullable: true,
    description:
      "Admins only. Makes the applicant an instructor and notifies them. A request that is decided already is a Conflict.",
  })
  async approveInstructorRequest(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof ApproveInstructorRequestResult> {
    const action = adminActionOf(context, "approveInstructorRequest");
    return toDecidedResult(await this.domain.approveInstructorRequest(id, action));
  }

  @Authorized("ADMIN")
  @Mutation(() => RejectInstructorRequestResult, {
    nullable: true,
    description:
      "Admins only. Rejects the request and mails the applicant the reason. A request that is decided already is a Conflict.",
  })
  async rejectInstructorRequest(
    @Args(() => RejectInstructorRequestArgs) { id, reason }: RejectInstructorRequestArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof RejectInstructorRequestResult> {
    const action = adminActionOf(context, "rejectInstructorRequest");
    const outcome = await this.domain.rejectInstructorRequest(id, reason, action);
    return outcome.kind === "invalid" ? invalidInput(outcome.fields) : toDecidedResult(outcome);
  }
}
