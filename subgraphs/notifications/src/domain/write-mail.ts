import type { MailTemplates } from "@souk/kernel/project/providers/mail-template";
import { frozenCopy } from "@souk/kernel/project/frozen-copy";
import { within } from "@souk/kernel/project/within";
import type { Locale } from "@souk/kernel/values/locale";
import { z } from "zod";
import type { NotificationKind } from "./notification.js";
import type { NotificationContent } from "./notification-data.js";
import { renderMail, templateVersion, type MailReader, type RenderedMail } from "./render-mail.js";

/** Writes mails with the project's templates, and with those of Souk for all other kinds. */
export interface MailWriter {
  readonly write: (content: NotificationContent, reader: MailReader, locale: Locale) => Promise<RenderedMail>;
  /** Changes when the template of the kind changes. */
  readonly versionOf: (kind: NotificationKind) => string;
}

export interface MailWriterOptions {
  readonly templates: MailTemplates;
  /** Called when a template of the project fails. */
  readonly reportFailure: (kind: NotificationKind, error: unknown) => void;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 2000;

const mailRule: z.ZodType<RenderedMail> = z.object({
  subject: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\p{Control}\u2028\u2029]*$/u, "must be one line of printable characters"),
  text: z.string().min(1).max(100_000),
  html: z.string().min(1).max(500_000),
});

/** A template of the project that throws, takes too long or returns something else is replaced by that of Souk. */
export function mailWriter({ templates, reportFailure, timeoutMs = defaultTimeoutMs }: MailWriterOptions): MailWriter {
  return {
    write: async (content, reader, locale) => {
      const template = templates[content.kind];
      if (!template) return renderMail(content, reader, locale);
      try {
        const facts = frozenCopy({ data: content.data, locale, ...reader });
        const mail = mailRule.parse(await within(timeoutMs, async () => template(facts as never)));
        assertPublicSubject(mail.subject, content);
        assertLinked(mail, reader);
        return mail;
      } catch (error) {
        reportFailure(content.kind, error);
        return renderMail(content, reader, locale);
      }
    },
    versionOf: (kind) => templateVersion(kind, templates[kind]),
  };
}

/** Subjects are stored permanently. */
function assertPublicSubject(subject: string, { data }: NotificationContent): void {
  const { code, link } = data as { readonly code?: string; readonly link?: string };
  if ([code, link].some((secret) => secret !== undefined && subject.includes(secret)))
    throw new Error("the subject contains the code or the link of the mail");
}

/** A reader must find the way to refuse in the mail itself. */
function assertLinked({ text, html }: RenderedMail, { preferencesLink: link }: MailReader): void {
  if (link !== null && ![text, html].every((body) => body.includes(link)))
    throw new Error("the text or the HTML does not contain preferencesLink");
}
