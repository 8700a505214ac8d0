import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startCourses } from "./app.js";
import { readCoursesConfig } from "./config.js";

await runSubgraph("courses", readCoursesConfig, startCourses);
