import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { customCreateRule } from "@souk/kernel/custom-fields/custom-input";
import { auditedCustom, type EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { DecimalMoney } from "@souk/kernel/values/money";
import { slugOf } from "@souk/kernel/values/slug-of";
import { noDetails, type Course } from "./course.js";
import { checkPromo, detailsChangeOf, type GivenDetails } from "./course-details.js";
import type { CourseCategoryStore } from "../category/course-category-store.js";
import { findGivenCategory } from "../category/find-given-category.js";
import type { CatalogPeer, MediaPeer } from "../peers.js";
import { withProductFaults } from "../product/product-faults.js";
import { createCourseRule, writersRules } from "./course-rules.js";
import type { CourseStore, NewCourse } from "./course-store.js";
import { attachFiles } from "../curriculum/attach-files.js";
import { mergeCurriculum, type LessonInput, type WrittenSection } from "../curriculum/merge-curriculum.js";

export interface CourseSectionInput {
  readonly title: string;
  readonly lessons: readonly LessonInput[];
}

export interface CreateCourseInput extends GivenDetails {
  readonly title: string;
  readonly summary?: string | null;
  readonly price: DecimalMoney;
  readonly categories?: readonly string[] | null;
  /** The slug of a course category. */
  readonly category?: string | null;
  /** The address of a picture of media. */
  readonly thumbnail?: string | null;
  readonly sections?: readonly CourseSectionInput[] | null;
  readonly custom?: unknown;
}

export type CreateCourseOutcome =
  | { readonly kind: "created"; readonly course: Course }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface CreateCourseDependencies {
  readonly courses: CourseStore;
  readonly categories: CourseCategoryStore;
  readonly products: CatalogPeer;
  readonly files: MediaPeer;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The fields that the shop has declared for courses. */
  readonly courseFields?: EntityFields;
}

/**
 * Creates a draft, after its product: a crash in between leaves a product that cannot be bought, which is harmless, and
 * never a course without a product. Throws ServiceUnavailableError when the catalog or media does not answer; nothing is stored
 * then.
 */
export function createCourse({
  courses,
  categories: known,
  products,
  files,
  clock,
  newId,
  courseFields = [],
}: CreateCourseDependencies) {
  const rules = writersRules(courseFields, (fields, refused) =>
    createCourseRule.extend({ custom: customCreateRule(fields, refused) }),
  );
  return async (
    { category: slug, ...input }: CreateCourseInput,
    instructorId: string,
    action: AdminAction | null,
    ids = { courseId: newId(), productId: newId() },
  ): Promise<CreateCourseOutcome> => {
    const { title, summary, price, categories } = input;
    const product = { id: ids.productId, title, summary: summary ?? null, price, categories: categories ?? [] };
    const checked = checkInput(rules[action ? "admin" : "instructor"], input);
    const given = await findGivenCategory(known, slug);
    const outline = newSections(checked.ok ? (checked.value.sections ?? []) : [], newId);
    const author = { instructorId, isAdmin: action !== null };
    const attached = await attachFiles(files, outline, author);
    const promo = checked.ok ? await checkPromo(files, checked.value, author) : [];
    if (!checked.ok || given.fields.length > 0 || !attached.ok || promo.length > 0) {
      const check = (): Promise<readonly InvalidField[]> => products.check(product);
      const own = [
        ...(checked.ok ? [] : checked.fields),
        ...given.fields,
        ...(attached.ok ? [] : attached.fields),
        ...promo,
      ];
      return { kind: "invalid", fields: await withProductFaults(check, own) };
    }
    const fields = await products.create(product);
    if (fields.length > 0) return { kind: "invalid", fields };
    const { value } = checked;
    const id = ids.courseId;
    const category = given.category?.slug ?? null;
    const picture = value.thumbnail ?? null;
    const { description = null, details, promoFileId = null } = detailsChangeOf(value);
    const described = { ...details, description, promoFileId };
    const audited = { title: value.title, price, category, thumbnail: picture, productId: product.id, ...described };
    const after = { ...audited, ...auditedCustom(value.custom) };
    const course = await insertUnderFreeSlug(courses, {
      course: {
        id,
        productId: product.id,
        instructorId,
        slug: slugOf(value.title) || "course",
        title: value.title,
        summary: value.summary || null,
        categoryId: given.category?.id ?? null,
        thumbnail: picture,
        details: { ...noDetails, ...details },
        promoFileId,
        status: "DRAFT",
        archivedFrom: null,
        version: 1,
        createdAt: clock.now(),
        custom: value.custom,
      },
      description,
      categories: [...new Set(product.categories)],
      sections: attached.sections,
      jobs: auditJobs(action, { targetType: "Course", targetId: id, before: null, after }),
    });
    return { kind: "created", course };
  };
}

/** Builds the first outline by a merge into an empty one. */
function newSections(given: readonly CourseSectionInput[], newId: () => string): readonly WrittenSection[] {
  const merged = mergeCurriculum([], given, newId);
  if (!merged.ok) throw new Error("a new course's outline has ids");
  return merged.sections;
}

/** Tries the title's slug first, then the slug with a part of the id, then with the whole id. */
async function insertUnderFreeSlug(courses: CourseStore, created: NewCourse): Promise<Course> {
  const { id, slug } = created.course;
  for (const free of [slug, `${slug}-${id.slice(0, 8)}`, `${slug}-${id}`]) {
    const course = { ...created.course, slug: free };
    if ((await courses.insertCourse({ ...created, course })) === "inserted") return course;
  }
  throw new Error(`no free slug for course ${id}`);
}
