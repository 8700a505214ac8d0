import { publicFields, type EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { uploadedPictureRule, webAddressRule } from "@souk/kernel/values/web-address";
import { z } from "zod";
import { quizRule } from "../quiz/quiz-rules.js";
import { detailsRules } from "./course-details.js";

const maxSections = 100;
const maxLessonsOfSection = 200;
const dayInSeconds = 86_400;
const maxContentLength = 50_000;
const maxOpensAfterDays = 3650;
const notNull = "cannot be null; leave it out to keep it";

const title = z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters");

const lesson = z.object({
  title,
  durationSeconds: z
    .int("must be a whole number of seconds")
    .min(0, "must not be negative")
    .max(dayInSeconds, "must be at most 86,400, a day")
    .nullish(),
  isPreview: z.boolean().nullish(),
  externalUrl: webAddressRule.nullish(),
  // its earlier name
  mediaUrl: webAddressRule.nullish(),
  mediaFileId: z.uuid("must be the id of a media file").toLowerCase().nullish(),
  content: z.string().max(maxContentLength, "must be at most 50,000 characters").nullish(),
  opensAfterDays: z
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .max(maxOpensAfterDays, "must be at most 3,650")
    .nullish(),
  opensAt: z.date("must be a time").nullish(),
  isPrerequisite: z.boolean().nullish(),
  quiz: quizRule.nullish(),
});
type GivenLesson = z.infer<typeof lesson>;

/** Refuses a lesson with two kinds of media or two openings, and takes the address from its earlier name. */
function asOneLesson<Given extends GivenLesson>(rule: z.ZodType<Given>) {
  return rule
    .refine(({ mediaUrl, externalUrl }) => mediaUrl == null || externalUrl == null, {
      error: "cannot be given with mediaUrl, its earlier name",
      path: ["externalUrl"],
    })
    .refine(({ mediaUrl, externalUrl, mediaFileId }) => mediaFileId == null || (mediaUrl ?? externalUrl) == null, {
      error: "cannot be given with an address: a lesson has a file or an address",
      path: ["mediaFileId"],
    })
    .refine(({ opensAfterDays, opensAt }) => opensAfterDays == null || opensAt == null, {
      error: "cannot be given with opensAfterDays: a lesson opens after days or at a date",
      path: ["opensAt"],
    })
    .transform(({ mediaUrl, externalUrl = mediaUrl, ...given }) =>
      externalUrl === undefined ? given : { ...given, externalUrl },
    );
}

const lessonsLimit = `must be at most ${maxLessonsOfSection} lessons`;
const section = z.object({
  title,
  lessons: z.array(asOneLesson(lesson)).max(maxLessonsOfSection, lessonsLimit),
});

const summary = z.string().trim().max(10_000, "must be at most 10,000 characters").nullish();
const sectionsLimit = `must be at most ${maxSections} sections`;

/**
 * Validates the course's own fields. The catalog validates the price and the categories, which belong to the product.
 */
export const createCourseRule = z.object({
  ...detailsRules,
  title,
  summary,
  thumbnail: uploadedPictureRule.nullish(),
  sections: z.array(section).max(maxSections, sectionsLimit).nullish(),
});

/** An absent field does not change; null is refused for the title, the price and the categories, and clears the others. */
export const updateCourseRule = z.object({
  ...detailsRules,
  title: z.string({ error: notNull }).pipe(title).optional(),
  summary: summary.optional(),
  thumbnail: uploadedPictureRule.nullish(),
  price: z
    .unknown()
    .optional()
    .refine((price) => price !== null, notNull),
  categories: z.array(z.string(), { error: notNull }).optional(),
});

/** Builds the rules of the two writers of courses. Declared fields for staff are for admins: an instructor may not give them. */
export function writersRules<Rule>(
  fields: EntityFields,
  ruleOf: (fields: EntityFields, refused: EntityFields) => Rule,
): Readonly<Record<"admin" | "instructor", Rule>> {
  const instructors = publicFields(fields);
  const staffs = fields.filter((field) => !instructors.includes(field));
  return { admin: ruleOf(fields, []), instructor: ruleOf(instructors, staffs) };
}

const id = z.string().nullish();
const savedLesson = asOneLesson(lesson.extend({ id }));
const savedSection = section.extend({ id, lessons: z.array(savedLesson).max(maxLessonsOfSection, lessonsLimit) });
export const saveCurriculumRule = z.object({ sections: z.array(savedSection).max(maxSections, sectionsLimit) });
