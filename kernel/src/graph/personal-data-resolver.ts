import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, Query, Resolver } from "type-graphql";
import { graphError } from "../graph-error.js";
import type { PersonalData } from "../personal-data.js";
import { isUuid } from "../uuid.js";
import { JsonScalar } from "./scalars.js";

@InputType()
export class PersonInput {
  @Field(() => ID)
  userId!: string;

  @Field(() => String)
  email!: string;
}

/** What every subgraph that keeps something of people answers to accounts. */
@Resolver()
export class PersonalDataResolver {
  constructor(private readonly data: PersonalData) {}

  @Directive("@shareable")
  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => JsonScalar, { description: "All that this subgraph keeps of a person: lists by name." })
  personalData(@Arg("person", () => PersonInput) person: PersonInput): Promise<unknown> {
    return this.data.read(checked(person));
  }

  @Directive("@shareable")
  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "Erases what tells who it was. Harmless to repeat." })
  async erasePersonalData(@Arg("person", () => PersonInput) person: PersonInput): Promise<boolean> {
    await this.data.erase(checked(person));
    return true;
  }
}

function checked({ userId, email }: PersonInput): PersonInput {
  if (!isUuid(userId)) throw graphError("BAD_USER_INPUT", "person.userId must be an id", { argument: "person.userId" });
  return { userId: userId.toLowerCase(), email };
}
