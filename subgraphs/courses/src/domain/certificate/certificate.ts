import { randomInt } from "node:crypto";

/** The proof that a student has completed a course. */
export interface Certificate {
  /** Four groups of four letters and digits. It cannot be guessed. */
  readonly number: string;
  readonly userId: string;
  readonly courseId: string;
  readonly studentName: string;
  /** The title of the course when the certificate was issued. */
  readonly courseTitle: string;
  readonly issuedAt: Date;
  readonly completedAt: Date;
  /** The time when the enrollment was refunded or revoked; null while the certificate is valid. */
  readonly revokedAt: Date | null;
}

export type NewCertificate = Pick<Certificate, "number" | "userId" | "courseId" | "studentName" | "issuedAt">;

/** Storage for certificates. */
export interface CertificateStore {
  /**
   * Adds a certificate for the student's completed enrollment, or changes the name on the one that exists. Returns null
   * without such an enrollment.
   */
  issue(certificate: NewCertificate): Promise<Certificate | null>;
  findByNumber(number: string): Promise<Certificate | null>;
  /** Finds the certificates for the students and courses of some enrollments. */
  certificatesOf(
    enrollmentIds: readonly string[],
  ): Promise<readonly (Certificate & { readonly enrollmentId: string })[]>;
}

/** The digits and letters of Crockford's base 32, which has no I, L, O and U. */
const symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Returns a number of 80 random bits. */
export function newCertificateNumber(): string {
  return inGroups(Array.from({ length: 16 }, () => symbols[randomInt(symbols.length)]).join(""));
}

/**
 * Reads a number as people type it: without regard to case, spaces and dashes, and with the letters O, I and L for the
 * digits that they look like. Returns null for any other text.
 */
export function readCertificateNumber(text: string): string | null {
  const plain = text.replace(/[\s-]/g, "").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? inGroups(plain) : null;
}

function inGroups(plain: string): string {
  return (plain.match(/.{4}/g) ?? []).join("-");
}
