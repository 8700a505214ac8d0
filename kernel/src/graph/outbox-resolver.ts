import { Arg, Authorized, Directive, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { FailedJob, FailedJobs } from "../failed-jobs.js";
import { DateTimeScalar } from "./scalars.js";

/** What was to be done for others stays here: it may hold codes and addresses. */
@Directive("@shareable")
@Directive("@inaccessible")
@ObjectType("FailedJob")
export class FailedJobType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  task!: string;

  @Field(() => ID, { nullable: true })
  orderId!: string | null;

  @Field(() => Int)
  attempts!: number;

  @Field(() => String, { nullable: true })
  lastError!: string | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

/** What every subgraph with an outbox answers to the one that shows admins the failed deliveries of all. */
@Resolver()
export class OutboxResolver {
  constructor(private readonly jobs: FailedJobs) {}

  @Directive("@shareable")
  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [FailedJobType], {
    description: "Of this subgraph's outbox: what was given up, oldest first, at most 100.",
  })
  async failedJobs(): Promise<FailedJobType[]> {
    return (await this.jobs.list()).map(failedJobTypeFrom);
  }

  @Directive("@shareable")
  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => FailedJobType, {
    nullable: true,
    description: "Lets it run again, with all its tries. Null when no job with this id has failed.",
  })
  async retryFailedJob(@Arg("id", () => ID) id: string): Promise<FailedJobType | null> {
    const job = await this.jobs.retry(id);
    return job && failedJobTypeFrom(job);
  }
}

function failedJobTypeFrom(job: FailedJob): FailedJobType {
  return Object.assign(new FailedJobType(), job);
}
