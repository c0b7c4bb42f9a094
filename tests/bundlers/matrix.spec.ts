import { join } from "node:path";
import { expect, test } from "./test.ts";
import { matrix } from "./matrix.ts";
import { Output } from "./output.ts";
import { Project } from "./project.ts";
import { Sandbox } from "../browser/sandbox.ts";

for (const row of matrix) {
  const { bundler, mode, variant, representative } = row;
  const tag = [`@${bundler}`, ...(representative ? ["@representative"] : [])];
  test([bundler, mode, variant].filter(Boolean).join(" "), { tag }, async ({ visit, note }) => {
    const project = new Project(bundler);
    note("row", row);
    note("version", await project.version());
    await project.clean();
    const said = row.build ? await project.run(row.build) : "";
    if (mode === "server" || mode === "tests") return;

    if (mode === "production") {
      expect(said, "what the build said").not.toMatch(/\bwarn(ing)?\b/i);
      const output = await Output.in(join(project.folder, row.output ?? "dist"));
      expect(output.modules, "modules in the output").toBe(row.modules ?? 1);
      expect(output.glue, "copies of the glue").toBe(1);
      note("sizes", { js: output.size(".js"), wasm: output.size(".wasm") });
    }

    await using sandbox = await Sandbox.start({ site: join(project.folder, "dist"), speed: 20 });
    if (row.serve) {
      await using server = await project.serve(row.serve);
      await visit(server.origin, sandbox, row.routes);
    } else {
      await visit(sandbox.site, sandbox);
    }
  });
}
