import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";

/** The clock tick in /proc, which is the same on every Linux that Node supports. */
const msOfTick = 10;

/** CPU time of a PostgreSQL server with all its processes, as read from /proc. */
export class PostgresCpu {
  private readonly postmaster: number;

  private constructor(postmaster: number) {
    this.postmaster = postmaster;
  }

  static async of(serverUrl: string): Promise<PostgresCpu> {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ pid: string }>(
        `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`,
      );
      return new PostgresCpu(Number(rows[0]?.pid));
    } finally {
      await client.end();
    }
  }

  /** CPU time since the server's start, including processes that have ended. */
  usedMs(): number {
    const own = timesOf(this.postmaster);
    const children = pids()
      .map(timesOf)
      .filter(({ parent }) => parent === this.postmaster);
    const ticks = own.used + own.usedByEnded + children.reduce((sum, { used }) => sum + used, 0);
    return ticks * msOfTick;
  }
}

function pids(): number[] {
  return readdirSync("/proc").map(Number).filter(Number.isInteger);
}

interface Times {
  readonly parent: number;
  readonly used: number;
  readonly usedByEnded: number;
}

function timesOf(pid: number): Times {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // the process name may contain spaces and brackets: fields are counted from the state, after the last bracket
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const at = (field: number): number => Number(fields[field]);
    return { parent: at(1), used: at(11) + at(12), usedByEnded: at(13) + at(14) };
  } catch {
    // the process ended meanwhile
    return { parent: 0, used: 0, usedByEnded: 0 };
  }
}
