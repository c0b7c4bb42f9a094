import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type InlineConfig, type Plugin } from "vite";
import { Sandbox } from "../../tests/browser/sandbox.ts";

/** The apps, in the order of every table. */
export const apps = ["ours", "diy-a", "diy-b", "diy-c"] as const;

/** One of the apps; or ours on an earlier package, to see what has become of it. */
export type App = (typeof apps)[number] | "before";

/** Where an app has this package from. */
export function packageOf(app: App): string {
  return app === "before" ? "credit-journey-before" : "credit-journey";
}

const dist = join(import.meta.dirname, "../dist");

/** Where an app is built to. */
export function pageOf(app: App): string {
  return join(dist, app, "page");
}

/** Where the part of an app that differs is built to, alone. */
export function partOf(app: App): string {
  return join(dist, app, "part");
}

/** Where an app's part is built to as a worker of an edge. */
export function workerOf(app: App): string {
  return join(dist, app, "worker");
}

/** A deployment takes the wasm along as a module of its own. */
const besideTheWorker: Plugin = {
  name: "wasm beside the worker",
  enforce: "pre",
  resolveId: (id) => (id.endsWith(".wasm") ? { id: "./credit_journey.wasm", external: true } : null),
};

/** As the package's README advises: the wasm is on its way with the script, not after it. */
const preloadedWasm: Plugin = {
  name: "preloaded wasm",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => file.endsWith(".wasm"))
        .map((file) => ({ tag: "link", attrs: { rel: "preload", as: "fetch", crossorigin: true, href: `/${file}` }, injectTo: "head" })),
  },
};

/** Builds an app as it is published, its part that differs alone, and that part as a worker. */
export async function buildApp(app: App): Promise<void> {
  const root = join(import.meta.dirname, "apps", app === "before" ? "ours" : app);
  const resolve = { alias: { "credit-journey": packageOf(app) } };
  const common: InlineConfig = { configFile: false, root, resolve, mode: "production", logLevel: "warn" };
  const output = { emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false } } as const;
  await build({ ...common, plugins: app === "ours" ? [preloadedWasm] : [], build: { ...output, outDir: pageOf(app) } });
  const input = join(root, "loan.ts");
  // An entry with its exports kept, but built as for a page: a library build would inline the wasm.
  const rolldownOptions = { input, preserveEntrySignatures: "exports-only" } as const;
  await build({ ...common, build: { ...output, outDir: partOf(app), rolldownOptions } });
  await build({
    ...common,
    plugins: [besideTheWorker],
    resolve: { ...resolve, conditions: ["workerd", "worker", "browser"] },
    build: {
      ...output,
      outDir: workerOf(app),
      rolldownOptions: { ...rolldownOptions, input: join(root, "worker.ts"), output: { entryFileNames: "worker.js" } },
    },
  });
}

/** How a stage is set. */
export interface Setting {
  /** Which way the journeys go. */
  scenario: string;
  /** How much shorter the waits of lenders and banks are. */
  speed: number;
  /** More options of the sandbox. */
  more?: string[];
  /** What becomes of the page's HTML. */
  html?: (html: string) => string;
}

/** A sandbox that serves an app. */
export class Stage {
  readonly app: App;
  readonly sandbox: Sandbox;
  #folder: string;

  private constructor(app: App, sandbox: Sandbox, folder: string) {
    this.app = app;
    this.sandbox = sandbox;
    this.#folder = folder;
  }

  /** Starts a sandbox, and puts the app there. */
  static async set(app: App, { scenario, speed, more = [], html = (page) => page }: Setting): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), `credit-journey-bench-${app}-`));
    const sandbox = await Sandbox.start({ site: folder, speed, more });
    await cp(pageOf(app), folder, { recursive: true });
    // The page knows the platform as a real one does: by its build. Here its port is known only now.
    const index = join(folder, "index.html");
    const page = (await readFile(index, "utf8")).replace("{platform}", sandbox.api).replace("{scenario}", scenario);
    await writeFile(index, html(page));
    return new Stage(app, sandbox, folder);
  }

  async strike(): Promise<void> {
    await this.sandbox.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.strike();
  }
}
