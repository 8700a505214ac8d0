import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { Arg, Args, Authorized, Mutation, Query, Resolver } from "type-graphql";
import type { ExampleDomain } from "../domain/example-domain.js";
import { ExampleEntryConnectionType, exampleEntryConnectionFrom, ExampleEntryType } from "./example-entry-type.js";
import { CreateExampleEntryInput } from "./example-inputs.js";
import { CreateExampleEntryResult, toCreateExampleEntryResult } from "./example-results.js";

@Resolver(() => ExampleEntryType)
export class ExampleEntryResolver {
  constructor(private readonly domain: ExampleDomain) {}

  @Query(() => ExampleEntryConnectionType, { nullable: true, description: "Newest first." })
  async exampleEntries(@Args(() => ForwardPageArgs) page: ForwardPageArgs): Promise<ExampleEntryConnectionType> {
    return exampleEntryConnectionFrom(await this.domain.listExampleEntries(page));
  }

  @Authorized("ADMIN")
  @Mutation(() => CreateExampleEntryResult, {
    nullable: true,
    description: "Admins. A title that is taken is a Conflict at `title`.",
  })
  async createExampleEntry(
    @Arg("input", () => CreateExampleEntryInput) input: CreateExampleEntryInput,
  ): Promise<typeof CreateExampleEntryResult> {
    return toCreateExampleEntryResult(await this.domain.createExampleEntry(input));
  }
}
