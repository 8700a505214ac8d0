import { connectionFrom, ConnectionType, ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Directive, Field, Int, ObjectType } from "type-graphql";
import type { Tag } from "../../domain/catalog-store.js";
import { tagOrder, type ListTagsOutcome } from "../../domain/search/list-tags.js";
import { asItsParent } from "../cache-hints.js";

@Directive(asItsParent)
@ObjectType("Tag", { description: "A word of products: `products(filter: { tags: [name] })` lists them." })
class TagType implements Tag {
  @Field(() => String, { description: "In lower case." })
  name!: string;

  @Field(() => Int, { description: "The number of products on sale with this tag." })
  productCount!: number;
}

@ObjectType("TagConnection")
export class TagConnectionType extends ConnectionType {
  @Field(() => [TagType])
  nodes!: TagType[];
}

@ArgsType()
export class TagsArgs extends ForwardPageArgs {
  @Field(() => String, {
    nullable: true,
    description: "A part of the name; at most 200 characters. Ignores case and accents.",
  })
  search?: string | null;
}

export function tagConnectionFrom({ page, count }: Extract<ListTagsOutcome, { kind: "listed" }>): TagConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: tagOrder,
    keyOf: ({ name }) => [name],
    nodeFrom: (tag) => Object.assign(new TagType(), tag),
    count: async () => count,
  });
  return Object.assign(new TagConnectionType(), { nodes, pageInfo, count: async () => count });
}
