import type { Role } from "@souk/kernel/identity/viewer";

export interface UploadLimits {
  readonly maxFileBytes: number;
  /** A picture is converted in memory. */
  readonly maxPictureBytes: number;
  /** The size of all files of a user that are not used yet. */
  readonly maxUnusedBytes: number;
}

export interface UploadLimitsByRole {
  /** For admins and instructors. */
  readonly limits: UploadLimits;
  readonly customerLimits: UploadLimits;
}

export function uploadLimitsOf({ limits, customerLimits }: UploadLimitsByRole) {
  return ({ role }: { readonly role: Role }): UploadLimits => (role === "CUSTOMER" ? customerLimits : limits);
}
