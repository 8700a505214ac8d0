import { generateSecret, generateURI, verifySync } from "otplib";

/** RFC 6238 with SHA-1, six digits, 30 seconds: the parameters that all authenticator apps support. */
const stepSeconds = 30;

export function newTotpSecret(): string {
  return generateSecret();
}

/** Returns the URL that an authenticator app reads from the QR code. */
export function totpUrl(secret: string, email: string): string {
  return generateURI({ issuer: "Souk", label: email, secret });
}

/**
 * Returns the time step of the code, at most one before or after the present step; null for a wrong code, or a code
 * whose step was used.
 */
export function totpStepOf(secret: string, code: string, now: Date, lastUsedStep: number): number | null {
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: stepSeconds, afterTimeStep: lastUsedStep });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}
