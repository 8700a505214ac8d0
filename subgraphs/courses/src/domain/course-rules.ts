import { isWebAddress } from "@souk/kernel/web-address";
import { z } from "zod";

const maxSections = 100;
const maxLessonsOfSection = 200;
const dayInSeconds = 86_400;

const title = z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters");

const lesson = z.object({
  title,
  durationSeconds: z
    .int("must be a whole number of seconds")
    .min(0, "must not be negative")
    .max(dayInSeconds, "must be at most 86,400, a day")
    .nullish(),
  isPreview: z.boolean().nullish(),
  mediaUrl: z
    .string()
    .trim()
    .max(2000, "must be at most 2,000 characters")
    .refine(isWebAddress, "must be an http or https address, or a path that starts with /")
    .nullish(),
});

const section = z.object({
  title,
  lessons: z.array(lesson).max(maxLessonsOfSection, `must be at most ${maxLessonsOfSection} lessons`),
});

/** Of the course itself. Its price and categories are the product's, and go by the catalog's rules. */
export const createCourseRule = z.object({
  title,
  summary: z.string().trim().max(10_000, "must be at most 10,000 characters").nullish(),
  sections: z.array(section).max(maxSections, `must be at most ${maxSections} sections`).nullish(),
});
