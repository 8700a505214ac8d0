/** The signed-in admin of a test. */
export const admin = {
  id: "admin",
  email: "admin@shop.test",
  role: "ADMIN",
  sessionRole: "ADMIN",
  emailVerified: true,
  isActive: true,
};
