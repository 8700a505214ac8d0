import type { MailReport, MailReportRequest, MailReports } from "@souk/kernel/project/providers/mail-reports";
import type { PluginSettings } from "@souk/kernel/project/providers/plugin-settings";
import { within } from "@souk/kernel/project/within";
import { z } from "zod";

const timeoutMs = 10_000;

const messageId = z.string().max(1000);
const reportsRule: z.ZodType<readonly MailReport[] | null> = z
  .array(
    z.discriminatedUnion("outcome", [
      z.strictObject({ messageId, outcome: z.literal("delivered") }),
      z.strictObject({ messageId, outcome: z.literal("bounced"), reason: z.string().min(1).max(500) }),
    ]),
  )
  .nullable();

/** Reads the posts of a mail service with the reader of the project. */
export function reportReader({
  reports,
  settings,
}: {
  readonly reports: MailReports;
  readonly settings: PluginSettings;
}) {
  const read = reports.open(settings);
  return async (request: MailReportRequest): Promise<readonly MailReport[] | null> =>
    reportsRule.parse(await within(timeoutMs, async () => read(request)));
}
