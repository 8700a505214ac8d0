import { Field, ID, InputType } from "type-graphql";

@InputType()
export class AddProductImageInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => String, { description: "An http or https address, or a path that starts with /." })
  url!: string;

  @Field(() => String, { nullable: true, description: "Alternative text: what the picture shows." })
  alt?: string | null;
}

@InputType()
export class RemoveProductImageInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => ID)
  imageId!: string;
}

@InputType()
export class ReorderProductImagesInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => [ID], { description: "All images of the product, each once; the first is the main image." })
  imageIds!: string[];
}

@InputType()
export class UpdateProductImageInput {
  @Field(() => ID)
  imageId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Alternative text: what the picture shows; at most 300 characters. Cleared when null or absent.",
  })
  alt?: string | null;
}
