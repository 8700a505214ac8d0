import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startCourses } from "./app.js";
import { readCoursesConfig } from "./config.js";
import { coursesDatabase } from "./store/database-definition.js";

await runSubgraph("courses", readCoursesConfig, startCourses, ({ database }) => ({
  ...coursesDatabase,
  settings: database,
}));
