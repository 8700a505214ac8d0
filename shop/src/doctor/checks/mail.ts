import { createTransport } from "nodemailer";
import type { DoctorView } from "../doctor-view.js";
import { failed, ok, skipped, type Finding } from "../finding.js";
import { addressOf, certificateAdvice, isAboutCertificate, reach } from "../reach.js";
import { hasSettingsOf } from "./settings.js";

const timeoutMs = 5000;

/** Connects to the mail server and signs in, as notifications does. Sends nothing. */
export async function checkMail(view: DoctorView): Promise<Finding[]> {
  if (!hasSettingsOf(view, "notifications")) return [];
  const url = view.reader().optionalText("SMTP_URL");
  const transport = view.project.project.mail.transport?.name;
  if (url === undefined && transport !== undefined)
    return [skipped("SMTP", `the project's transport ${transport} sends the mail`)];
  if (url === undefined) return [skipped("SMTP", "SMTP_URL is not set; mail goes to the dev mailbox")];
  if (!URL.canParse(url)) return [];
  // a server of smtp: may begin TLS later, so only smtps: has a certificate at once
  const reached = await reach("SMTP", addressOf(url));
  if (reached.status === "failed") return [reached];
  const mailer = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  try {
    await mailer.verify();
    return [reached, ok("SMTP", "the server accepts the sign-in")];
  } catch (error) {
    const advice = isAboutCertificate(error)
      ? certificateAdvice
      : "correct the user, the password or the protocol in SMTP_URL; port 465 needs smtps:";
    return [failed("SMTP", `the server refuses the sign-in: ${(error as Error).message}`, advice)];
  } finally {
    mailer.close();
  }
}
