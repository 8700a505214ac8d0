import type { ProjectMailTemplate } from "@souk/kernel/project/providers/mail-template";
import type { NotificationKind } from "./notification.js";
import type { DataOf } from "./notification-data.js";

/** The templates of a project by kind of mail. */
export type MailTemplates = { readonly [Kind in NotificationKind]?: ProjectMailTemplate<DataOf<Kind>> };
