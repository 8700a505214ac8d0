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
import { sortsByAttempts, type FailedJob } from "../failed-job.js";
import type { FailedJobs } from "../failed-jobs.js";
import { maxPageSize, readPageArguments, readSize } from "../page.js";
import { DateTimeScalar } from "./scalars.js";

/** As clients have it of the list of all services, and as each service is asked for its own part of that list. */
export enum FailedDeliverySortEnum {
  OLDEST = "OLDEST",
  NEWEST = "NEWEST",
  ATTEMPTS_DESC = "ATTEMPTS_DESC",
  ATTEMPTS_ASC = "ATTEMPTS_ASC",
}

registerEnumType(FailedDeliverySortEnum, {
  name: "FailedDeliverySort",
  valuesConfig: {
    ATTEMPTS_DESC: { description: "The most tries first, and the newest of those that were tried as often." },
    ATTEMPTS_ASC: { description: "The fewest tries first, and the oldest of those that were tried as often." },
  },
});

@ArgsType()
class FailedJobsArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many, 1 to ${maxPageSize + 1}, so that a page and what tells of another come at once; ${maxPageSize} when absent.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "A cursor of the same sort: the time and the id, behind the attempts where it sorts by them.",
  })
  after?: string | null;

  @Field(() => FailedDeliverySortEnum, { nullable: true, description: "OLDEST when absent." })
  sort?: FailedDeliverySortEnum | null;
}

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
  @Query(() => [FailedJobType], { description: "Of this subgraph's outbox: what was given up." })
  async failedJobs(@Args(() => FailedJobsArgs) { first, after, sort }: FailedJobsArgs): Promise<FailedJobType[]> {
    const order = sort ?? FailedDeliverySortEnum.OLDEST;
    const count = readSize("first", first, { max: maxPageSize + 1, absent: maxPageSize });
    const request = readPageArguments({ after: after ?? null }, order, sortsByAttempts(order) ? 3 : 2);
    // as of every list, the page is one shorter than what is read
    const jobs = await this.jobs.list({ ...request, order, size: count - 1 });
    return jobs.map(failedJobTypeFrom);
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
