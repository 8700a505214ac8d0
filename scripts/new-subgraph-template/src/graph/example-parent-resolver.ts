import { groupLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ExampleDomain } from "../domain/example-domain.js";
import { ExampleEntryType, exampleEntryTypeFrom } from "./example-entry-type.js";
import { ExampleParentType } from "./example-parent-type.js";

/** The field of ExampleParent that this subgraph adds. All example parents of a response take one statement. */
@Resolver(() => ExampleParentType)
export class ExampleParentResolver {
  constructor(private readonly domain: Pick<ExampleDomain, "listExampleEntriesOf">) {}

  @FieldResolver(() => [ExampleEntryType], { nullable: true, description: "Newest first, at most 100." })
  async exampleEntries(@Root() { id }: ExampleParentType, @Ctx() context: GraphContext): Promise<ExampleEntryType[]> {
    const loader = oncePerRequest(context, this, () =>
      groupLoader(
        (ids: readonly string[]) => this.domain.listExampleEntriesOf(ids),
        ({ exampleParentId }) => exampleParentId,
      ),
    );
    return isUuid(id) ? (await loader.load(id.toLowerCase())).map(exampleEntryTypeFrom) : [];
  }
}
