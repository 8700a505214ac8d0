import { demoId } from "./demo-id.js";
import { userSeeds, type AddressSeed, type UserSeed } from "./users/user-seeds.js";

export type DemoRole = "ADMIN" | "INSTRUCTOR" | "CUSTOMER";

export type DemoAddress = {
  id: string;
  fullName: string;
  line1: string;
  line2: string | null;
  city: string;
  region: string | null;
  postalCode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  phone: string | null;
  isDefault: boolean;
};

/** The password is in plain text because the README has it too; demo accounts never exist in production. */
export type DemoUser = {
  id: string;
  email: string;
  password: string;
  username: string;
  fullName: string;
  role: DemoRole;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Empty for staff; one of a customer's addresses is the default. */
  addresses: readonly DemoAddress[];
};

export const demoUsers: readonly DemoUser[] = userSeeds.map(userFromSeed);

function userFromSeed(seed: UserSeed): DemoUser {
  return {
    id: demoId("user", seed.email),
    email: seed.email,
    password: `${seed.role.toLowerCase()}123`,
    username: seed.username,
    fullName: seed.fullName,
    role: seed.role,
    createdAt: seed.createdAt,
    addresses: seed.addresses.map((address, index) => addressFromSeed(seed, address, index)),
  };
}

function addressFromSeed(user: UserSeed, address: AddressSeed, index: number): DemoAddress {
  return {
    id: demoId("address", `${user.email}/${index + 1}`),
    fullName: user.fullName,
    line1: address.line1,
    line2: address.line2 ?? null,
    city: address.city,
    region: address.region ?? null,
    postalCode: address.postalCode,
    country: address.country,
    phone: address.phone,
    isDefault: index === 0,
  };
}
