import type { SubgraphRows } from "../table.js";

export const courses: SubgraphRows = {
  fields: {
    "Query.course": "everybody",
    "Query.courses": "everybody",
    "Query.myCourses": "accounts",
    "Query.courseCategories": "everybody",
    "Query.courseCategory": "everybody",

    "Product.course": "everybody",

    // for a published course; only its instructor and admins reach a draft: see the paths
    "Course.id": "everybody",
    "Course.slug": "everybody",
    "Course.title": "everybody",
    "Course.subtitle": "everybody",
    "Course.summary": "everybody",
    "Course.description": "everybody",
    "Course.language": "everybody",
    "Course.level": "everybody",
    "Course.goals": "everybody",
    "Course.requirements": "everybody",
    "Course.promoUrl": "everybody",
    "Course.promo": "everybody",
    "Course.status": "everybody",
    "Course.category": "everybody",
    "Course.thumbnail": "everybody",
    "Course.product": "everybody",
    "Course.instructor": "everybody",
    "Course.sections": "everybody",
    "Course.version": "everybody",
    "Course.createdAt": "everybody",
    "Course.lessonCount": "everybody",
    "Course.durationSeconds": "everybody",
    "Course.customValues": "everybody",
    "Course.allCustomValues": "onlyAdmins",
    "Course.publishChecklist": "teachersAndAdmins",
    // the course that the owner is enrolled in belongs to an admin
    "Course.students": "teachersAndAdmins",
    "StudentConnection.pageInfo": "onlyAdmins",
    "StudentConnection.totalCount": "onlyAdmins",
    "StudentConnection.nodes": "onlyAdmins",
    "Student.user": "onlyAdmins",
    "Student.enrolledAt": "onlyAdmins",
    "Student.progress": "onlyAdmins",
    "Student.completedAt": "onlyAdmins",
    "ChecklistItem.item": "theirsAndAdmins",
    "ChecklistItem.done": "theirsAndAdmins",
    "ChecklistItem.required": "theirsAndAdmins",
    "Course.enrollmentCount": "everybody",
    "Course.myEnrollment": "theirs",

    "CourseCategory.id": "everybody",
    "CourseCategory.name": "everybody",
    "CourseCategory.slug": "everybody",
    "CourseCategory.description": "everybody",
    "CourseCategory.courseCount": "everybody",
    "CourseCategory.courses": "everybody",
    "DeletedCourseCategory.id": "whoMayCall",

    "CourseConnection.pageInfo": "everybody",
    "CourseConnection.totalCount": "everybody",
    "CourseConnection.nodes": "everybody",

    "CourseSection.id": "everybody",
    "CourseSection.title": "everybody",
    "CourseSection.lessons": "everybody",

    "Lesson.id": "everybody",
    "Lesson.title": "everybody",
    "Lesson.durationSeconds": "everybody",
    "Lesson.isPreview": "everybody",
    "Lesson.kind": "everybody",
    "Lesson.opensAfterDays": "everybody",
    "Lesson.opensAt": "everybody",
    "Lesson.isPrerequisite": "everybody",
    // a lesson without a lock has none for those who see it
    "Lesson.lock": "allButAdmins",
    "LessonLock.reason": "allButAdmins",
    "LessonLock.opensAt": "theirs",
    "LessonLock.prerequisiteId": "theirs",
    // the owner is enrolled; the instructor teaches another course
    "Lesson.externalUrl": "theirsAndAdmins",
    "Lesson.mediaUrl": "theirsAndAdmins",
    "Lesson.media": "theirsAndAdmins",
    "Lesson.content": "theirsAndAdmins",

    "User.enrollments": "theirsAndAdmins",
    "Order.enrollments": "theirsAndAdmins",
    "EnrollmentConnection.pageInfo": "theirsAndAdmins",
    "EnrollmentConnection.totalCount": "theirsAndAdmins",
    "EnrollmentConnection.nodes": "theirsAndAdmins",
    "Enrollment.id": "theirsAndAdmins",
    "Enrollment.enrolledAt": "theirsAndAdmins",
    "Enrollment.completedLessonIds": "theirsAndAdmins",
    "Enrollment.progress": "theirsAndAdmins",
    "Enrollment.completedAt": "theirsAndAdmins",
    "Enrollment.course": "theirsAndAdmins",
    "Enrollment.nextLessonId": "theirsAndAdmins",
    "Enrollment.positions": "theirsAndAdmins",
    "LessonPosition.lessonId": "theirsAndAdmins",
    "LessonPosition.seconds": "theirsAndAdmins",
    "LessonPosition.savedAt": "theirsAndAdmins",
  },
  mutations: {
    "Mutation.createCourseCategory": { rule: "admins", call: `createCourseCategory(input: { name: "$new" })` },
    "Mutation.updateCourseCategory": {
      rule: "admins",
      call: `updateCourseCategory(input: { id: "$doomedCourseCategory", description: "$new" })`,
    },
    "Mutation.deleteCourseCategory": {
      rule: "admins",
      call: `deleteCourseCategory(id: "$doomedCourseCategory")`,
    },
    "Mutation.createCourse": {
      rule: "instructors",
      call: `createCourse(input: { title: "$new", price: { amount: "5.00", currency: "CAD" } })`,
    },
    "Mutation.updateCourse": {
      rule: "liveAccounts",
      of: "theirsAndAdmins",
      call: `updateCourse(input: { id: "$draft", title: "$new" })`,
    },
    // the version does not exist, so allowed callers get a Conflict
    "Mutation.saveCurriculum": {
      rule: "liveAccounts",
      of: "theirsAndAdmins",
      call: `saveCurriculum(input: { courseId: "$draft", expectedVersion: 0, sections: [] })`,
      endsIn: "Conflict",
    },
    "Mutation.archiveCourse": { rule: "liveAccounts", of: "theirsAndAdmins", call: `archiveCourse(id: "$draft")` },
    "Mutation.restoreCourse": { rule: "liveAccounts", of: "theirsAndAdmins", call: `restoreCourse(id: "$draft")` },
    "Mutation.publishCourse": { rule: "liveAccounts", of: "theirsAndAdmins", call: `publishCourse(id: "$draft")` },
    "Mutation.uncompleteLesson": { rule: "accounts", of: "theirs", call: `uncompleteLesson(lessonId: "$lesson")` },
    "Mutation.completeLesson": { rule: "accounts", of: "theirs", call: `completeLesson(lessonId: "$lesson")` },
    "Mutation.saveLessonPosition": {
      rule: "accounts",
      of: "theirs",
      call: `saveLessonPosition(lessonId: "$lesson", seconds: 60)`,
    },
  },
  entities: {
    Course: [
      { of: "course", may: "everybody", but: { myEnrollment: "theirs" } },
      // a draft has no enrollments
      { of: "draft", may: "theirsAndAdmins", but: { myEnrollment: "none" } },
    ],
    CourseCategory: [{ of: "courseCategory", may: "everybody" }],
    Product: [
      { of: "courseProduct", may: "everybody" },
      // courses know only the key and the course of a product
      { of: "draftProduct", may: "theirsAndAdmins", but: { id: "everybody" } },
    ],
    User: [{ of: "owner", may: "everybody", but: { enrollments: "theirsAndAdmins" } }],
    Order: [{ of: "order", may: "everybody", but: { enrollments: "theirsAndAdmins" } }],
    Instructor: "stub",
  },
  services: {
    "Mutation.importRecords": ["import"],
    "Query.personalData": ["accounts"],
    "Mutation.erasePersonalData": ["accounts"],
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
    "Query.courseOffers": ["cart", "orders", "reviews"],
    "Mutation.enrollBuyer": ["orders"],
    "Mutation.endEnrollments": ["orders"],
    "Query.fileUses": ["media"],
    "Mutation.replacePicture": ["media"],
    "Query.mayReadLessonFile": ["media"],
  },
  paths: [
    { at: `course(id: "$course").sections.lessons.lock`, reach: "allButAdmins" },
    { at: "myCourses.positions", reach: "theirs" },
    { at: `users(search: "$email").nodes.enrollments.nodes.positions` },
    { at: `order(id: "$order").enrollments.positions`, reach: "theirsAndAdmins" },
  ],
  /** The owner's position in the lesson. */
  create: async (shop, { owner, lesson }) => {
    const [stored] = await shop.rows(
      "courses",
      `insert into lesson_positions (enrollment_id, lesson_id, course_id, seconds, saved_at)
       select enrollment.id, lesson.id, lesson.course_id, 30, now()
       from lessons lesson join enrollments enrollment using (course_id)
       where lesson.id = $1 and enrollment.user_id = $2 returning seconds`,
      [lesson, owner],
    );
    if (!stored) throw new Error("the owner of the known shop is not enrolled");
    return {};
  },
};
