import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import type { Locale } from "@souk/kernel/values/locale";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import type { EnrollmentStore } from "../enrollment/enrollment-store.js";
import { newCertificateNumber, readCertificateNumber, type Certificate, type CertificateStore } from "./certificate.js";

export interface IssueCertificateInput {
  readonly courseId: string;
  readonly studentName: string;
}

export type IssueCertificateOutcome =
  | { readonly kind: "issued"; readonly certificate: Certificate }
  | { readonly kind: "notFound"; readonly courseId: string }
  | { readonly kind: "notCompleted" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** Makes the documents that students keep. */
export interface CertificatePrinter {
  /** Returns the characters of the text that the font of the certificates has no sign for. */
  unprintable(text: string): Promise<string>;
  /** Returns a PDF. Leaves out characters that cannot be printed. */
  print(certificate: Certificate, locale: Locale): Promise<Buffer>;
}

export interface CertificateDependencies {
  readonly enrollments: Pick<EnrollmentStore, "findEnrollments">;
  readonly certificates: CertificateStore;
  readonly printer: CertificatePrinter;
  readonly clock: Clock;
}

const rule = z.object({
  studentName: z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(100, "must be at most 100 characters")
    .regex(/^\P{Cc}*$/u, "must not hold control characters"),
});

/**
 * Issues the certificate of a course that the user has completed; for users who are not enrolled, the course is not found.
 * A repeat keeps the number and changes the name.
 */
export function issueCertificate({ enrollments, certificates, printer, clock }: CertificateDependencies) {
  return async ({ courseId, studentName }: IssueCertificateInput, userId: string): Promise<IssueCertificateOutcome> => {
    const checked = checkInput(rule, { studentName });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const missing = await printer.unprintable(checked.value.studentName);
    if (missing) return { kind: "invalid", fields: [unprintable(missing)] };
    const [enrollment] = isUuid(courseId) ? await enrollments.findEnrollments(userId, [courseId]) : [];
    if (!enrollment) return { kind: "notFound", courseId };
    const number = newCertificateNumber();
    const certificate = await certificates.issue({ ...checked.value, number, userId, courseId, issuedAt: clock.now() });
    return certificate ? { kind: "issued", certificate } : { kind: "notCompleted" };
  };
}

function unprintable(characters: string): InvalidField {
  return { path: "studentName", message: `has characters that cannot be printed: ${characters}` };
}

/** Finds a certificate for everyone who knows its number. */
export function findCertificate({ certificates }: Pick<CertificateDependencies, "certificates">) {
  return async (text: string): Promise<Certificate | null> => {
    const number = readCertificateNumber(text);
    return number === null ? null : certificates.findByNumber(number);
  };
}

/** Prints a certificate; null if there is no such number or the certificate is revoked. */
export function printCertificate(deps: Pick<CertificateDependencies, "certificates" | "printer">) {
  const find = findCertificate(deps);
  return async (text: string, locale: Locale): Promise<Buffer | null> => {
    const certificate = await find(text);
    return certificate === null || certificate.revokedAt ? null : deps.printer.print(certificate, locale);
  };
}
