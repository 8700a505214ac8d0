import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { ImportOutcome, RecordToImport } from "@souk/kernel/imports/import-record";
import { idRule } from "@souk/kernel/imports/import-rules";
import { importedId } from "@souk/kernel/imports/imported-id";
import type { Viewer } from "@souk/kernel/identity/viewer";
import { z } from "zod";
import { createCourse, type CreateCourseDependencies } from "../course/create-course.js";
import type { Course } from "../course/course.js";
import { publishCourse } from "../course/publish-course.js";
import { createCourseRule } from "../course/course-rules.js";
import { updateCourse } from "../course/update-course.js";
import { saveCurriculum, type SaveCurriculumDependencies } from "../curriculum/save-curriculum.js";

/** The files of other systems have no pictures of media. */
const rule = createCourseRule.omit({ thumbnail: true, promoFileId: true }).extend({
  instructorId: idRule,
  price: z.object({ amount: z.string(), currency: z.string() }),
  categories: z.array(z.string()).nullish(),
  categoryId: idRule.nullish(),
  isPublished: z.boolean(),
});

type Imported = z.infer<typeof rule>;
/** With the slug of its course category. */
type CourseToWrite = Imported & { readonly category: string | null };
type Failure = { readonly fields: readonly InvalidField[] } | null;

/**
 * Imports a course with its outline, as its instructor would create it. A course that cannot be published yet stays a
 * draft. A correction keeps the sections and lessons in their places, and so the progress of students.
 */
export function importCourse(deps: CreateCourseDependencies & Pick<SaveCurriculumDependencies, "drafts" | "quizzes">) {
  const { courses, categories: known, products } = deps;
  const create = createCourse(deps);
  const update = updateCourse(deps);
  const saveOutline = saveCurriculum(deps);
  const publish = publishCourse(deps);

  return async ({ source, externalId, id, data, dryRun }: RecordToImport): Promise<ImportOutcome> => {
    const checked = checkInput<Imported>(rule, data);
    if (!checked.ok) return { kind: "REFUSED", fields: checked.fields };
    const course = { ...checked.value, category: await slugOf(checked.value.categoryId) };
    const present = await courses.findCourse("id", id);
    const kind = present ? "UPDATED" : "CREATED";
    const productId = present?.productId ?? importedId({ source, kind: "course products", externalId });
    if (dryRun) {
      const { title, summary = null, price } = course;
      // this dry run has not created the imported categories
      const fields = await products.check({ id: productId, title, summary, price, categories: [] });
      return fields.length > 0 ? { kind: "REFUSED", fields } : { kind, id };
    }
    const failed = present ? await correct(present, course) : await add(course, { courseId: id, productId });
    if (failed) return { kind: "REFUSED", fields: failed.fields };
    const viewer = asInstructor(present?.instructorId ?? course.instructorId);
    if (course.isPublished) await publish({ id }, viewer, null);
    return { kind, id };
  };

  /** An admin may have changed the slug since the import, or deleted the category. */
  async function slugOf(categoryId: string | null | undefined): Promise<string | null> {
    const [category] = categoryId == null ? [] : await known.findCategories([categoryId]);
    return category?.slug ?? null;
  }

  async function add(course: CourseToWrite, ids: { courseId: string; productId: string }): Promise<Failure> {
    const outcome = await create(course, course.instructorId, null, ids);
    return outcome.kind === "invalid" ? outcome : null;
  }

  async function correct(present: Course, course: CourseToWrite): Promise<Failure> {
    const { title, summary, price, categories, category, sections } = course;
    const viewer = asInstructor(present.instructorId);
    const change = { id: present.id, title, summary: summary ?? null, price, categories: categories ?? [], category };
    const updated = await update(change, viewer, null);
    if (updated.kind === "invalid") return updated;
    const outline = await courses.sectionsOfCourses([present.id]);
    const placed = (sections ?? []).map(({ lessons, ...section }, index) => ({
      ...section,
      id: outline[index]?.id ?? null,
      lessons: lessons.map((lesson, place) => ({ ...lesson, id: outline[index]?.lessons[place]?.id ?? null })),
    }));
    const { version } = (await courses.findCourse("id", present.id)) ?? present;
    const saved = await saveOutline({ courseId: present.id, expectedVersion: version, sections: placed }, viewer, null);
    if (saved.kind === "invalid") return saved;
    return saved.kind === "saved" ? null : { fields: [{ path: "sections", message: `are ${saved.kind}` }] };
  }
}

/** The rights of the course's own instructor, and no others. */
function asInstructor(id: string): Viewer {
  return { kind: "user", id, role: "INSTRUCTOR" } as Viewer;
}
