import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, Query, Resolver } from "type-graphql";
import { graphError } from "../errors/graph-error.js";
import type { PersonalData } from "../peers/personal-data.js";
import { isUuid } from "../values/uuid.js";
import { JsonScalar } from "./scalars.js";

@InputType()
export class PersonInput {
  @Field(() => ID)
  userId!: string;

  @Field(() => String)
  email!: string;
}

/** The personal data operations that every subgraph with personal data offers to accounts. */
@Resolver()
export class PersonalDataResolver {
  constructor(private readonly data: PersonalData) {}

  @Directive("@shareable")
  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => JsonScalar, { description: "All data that this subgraph stores about a person: lists by name." })
  personalData(@Arg("person", () => PersonInput) person: PersonInput): Promise<unknown> {
    return this.data.read(checked(person));
  }

  @Directive("@shareable")
  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "Erases the data that identifies the person. Idempotent." })
  async erasePersonalData(@Arg("person", () => PersonInput) person: PersonInput): Promise<boolean> {
    await this.data.erase(checked(person));
    return true;
  }
}

function checked({ userId, email }: PersonInput): PersonInput {
  if (!isUuid(userId)) throw graphError("BAD_USER_INPUT", "person.userId must be an id", { argument: "person.userId" });
  return { userId: userId.toLowerCase(), email };
}
