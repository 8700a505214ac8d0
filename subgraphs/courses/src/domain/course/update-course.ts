import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { customUpdateRule } from "@souk/kernel/custom-fields/custom-input";
import type { EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import type { DecimalMoney } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Course } from "./course.js";
import { mayManage } from "./course-access.js";
import { checkPromo, detailsChangeOf, type GivenDetails } from "./course-details.js";
import { fileAuthor } from "../curriculum/attach-files.js";
import type { CourseCategoryStore } from "../category/course-category-store.js";
import { findGivenCategory } from "../category/find-given-category.js";
import type { CatalogPeer, MediaPeer, ProductChange } from "../peers.js";
import { withProductFaults } from "../product/product-faults.js";
import { updateCourseRule, writersRules } from "./course-rules.js";
import { auditedCourse, splitChange, type CourseChange } from "./course-change.js";
import { isEditedAsDraft } from "./course-draft.js";
import type { CourseStore } from "./course-store.js";
import { followCourseUpdate } from "../product/follow-course.js";

export interface UpdateCourseInput extends GivenDetails {
  readonly id: string;
  readonly title?: string | null;
  readonly summary?: string | null;
  readonly price?: DecimalMoney | null;
  readonly categories?: readonly string[] | null;
  /** The slug of a course category; null removes the course from its category. */
  readonly category?: string | null;
  /** The address of a picture of media; null removes the thumbnail. */
  readonly thumbnail?: string | null;
  readonly custom?: unknown;
}

export type UpdateCourseOutcome =
  | { readonly kind: "updated"; readonly course: Course }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface UpdateCourseDependencies {
  readonly courses: CourseStore;
  readonly categories: CourseCategoryStore;
  readonly products: CatalogPeer;
  readonly files: MediaPeer;
  readonly clock: Clock;
  /** The fields that the shop has declared for courses. */
  readonly courseFields?: EntityFields;
}

/**
 * Changes only the given fields of the course and its product; the details of a course that is or was published are saved
 * as a draft. The product is changed at once, and also from the outbox of the same transaction. Throws
 * ServiceUnavailableError when the catalog cannot check its rules; nothing is changed then.
 */
export function updateCourse({
  courses,
  categories: known,
  products,
  files,
  clock,
  courseFields = [],
}: UpdateCourseDependencies) {
  const rules = writersRules(courseFields, (fields, refused) =>
    updateCourseRule.extend({ custom: customUpdateRule(fields, refused) }),
  );
  const follow = followCourseUpdate({ courses, products });
  return async (
    { id, category: slug, ...input }: UpdateCourseInput,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<UpdateCourseOutcome> => {
    const course = isUuid(id) ? await courses.findCourse("id", id) : null;
    if (!course || !mayManage(viewer, course)) return { kind: "notFound", id };
    const product = productChangeOf(course.productId, input);
    const check = (): Promise<readonly InvalidField[]> => products.checkChange(product);
    const checked = checkInput(rules[action ? "admin" : "instructor"], input);
    const given = await findGivenCategory(known, slug);
    const promo = checked.ok ? await checkPromo(files, checked.value, fileAuthor(viewer, course), course) : [];
    if (!checked.ok || given.fields.length > 0 || promo.length > 0) {
      const own = [...(checked.ok ? [] : checked.fields), ...given.fields, ...promo];
      return { kind: "invalid", fields: await withProductFaults(check, own) };
    }
    const fields = await check();
    if (fields.length > 0) return { kind: "invalid", fields };
    const { title, summary, categories, thumbnail, custom } = checked.value;
    const change: CourseChange = {
      ...(title === undefined ? {} : { title }),
      ...(summary === undefined ? {} : { summary: summary || null }),
      ...(categories === undefined ? {} : { categories: [...new Set(categories)] }),
      ...(given.category === undefined ? {} : { category: given.category }),
      ...(thumbnail === undefined ? {} : { thumbnail }),
      ...detailsChangeOf(checked.value),
      ...(input.price == null ? {} : { price: input.price }),
      custom,
    };
    const changed = await courses.changeCourse(course.id, {
      ...writtenChange(course, change),
      at: clock.now(),
      auditOf: (before, after) =>
        auditJobs(action, {
          targetType: "Course",
          targetId: course.id,
          before: auditedCourse(before),
          after: auditedCourse(after, change.price),
        }),
    });
    if (!changed) return { kind: "notFound", id };
    // The outbox changes the product in any case. This direct call lets the response show the change.
    if (changed.update) await follow(changed.update).catch(() => undefined);
    return { kind: "updated", course: changed.course };
  };
}

function writtenChange(course: Course, given: CourseChange) {
  if (!isEditedAsDraft(course)) return { change: given };
  const { draft, atOnce } = splitChange(given);
  return { change: atOnce, draft };
}

function productChangeOf(
  id: string,
  { title, summary, price, categories }: Omit<UpdateCourseInput, "id" | "category">,
): ProductChange {
  return {
    id,
    ...(title == null ? {} : { title }),
    ...(summary === undefined ? {} : { summary }),
    ...(price == null ? {} : { price }),
    ...(categories == null ? {} : { categories }),
  };
}
