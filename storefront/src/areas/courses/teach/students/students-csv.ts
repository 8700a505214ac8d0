import { csvFile } from "../../../../ui/save-file/csv-file";
import { withGuard } from "../../../../ui/save-file/formula-guard";
import { dayOf } from "./end-day";
import type { CourseStudentsQuery } from "./students.generated";

type Row = NonNullable<NonNullable<CourseStudentsQuery["course"]>["students"]>["nodes"][number];

const header = ["email", "endsAt", "name", "enrolledAt", "progress", "completedAt"];

/**
 * Returns one line for each student, with days in the browser's time zone and the progress in percent. The dialog that
 * enrolls students reads `email` and `endsAt`.
 */
export function studentsCsv(rows: readonly Row[]): string {
  const lines = rows.map(({ user, endsAt, enrolledAt, progress, completedAt }) => [
    withGuard(user?.email ?? ""),
    dayOf(endsAt),
    withGuard(user?.fullName ?? ""),
    dayOf(enrolledAt),
    String(Math.floor(progress * 100)),
    dayOf(completedAt),
  ]);
  return csvFile([header, ...lines]);
}
