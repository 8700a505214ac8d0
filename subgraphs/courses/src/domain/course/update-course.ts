import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { DecimalMoney } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Course } from "./course.js";
import { mayManage } from "./course-access.js";
import { type CourseProducts, type ProductChange, withProductFaults } from "../product/course-products.js";
import { updateCourseRule } from "./course-rules.js";
import type { CourseStore } from "./course-store.js";
import { followCourseUpdate } from "../product/follow-course.js";

export interface UpdateCourseInput {
  readonly id: string;
  readonly title?: string | null;
  readonly summary?: string | null;
  readonly price?: DecimalMoney | null;
  readonly categories?: readonly string[] | null;
}

export type UpdateCourseOutcome =
  | { readonly kind: "updated"; readonly course: Course }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface UpdateCourseDependencies {
  readonly courses: CourseStore;
  readonly products: CourseProducts;
}

/**
 * Changes only the given fields of the course and its product. The product is changed at once, and also from the outbox
 * of the same transaction. Throws ServiceUnavailableError when the catalog cannot check its rules; nothing is changed
 * then.
 */
export function updateCourse({ courses, products }: UpdateCourseDependencies) {
  const follow = followCourseUpdate({ courses, products });
  return async (
    { id, ...input }: UpdateCourseInput,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<UpdateCourseOutcome> => {
    const course = isUuid(id) ? await courses.findCourse("id", id) : null;
    if (!course || !mayManage(viewer, course)) return { kind: "notFound", id };
    const product = productChangeOf(course.productId, input);
    const check = (): Promise<readonly InvalidField[]> => products.checkChange(product);
    const checked = checkInput(updateCourseRule, input);
    if (!checked.ok) return { kind: "invalid", fields: await withProductFaults(check, checked.fields) };
    const fields = await check();
    if (fields.length > 0) return { kind: "invalid", fields };
    const { title, summary, categories } = checked.value;
    const price = input.price ?? null;
    const change = {
      ...(title === undefined ? {} : { title }),
      ...(summary === undefined ? {} : { summary: summary || null }),
      ...(categories === undefined ? {} : { categories: [...new Set(categories)] }),
      setsPrice: price !== null,
    };
    const changed = await courses.changeCourse(course.id, change, (before, after) => ({
      update: {
        courseId: course.id,
        withTexts: title !== undefined || summary !== undefined,
        withCategories: categories !== undefined,
        price,
        priceRevision: after.priceRevision,
      },
      audit: auditJobs(action, {
        targetType: "Course",
        targetId: course.id,
        before: { title: before.title, summary: before.summary, categories: before.categories, price: null },
        after: { title: after.title, summary: after.summary, categories: after.categories, price },
      }),
    }));
    if (!changed) return { kind: "notFound", id };
    // The outbox changes the product in any case. This direct call lets the response show the change.
    await follow(changed.update).catch(() => undefined);
    return { kind: "updated", course: changed.course };
  };
}

function productChangeOf(
  id: string,
  { title, summary, price, categories }: Omit<UpdateCourseInput, "id">,
): ProductChange {
  return {
    id,
    ...(title == null ? {} : { title }),
    ...(summary === undefined ? {} : { summary }),
    ...(price == null ? {} : { price }),
    ...(categories == null ? {} : { categories }),
  };
}
