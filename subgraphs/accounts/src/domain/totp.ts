import { generateSecret, generateURI, verifySync } from "otplib";

/** What authenticator apps agree on: RFC 6238 with SHA-1, six digits, 30 seconds. */
const stepSeconds = 30;

export function newTotpSecret(): string {
  return generateSecret();
}

/** What an authenticator app reads from the QR code. */
export function totpUrl(secret: string, email: string): string {
  return generateURI({ issuer: "Souk", label: email, secret });
}

/** The time step that the code is of, one before or after today's at most; null for a wrong one, or one of a step that was used. */
export function totpStepOf(secret: string, code: string, now: Date, lastUsedStep: number): number | null {
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: stepSeconds, afterTimeStep: lastUsedStep });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}
