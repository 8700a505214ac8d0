/** A supergraph of the public federation audit, with its cases. */
export interface AuditSuite {
  readonly name: string;
  readonly supergraphSdl: string;
  readonly cases: readonly AuditCase[];
}

export interface AuditCase {
  readonly query: string;
  readonly expected: { readonly data?: unknown; readonly errors?: boolean };
}

/** Reads the suites of the audit from its server (docs/router/plan.md). */
export async function* auditSuites(server: URL): AsyncGenerator<AuditSuite> {
  const read = async (path: string): Promise<string> => (await fetch(new URL(path, server))).text();
  for (const name of JSON.parse(await read("ids")) as readonly string[]) {
    const cases = JSON.parse(await read(`${name}/tests`)) as readonly AuditCase[];
    yield { name, supergraphSdl: await read(`${name}/supergraph`), cases };
  }
}
