import { lookup } from "node:dns/promises";
import { connect } from "node:net";
import { connect as connectTls, type PeerCertificate } from "node:tls";
import type { Finding } from "./finding.js";
import { failed, ok, warning } from "./finding.js";

const connectTimeoutMs = 3000;
const warnBeforeDays = 14;

export interface Address {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

const defaultPorts: Readonly<Record<string, number>> = {
  "http:": 80,
  "https:": 443,
  "redis:": 6379,
  "rediss:": 6379,
  "postgres:": 5432,
  "postgresql:": 5432,
  "smtp:": 587,
  "smtps:": 465,
};

/** The address that a URL leads to. The URL must be valid. */
export function addressOf(url: string): Address {
  const { hostname, port, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  const tls = ["https:", "rediss:", "smtps:"].includes(protocol);
  return { host, port: port === "" ? (defaultPorts[protocol] ?? 80) : Number(port), tls };
}

/** Checks the name, the port and the certificate of an address in this order, and stops at the first failure. */
export async function reach(subject: string, { host, port, tls }: Address): Promise<Finding> {
  try {
    await lookup(host);
  } catch (error) {
    return failed(
      subject,
      `the name ${host} cannot be resolved (${codeOf(error)})`,
      "correct the address, or the DNS settings of this machine or container",
    );
  }
  try {
    await openPort(host, port);
  } catch (error) {
    return failed(subject, `${host}:${port} cannot be reached (${codeOf(error)})`, adviceFor(codeOf(error)));
  }
  if (!tls) return ok(subject, `${host}:${port} can be reached`);
  try {
    return expiryFinding(subject, host, (await certificateOf(host, port)).valid_to);
  } catch (error) {
    return failed(subject, `the TLS certificate of ${host}:${port} is refused (${codeOf(error)})`, certificateAdvice);
  }
}

export const certificateAdvice =
  "renew the certificate; for a private authority name its certificate in NODE_EXTRA_CA_CERTS";

/** Whether the error of a TLS connection is about the server's certificate. */
export function isAboutCertificate(error: unknown): boolean {
  return /certificate/i.test(error instanceof Error ? error.message : "");
}

function adviceFor(code: string): string {
  if (code === "ECONNREFUSED") return "start the program that listens there, or correct the port";
  return "open the way in the firewall, the network policy or the container's network";
}

function openPort(host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = connect({ host, port, timeout: connectTimeoutMs });
  socket.once("connect", () => resolve());
  socket.once("timeout", () => reject(Object.assign(new Error("no connection in time"), { code: "ETIMEDOUT" })));
  socket.once("error", reject);
  return promise.finally(() => socket.destroy());
}

function certificateOf(host: string, port: number): Promise<PeerCertificate> {
  const { promise, resolve, reject } = Promise.withResolvers<PeerCertificate>();
  const socket = connectTls({ host, port, servername: host, timeout: connectTimeoutMs });
  socket.once("secureConnect", () => resolve(socket.getPeerCertificate()));
  socket.once("timeout", () => reject(Object.assign(new Error("no handshake in time"), { code: "ETIMEDOUT" })));
  socket.once("error", reject);
  return promise.finally(() => socket.destroy());
}

/** `end`: the text of the certificate's end. */
export function expiryFinding(subject: string, host: string, end: string): Finding {
  const days = Math.floor((Date.parse(end) - Date.now()) / 86_400_000);
  const message = `${host} can be reached; its certificate ends in ${days} days`;
  return days < warnBeforeDays ? warning(subject, message, "renew the certificate") : ok(subject, message);
}

/** The code of a system error, else its message. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return code ?? message ?? String(error);
}
