import type { JobHandlers } from "@souk/kernel/jobs";
import type { CourseProducts } from "../domain/course-products.js";
import type { EnrollmentNotice, EnrollmentNotifier } from "../domain/enrollment-notifier.js";

export interface CoursesJobsParts {
  readonly products: CourseProducts;
  readonly notifier: EnrollmentNotifier;
}

export function coursesJobs({ products, notifier }: CoursesJobsParts): JobHandlers {
  return {
    activateCourseProduct: ({ productId }: { productId: string }) => products.activate(productId),
    notifyEnrolled: (notice: EnrollmentNotice) => notifier.notifyEnrolled(notice),
  };
}
