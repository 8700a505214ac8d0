import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";

export const courseEnrolled: MailTemplate<DataOf<"COURSE_ENROLLED">> = {
  subject: "Your course: {{courseTitle}}",
  text: `You are enrolled in "{{courseTitle}}". All its lessons are open to you now: sign in and look among your courses.`,
  html: `<p style="margin:0 0 16px;">You are enrolled in <strong>{{courseTitle}}</strong>.</p>
<p style="margin:0;">All its lessons are open to you now: sign in and look among your courses.</p>`,
  view: (data) => data,
};
