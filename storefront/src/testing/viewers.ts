/** The signed-in admin of a test. */
export const admin = {
  id: "admin",
  email: "admin@shop.test",
  role: "ADMIN",
  sessionRole: "ADMIN",
  emailVerified: true,
  isActive: true,
};

/** The signed-in customer of a test. */
export const customer = {
  id: "customer",
  email: "june@shop.test",
  fullName: "June Example",
  role: "CUSTOMER",
  sessionRole: "CUSTOMER",
  emailVerified: true,
  isActive: true,
};
