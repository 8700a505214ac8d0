import { writeFileSync } from "node:fs";
import { eventsPage } from "./events-page.ts";

writeFileSync("docs/events.md", await eventsPage());
