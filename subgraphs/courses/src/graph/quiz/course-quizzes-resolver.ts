import { adminActionIfAny } from "@souk/kernel/audit/admin-action-of";
import { graphError } from "@souk/kernel/errors/graph-error";
import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { oncePerArguments, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { mayManage } from "../../domain/course/course-access.js";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { readGift } from "../../domain/quiz/gift.js";
import { notForAll } from "../cache-hints.js";
import { CourseType } from "../course/course-type.js";
import { MarkQuizAttemptInput } from "./quiz-inputs.js";
import { MarkQuizAttemptResult, toMarkQuizAttemptResult } from "./quiz-results.js";
import {
  attemptsToMarkFrom,
  DraftQuestionType,
  draftQuestionTypeFrom,
  QuizAttemptConnectionType,
} from "./quiz-type.js";

@ObjectType("GiftProblem", { description: "A part of a GIFT text that is not imported, or not fully." })
export class GiftProblemType {
  @Field(() => Int, { description: "The line where the question starts, from 1." })
  line!: number;

  @Field(() => String, { description: "For humans, in English." })
  message!: string;
}

@ObjectType("GiftQuestions", { description: "The questions in a GIFT text, with new ids; nothing is saved." })
export class GiftQuestionsType {
  @Field(() => [DraftQuestionType])
  questions!: DraftQuestionType[];

  @Field(() => [GiftProblemType])
  problems!: GiftProblemType[];
}

const maxGiftLength = 200_000;

@Resolver(() => CourseType)
export class CourseQuizzesResolver {
  /** One lister per request and set of arguments. */
  private readonly listersKey = {};

  constructor(private readonly domain: CoursesDomain) {}

  @Directive(notForAll)
  @FieldResolver(() => QuizAttemptConnectionType, {
    nullable: true,
    description:
      "The submitted attempts with free texts or files that are not marked yet, first submitted first. For its instructor and admins; null for others.",
  })
  async attemptsToMark(
    @Root() { id, instructor }: CourseType,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: GraphContext,
  ): Promise<QuizAttemptConnectionType | null> {
    if (!mayManage(context.viewer, { instructorId: instructor.id })) return null;
    const lister = oncePerArguments(context, this.listersKey, [args.first, args.after], () =>
      this.domain.listAttemptsToMark(args),
    );
    return attemptsToMarkFrom(await lister.page(id), () => lister.count(id));
  }

  @Authorized("LIVE")
  @Mutation(() => MarkQuizAttemptResult, {
    nullable: true,
    description:
      "The course's instructor and admins. Gives points and comments to free texts and files; with the last, the attempt has its points.",
  })
  async markQuizAttempt(
    @Arg("input", () => MarkQuizAttemptInput) input: MarkQuizAttemptInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof MarkQuizAttemptResult> {
    const action = adminActionIfAny(context, "markQuizAttempt");
    return toMarkQuizAttemptResult(await this.domain.markAttempt(input, context.viewer, action));
  }

  @Authorized("INSTRUCTOR", "ADMIN")
  @Query(() => GiftQuestionsType, {
    nullable: true,
    description: "Instructors and admins. Reads questions in GIFT, the text format of Moodle, to add them to a quiz.",
  })
  giftQuestions(
    @Arg("text", () => String, { description: "At most 200,000 characters." }) text: string,
  ): GiftQuestionsType {
    if (text.length > maxGiftLength)
      throw graphError("BAD_USER_INPUT", "text must be at most 200,000 characters", { argument: "text" });
    const { questions, problems } = readGift(text, this.domain.newId);
    return Object.assign(new GiftQuestionsType(), {
      questions: questions.map(draftQuestionTypeFrom),
      problems: problems.map((problem) => Object.assign(new GiftProblemType(), problem)),
    });
  }
}
