import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { CheckedItem } from "../../domain/course/publish-checklist.js";

export enum ChecklistItemEnum {
  TITLE = "TITLE",
  SUMMARY = "SUMMARY",
  PRICE = "PRICE",
  LESSONS = "LESSONS",
  PREVIEW_LESSON = "PREVIEW_LESSON",
  LESSON_CONTENT = "LESSON_CONTENT",
}

registerEnumType(ChecklistItemEnum, {
  name: "ChecklistItemName",
  valuesConfig: {
    LESSONS: { description: "A section with a lesson." },
    PREVIEW_LESSON: { description: "A public lesson." },
    LESSON_CONTENT: { description: "Each lesson has media, a text or a quiz." },
  },
});

@ObjectType("ChecklistItem", { description: "An item that a good course has." })
export class ChecklistItemType {
  @Field(() => ChecklistItemEnum)
  item!: ChecklistItemEnum;

  @Field(() => Boolean)
  done!: boolean;

  @Field(() => Boolean, { description: "True: without it the course cannot be published." })
  required!: boolean;
}

export function checklistItemTypeFrom({ item, done, required }: CheckedItem): ChecklistItemType {
  return Object.assign(new ChecklistItemType(), { item: ChecklistItemEnum[item], done, required });
}
