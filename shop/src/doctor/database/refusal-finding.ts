import { databaseTimeoutMs } from "../../databases/service-databases.js";
import { failed, skipped, type Finding } from "../finding.js";
import { certificateAdvice, codeOf, isAboutCertificate } from "../reach.js";

const adviceByCode: Readonly<Record<string, string>> = {
  "28P01": "correct the password in the URL, or DATABASE_ROLE_SECRET",
  "28000": "allow this role and address in pg_hba.conf",
  "53300": "raise max_connections of the server, or lower DATABASE_CONNECTIONS",
  "57P03": "wait until the server has started",
};

/** The error of the driver for a late connection, and the code of the server for a late statement. */
const late = ["timeout expired", "57014"];

/** Says why PostgreSQL refuses a connection, or that it does not answer. A database that the first start creates is no failure. */
export function refusalFinding(name: string, error: unknown): Finding {
  const code = codeOf(error);
  if (code === "3D000") return skipped(name, "the database does not exist yet; the first start creates it");
  if (late.includes(code))
    return failed(
      name,
      `PostgreSQL does not answer within ${databaseTimeoutMs / 1000} s`,
      "look at the load of its server, and for a statement that holds a lock (pg_stat_activity)",
    );
  const message = `PostgreSQL refuses the connection: ${(error as Error).message || code}`;
  if (isAboutCertificate(error)) return failed(name, message, certificateAdvice);
  return failed(name, message, adviceByCode[code] ?? "correct the URL of the database");
}
