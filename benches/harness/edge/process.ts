import { readdir, readFile } from "node:fs/promises";

/** The one workerd that this process has started. Linux tells of it in `/proc`. */
export class Workerd {
  readonly #pid: string;

  private constructor(pid: string) {
    this.#pid = pid;
  }

  static async running(): Promise<Workerd> {
    const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    for (const pid of pids) {
      // `PID (NAME) STATE PARENT …`; a process may have gone meanwhile.
      const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
      const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(stat) ?? [];
      if (name === "workerd" && parent === String(process.pid)) return new Workerd(pid);
    }
    throw new Error("no workerd runs");
  }

  /** CPU time that all its threads have taken, ms. */
  async cpuMs(): Promise<number> {
    const threads = await readdir(`/proc/${this.#pid}/task`);
    const taken = await Promise.all(
      threads.map(async (thread) => Number((await readFile(`/proc/${this.#pid}/task/${thread}/schedstat`, "utf8")).split(" ")[0])),
    );
    return taken.reduce((sum, ns) => sum + ns, 0) / 1e6;
  }

  /** What it holds of the machine's memory, bytes. */
  async residentBytes(): Promise<number> {
    const status = await readFile(`/proc/${this.#pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
  }
}
