import { Field, ID, InputType, Int } from "type-graphql";

@InputType()
export class UpdateMediaFileInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: "Alternative text: at most 300 characters. Unchanged when absent, cleared when null.",
  })
  alt?: string | null;

  @Field(() => Int, { nullable: true, description: "0 to 100, from the left. Unchanged when absent or null." })
  focalX?: number | null;

  @Field(() => Int, { nullable: true, description: "0 to 100, from the top. Unchanged when absent or null." })
  focalY?: number | null;
}

@InputType()
export class ImportPictureInput {
  @Field(() => String, { description: "An http or https address on the public internet." })
  url!: string;
}
