import "@souk/kernel/node-version";
import { runSubgraph } from "@souk/kernel/run-subgraph";
import { startCourses } from "./app.js";
import { readCoursesConfig } from "./config.js";

await runSubgraph("courses", readCoursesConfig, startCourses);
