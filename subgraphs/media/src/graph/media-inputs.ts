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
export class ReplaceMediaFileInput {
  @Field(() => ID, { description: "The file that gets the new content. It keeps its id and its alternative text." })
  id!: string;

  @Field(() => ID, { description: "An unused file of the same kind, such as a new upload. It is deleted." })
  by!: string;
}

@InputType()
export class SaveCaptionsInput {
  @Field(() => ID, { description: "A video or sound in READY." })
  fileId!: string;

  @Field(() => String, { description: "A tag of BCP 47 with at most 35 characters, such as `pt-BR`." })
  language!: string;

  @Field(() => String, { description: "WebVTT or SubRip, with at most 500,000 characters." })
  content!: string;
}

@InputType()
export class ImportPictureInput {
  @Field(() => String, { description: "An http or https address on the public internet." })
  url!: string;
}
