import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { LessonLock } from "../../domain/curriculum/lesson-lock.js";
import { asItsParent } from "../cache-hints.js";

export enum LessonLockReasonEnum {
  ENROLLMENT = "ENROLLMENT",
  DATE = "DATE",
  PREREQUISITE = "PREREQUISITE",
}

registerEnumType(LessonLockReasonEnum, {
  name: "LessonLockReason",
  valuesConfig: {
    ENROLLMENT: { description: "The viewer is not enrolled." },
    DATE: { description: "It opens at `opensAt`, and if it has a `prerequisiteId`, after that lesson." },
    PREREQUISITE: { description: "It opens when the lesson `prerequisiteId` is completed." },
  },
});

@Directive(asItsParent)
@ObjectType("LessonLock", { description: "The reason why the viewer cannot open a lesson yet." })
export class LessonLockType {
  @Field(() => LessonLockReasonEnum)
  reason!: LessonLockReasonEnum;

  @Field(() => DateTimeScalar, { nullable: true, description: "The time when it opens to the viewer. Set for DATE." })
  opensAt!: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: "The next prerequisite before it that the viewer has not completed. Set for PREREQUISITE.",
  })
  prerequisiteId!: string | null;
}

export function lessonLockTypeFrom({ reason, opensAt, prerequisiteId }: LessonLock): LessonLockType {
  return Object.assign(new LessonLockType(), { reason: LessonLockReasonEnum[reason], opensAt, prerequisiteId });
}
