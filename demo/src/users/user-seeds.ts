/** An address with the user's name; the first of several is the default. Phone numbers are invented. */
export type AddressSeed = {
  line1: string;
  line2?: string;
  city: string;
  region?: string;
  postalCode: string;
  country: string;
  phone: string;
};

export type UserSeed = {
  email: string;
  username: string;
  fullName: string;
  role: "ADMIN" | "INSTRUCTOR" | "CUSTOMER";
  createdAt: string;
  addresses: readonly AddressSeed[];
};

export const userSeeds: readonly UserSeed[] = [
  {
    email: "admin@example.com",
    username: "admin",
    fullName: "Rosalind Achterberg",
    role: "ADMIN",
    createdAt: "2025-08-18T13:00:00.000Z",
    addresses: [],
  },
  {
    email: "instructor@example.com",
    username: "idris",
    fullName: "Idris Halvorsen",
    role: "INSTRUCTOR",
    createdAt: "2025-08-25T14:10:00.000Z",
    addresses: [],
  },
  {
    email: "marguerite@example.com",
    username: "marguerite",
    fullName: "Marguerite Tanaka",
    role: "INSTRUCTOR",
    createdAt: "2025-09-03T15:45:00.000Z",
    addresses: [],
  },
  {
    email: "bela@example.com",
    username: "bela",
    fullName: "Béla Okonkwo",
    role: "INSTRUCTOR",
    createdAt: "2025-09-11T12:20:00.000Z",
    addresses: [],
  },
  {
    email: "customer@example.com",
    username: "june",
    fullName: "June Castellanos",
    role: "CUSTOMER",
    createdAt: "2025-11-02T17:32:00.000Z",
    addresses: [
      {
        line1: "418 Lilac Crescent",
        line2: "Unit 5",
        city: "Halifax",
        region: "NS",
        postalCode: "B3H 4R2",
        country: "CA",
        phone: "+1 902 555 0117",
      },
      {
        line1: "22 Foundry Lane",
        line2: "Third floor",
        city: "Dartmouth",
        region: "NS",
        postalCode: "B2Y 2N6",
        country: "CA",
        phone: "+1 902 555 0164",
      },
    ],
  },
  {
    email: "mathieu@example.com",
    username: "mathieu",
    fullName: "Mathieu Bélanger-Roy",
    role: "CUSTOMER",
    createdAt: "2025-12-07T20:05:00.000Z",
    addresses: [
      {
        line1: "1203 rue des Érables",
        line2: "App. 3",
        city: "Québec",
        region: "QC",
        postalCode: "G1R 2M8",
        country: "CA",
        phone: "+1 418 555 0139",
      },
    ],
  },
  {
    email: "priya@example.com",
    username: "priya",
    fullName: "Priya Raghunathan",
    role: "CUSTOMER",
    createdAt: "2026-01-09T09:48:00.000Z",
    addresses: [
      {
        line1: "7 Tannery Row",
        city: "Bristol",
        postalCode: "BS1 6XN",
        country: "GB",
        phone: "+44 117 496 0321",
      },
      {
        line1: "Flat 12, Copperfield House",
        line2: "90 Wharf Road",
        city: "London",
        postalCode: "N1 7GR",
        country: "GB",
        phone: "+44 20 7946 0582",
      },
    ],
  },
  {
    email: "dwayne@example.com",
    username: "dwayne",
    fullName: "Dwayne Prescott",
    role: "CUSTOMER",
    createdAt: "2026-02-14T18:26:00.000Z",
    addresses: [
      {
        line1: "5609 Cottonwood Drive",
        city: "Boulder",
        region: "CO",
        postalCode: "80301",
        country: "US",
        phone: "+1 303 555 0148",
      },
    ],
  },
  {
    email: "annika@example.com",
    username: "annika",
    fullName: "Annika Sørensen",
    role: "CUSTOMER",
    createdAt: "2026-03-21T11:15:00.000Z",
    addresses: [
      {
        line1: "Kastanienallee 31",
        line2: "Hinterhaus",
        city: "Berlin",
        postalCode: "10435",
        country: "DE",
        phone: "+49 30 23125 417",
      },
      {
        line1: "Fabriksvej 14",
        city: "Aarhus",
        postalCode: "8000",
        country: "DK",
        phone: "+45 86 55 01 22",
      },
    ],
  },
  {
    email: "lucia@example.com",
    username: "lucia",
    fullName: "Lucía Fernández Ibarra",
    role: "CUSTOMER",
    createdAt: "2026-04-30T16:02:00.000Z",
    addresses: [
      {
        line1: "Calle de las Jacarandas 88",
        line2: "Piso 2",
        city: "Guadalajara",
        region: "JAL",
        postalCode: "44150",
        country: "MX",
        phone: "+52 33 5550 0173",
      },
    ],
  },
];
