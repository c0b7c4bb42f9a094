/** What became of each runtime, for people to read. */
export class Table {
  #rows = new Map<string, { passed: string[]; failed: string[] }>();

  note(runtime: string, version: string, check: string, passed: boolean): void {
    const name = `| ${runtime} | ${version} |`;
    const row = this.#rows.get(name) ?? { passed: [], failed: [] };
    (passed ? row.passed : row.failed).push(check);
    this.#rows.set(name, row);
  }

  toString(): string {
    const rows = [...this.#rows].map(([name, { passed, failed }]) => {
      const results = [...passed, ...failed.map((check) => `FAILED: ${check}`)];
      return `${name} ${results.join(", ")} |`;
    });
    return ["| Runtime | Version | Checks |", "| --- | --- | --- |", ...rows.sort()].join("\n");
  }
}
