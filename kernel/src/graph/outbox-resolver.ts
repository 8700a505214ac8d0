import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Directive,
  Field,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
} from "type-graphql";
import { sortsByAttempts, type FailedJob } from "../jobs/failed-job.js";
import type { FailedJobs } from "../jobs/failed-jobs.js";
import { maxPageSize, readPageArguments, readSize } from "../values/page.js";
import { DateTimeScalar } from "./scalars.js";

/** The sorts of the combined list for clients, and of each service's own part of that list. */
export enum FailedDeliverySortEnum {
  OLDEST = "OLDEST",
  NEWEST = "NEWEST",
  ATTEMPTS_DESC = "ATTEMPTS_DESC",
  ATTEMPTS_ASC = "ATTEMPTS_ASC",
}

registerEnumType(FailedDeliverySortEnum, {
  name: "FailedDeliverySort",
  valuesConfig: {
    ATTEMPTS_DESC: { description: "The most attempts first; with equal attempts, the newest first." },
    ATTEMPTS_ASC: { description: "The fewest attempts first; with equal attempts, the oldest first." },
  },
});

@ArgsType()
class FailedJobsArgs {
  @Field(() => Int, {
    nullable: true,
    description: `The number of jobs, 1 to ${maxPageSize + 1}: a page and one job that shows whether another page follows; ${maxPageSize} when absent.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "A cursor of the same sort. It holds the time and the id, preceded by the attempts for sorts by attempts.",
  })
  after?: string | null;

  @Field(() => FailedDeliverySortEnum, { nullable: true, description: "OLDEST when absent." })
  sort?: FailedDeliverySortEnum | null;
}

/** A job's payload is not part of this type, because it may hold codes and addresses. */
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

/**
 * The failed jobs of a subgraph with an outbox, for the service that shows admins the failed deliveries of all
 * subgraphs.
 */
@Resolver()
export class OutboxResolver {
  constructor(private readonly jobs: FailedJobs) {}

  @Directive("@shareable")
  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [FailedJobType], { description: "Failed jobs of this subgraph's outbox, after their last attempt." })
  async failedJobs(@Args(() => FailedJobsArgs) { first, after, sort }: FailedJobsArgs): Promise<FailedJobType[]> {
    const order = sort ?? FailedDeliverySortEnum.OLDEST;
    const count = readSize("first", first, { max: maxPageSize + 1, absent: maxPageSize });
    const request = readPageArguments({ after: after ?? null }, order, sortsByAttempts(order) ? 3 : 2);
    // like every list, it reads one row more than the size
    const jobs = await this.jobs.list({ ...request, order, size: count - 1 });
    return jobs.map(failedJobTypeFrom);
  }

  @Directive("@shareable")
  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => FailedJobType, {
    nullable: true,
    description: "Runs the job again with its full number of attempts. Null when no failed job has this id.",
  })
  async retryFailedJob(@Arg("id", () => ID) id: string): Promise<FailedJobType | null> {
    const job = await this.jobs.retry(id);
    return job && failedJobTypeFrom(job);
  }
}

function failedJobTypeFrom(job: FailedJob): FailedJobType {
  return Object.assign(new FailedJobType(), job);
}
