/** One way to build or serve an app that imports the package, as its users would type it. */
export interface Row {
  /** The bundler's folder. */
  bundler: string;
  /** In a browser, as an app is developed or as it is deployed; without one, as a server's bundle or as a team's tests. */
  mode: "development" | "production" | "server" | "tests";
  /** What this row is about, where it is not the plain one. */
  variant?: string;
  /** What to run first, in a shell with the bundler's programs on its path. */
  build?: string;
  /** What serves the app at `$PORT`, until it is ended. Without it, `dist` is served as files. */
  serve?: string;
  /** Where a browser's files are, for a count of modules and glue; `dist` by default. */
  output?: string;
  /** What a user must do that would not be needed for a package without wasm. */
  configuration: string;
  /** How many `.wasm` files the output has: one, or none if it is inlined. */
  modules?: 0 | 1;
  /** Routes of the app's server that read the first screen by themselves. */
  routes?: string[];
  /** In CI as well, not only in `cargo xtask matrix`. */
  representative?: true;
}

const none = "none";
const page = "cp index.html dist/";
const beside = "cp node_modules/credit-journey/entries/credit_journey.wasm dist/";
const copied = "copy credit_journey.wasm beside the bundle";
const inline = "import credit-journey/inline";
const routes = ["/node-runtime", "/edge-runtime"];
const development = "development";
const production = "production";

export const matrix: Row[] = [
  {
    bundler: "vite",
    mode: development,
    serve: "vite --host 127.0.0.1 --port $PORT --strictPort",
    configuration: none,
    representative: true,
  },
  { bundler: "vite", mode: production, build: "vite build", configuration: none, representative: true },
  {
    bundler: "vite",
    mode: development,
    variant: "slim",
    serve: "vite slim --host 127.0.0.1 --port $PORT --strictPort",
    configuration: "initialize(fetch(url)), url from ?url",
  },
  {
    bundler: "vite",
    mode: production,
    variant: "slim",
    build: "vite build slim --outDir ../dist --emptyOutDir",
    configuration: "initialize(fetch(url)), url from ?url",
  },

  {
    bundler: "webpack",
    mode: development,
    serve: "webpack serve --entry ./main.js --mode development --static . --host 127.0.0.1 --port $PORT",
    configuration: none,
  },
  {
    bundler: "webpack",
    mode: production,
    build: `webpack build --entry ./main.js --mode production && ${page}`,
    configuration: none,
    representative: true,
  },
  {
    bundler: "webpack",
    mode: production,
    variant: "require",
    build: `webpack build --entry ./required.cjs --mode production && ${page}`,
    configuration: none,
  },

  {
    bundler: "next",
    mode: development,
    serve: "next dev --hostname 127.0.0.1 --port $PORT",
    configuration: none,
    routes,
  },
  {
    bundler: "next",
    mode: production,
    build: "next build",
    serve: "next start --hostname 127.0.0.1 --port $PORT",
    output: ".next/static",
    configuration: none,
    routes,
    representative: true,
  },
  {
    bundler: "next",
    mode: development,
    variant: "webpack",
    serve: "next dev --webpack --hostname 127.0.0.1 --port $PORT",
    configuration: none,
    routes,
  },
  {
    bundler: "next",
    mode: production,
    variant: "webpack",
    build: "next build --webpack",
    serve: "next start --hostname 127.0.0.1 --port $PORT",
    output: ".next/static",
    configuration: none,
    routes,
  },

  {
    bundler: "esbuild",
    mode: development,
    variant: "inline",
    serve: "esbuild inline.js --bundle --outfile=main.js --servedir=. --serve=127.0.0.1:$PORT",
    configuration: inline,
  },
  {
    bundler: "esbuild",
    mode: production,
    variant: "inline",
    build: `esbuild inline.js --bundle --minify --outfile=dist/main.js && ${page}`,
    configuration: inline,
    modules: 0,
  },
  {
    bundler: "esbuild",
    mode: production,
    build: `esbuild main.js --bundle --minify --format=esm --outdir=dist && ${page} && ${beside}`,
    configuration: `--format=esm; ${copied}`,
  },
  {
    bundler: "esbuild",
    mode: "server",
    build: "esbuild server.js --bundle --platform=node --outfile=dist/server.cjs && node dist/server.cjs",
    configuration: none,
  },

  {
    bundler: "rollup",
    mode: production,
    build: `rollup main.js --dir dist --plugin node-resolve && ${page} && ${beside}`,
    configuration: copied,
  },
  {
    bundler: "rollup",
    mode: production,
    variant: "inline",
    build: `rollup inline.js --file dist/main.js --plugin node-resolve && ${page}`,
    configuration: inline,
    modules: 0,
  },

  {
    bundler: "parcel",
    mode: development,
    serve: "parcel index.html --host 127.0.0.1 --port $PORT",
    configuration: none,
  },
  {
    bundler: "parcel",
    mode: production,
    build: "parcel build index.html",
    // Its import map is an inline script, which a strict script-src forbids; older browsers get none.
    configuration: "none; with a strict script-src, safari 16 among the browserslist",
  },
  {
    bundler: "parcel",
    mode: production,
    variant: "inline",
    build: "sed s/main.js/inline.js/ index.html > inlined.html && parcel build inlined.html && mv dist/inlined.html dist/index.html",
    configuration: inline,
    modules: 0,
  },

  {
    bundler: "rspack",
    mode: development,
    serve: "mkdir -p public && cp index.html public/ && rspack serve --entry ./main.js --mode development --host 127.0.0.1 --port $PORT",
    configuration: none,
  },
  {
    bundler: "rspack",
    mode: production,
    build: `rspack build --entry ./main.js --mode production && ${page}`,
    configuration: none,
  },

  {
    bundler: "rolldown",
    mode: production,
    build: `rolldown main.js --dir dist --minify && ${page} && ${beside}`,
    configuration: copied,
  },

  { bundler: "jest", mode: "tests", build: "jest", configuration: none, representative: true },
  { bundler: "vitest", mode: "tests", build: "vitest run", configuration: none },
];
