import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { coursesLoaders } from "../courses-loaders.js";
import { StudentType } from "./student-type.js";
import { knownUserOf, UserCoursesType } from "./user-courses-type.js";

@Resolver(() => StudentType)
export class StudentResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Directive('@provides(fields: "email fullName")')
  @FieldResolver(() => UserCoursesType, {
    nullable: true,
    description: "An instructor sees only `id`, `fullName` and `email` of the user. Null when the account is deleted.",
  })
  user(@Root() { userId }: StudentType, @Ctx() context: GraphContext): Promise<UserCoursesType | null> {
    return this.userOf(userId, context);
  }

  async userOf(userId: string, context: GraphContext): Promise<UserCoursesType | null> {
    const profile = await coursesLoaders(this.domain, context).profiles.load(userId);
    return profile && knownUserOf(profile);
  }
}
