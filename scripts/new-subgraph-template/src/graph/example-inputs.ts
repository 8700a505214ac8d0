//#if extends
import { Field, ID, InputType } from "type-graphql";
//#else
import { Field, InputType } from "type-graphql";
//#end

@InputType()
export class CreateExampleEntryInput {
//#if extends
  @Field(() => ID)
  exampleParentId!: string;

//#end
  @Field(() => String, { description: "1 to 200 characters." })
  title!: string;
}
