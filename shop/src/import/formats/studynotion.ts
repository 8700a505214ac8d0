import type { Format } from "../format.js";

export const studynotion: Format = {
  name: "studynotion",
  tables: {
    users: { file: "users", columns: { passwordHash: ["password"] } },
    categories: { file: "categories" },
    courses: { file: "courses", columns: { instructorId: ["instructor"], categoryId: ["category"] } },
    sections: { file: "sections", columns: { courseId: ["course"] } },
    lessons: { file: "lessons", columns: { sectionId: ["section"] } },
    coursePayments: { file: "payments", columns: { userId: ["user"], courseId: ["course"] } },
    enrollments: { file: "enrollments", columns: { userId: ["user"], courseId: ["course"] } },
  },
  roles: { student: "CUSTOMER", instructor: "INSTRUCTOR", admin: "ADMIN" },
  verifiesEmail: true,
  skuPrefix: "STUDYNOTION",
};
