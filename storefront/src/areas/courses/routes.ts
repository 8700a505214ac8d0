import type { RouteObject } from "react-router";
import { area, page, type RouteOptions } from "../../app/route-table";

/** The course builder has its own messages, because most visitors never teach. */
export function coursesRoutes(options: RouteOptions): RouteObject[] {
  return [
    { path: "courses", lazy: page(() => import("./list/courses-page")) },
    { path: "courses/categories/:slug", lazy: page(() => import("./category/category-page")) },
    { path: "courses/:slug", lazy: page(() => import("./course/course-page")) },
    { path: "certificates/:number", lazy: page(() => import("./certificate/certificate-page")) },
    {
      path: "learn/:courseSlug/announcements",
      lazy: page(() => import("./learning/announcements/announcements-page")),
    },
    { path: "learn", lazy: page(() => import("./learning/my-courses-page")) },
    // uploads of answers have shared messages
    area("shared", options, [
      { path: "learn/:courseSlug/:lessonId?", lazy: page(() => import("./learning/player-page")) },
    ]),
    area(
      "teaching",
      options,
      [
        {
          path: "teach",
          lazy: page(() => import("./teach/entry/teach-gate")),
          children: [
            { index: true, lazy: page(() => import("./teach/list/taught-courses-page")) },
            { path: "income", lazy: page(() => import("./teach/income/income-page")) },
            { path: "courses/new", lazy: page(() => import("./teach/details/new-course-page")) },
            { path: "courses/:id", lazy: page(() => import("./teach/editor/editor-page")) },
            { path: "courses/:id/students", lazy: page(() => import("./teach/students/students-page")) },
            { path: "courses/:id/statistics", lazy: page(() => import("./teach/statistics/statistics-page")) },
            { path: "courses/:id/reviews", lazy: page(() => import("./teach/reviews/reviews-page")) },
            { path: "courses/:id/marking", lazy: page(() => import("./teach/marking/marking-page")) },
            { path: "courses/:id/questions", lazy: page(() => import("./teach/questions/questions-page")) },
            {
              path: "courses/:id/announcements",
              lazy: page(() => import("./teach/announcements/announcements-page")),
            },
            { path: "media", lazy: page(() => import("./teach/media/own-media-page")) },
            { path: "media/:id", lazy: page(() => import("./teach/media/own-media-file-page")) },
          ],
        },
      ],
      ["shared", "media"],
    ),
  ];
}
