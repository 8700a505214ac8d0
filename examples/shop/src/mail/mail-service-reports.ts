import { createHmac, timingSafeEqual } from "node:crypto";
import type { MailReport, MailReports } from "@souk/shop/config";

interface ServiceEvent {
  readonly event: string;
  readonly messageId: string;
  readonly reason?: string;
}

/** The reports of the mail service: a signed list of events, some of which are no reports about a delivery. */
export const mailServiceReports: MailReports = {
  name: "mail-service",
  settings: { MAIL_SERVICE_REPORT_SECRET: "required" },
  open({ MAIL_SERVICE_REPORT_SECRET: secret = "" }) {
    return async ({ body, headers }) => {
      const expected = createHmac("sha256", secret).update(body).digest();
      const given = Buffer.from(String(headers["x-signature"] ?? ""), "hex");
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      const events = JSON.parse(new TextDecoder().decode(body)) as readonly ServiceEvent[];
      return events.flatMap(({ event, messageId, reason = "no reason given" }): MailReport[] => {
        if (event === "delivered") return [{ messageId, outcome: "delivered" }];
        return event === "bounced" ? [{ messageId, outcome: "bounced", reason: reason.slice(0, 500) }] : [];
      });
    };
  },
};
