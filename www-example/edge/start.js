import { bundle } from "./build.js";
import { serve } from "./serve.js";

// The addresses are those of `cargo run --package sandbox -- --edge-secret "$EDGE_SECRET" --return-url http://127.0.0.1:4050/return`.
const {
  PORT = "4050",
  PLATFORM_URL = "http://127.0.0.1:4010",
  BACK_END_URL = "http://127.0.0.1:4030",
  EDGE_SECRET = "for development on one machine",
  // A new one each time: sessions end with the worker.
  SEAL_SECRETS = crypto.randomUUID() + crypto.randomUUID(),
} = process.env;

await bundle();
const worker = serve({ port: Number(PORT), bindings: { PLATFORM_URL, BACK_END_URL, EDGE_SECRET, SEAL_SECRETS } });
console.log(`The example site, through its edge worker: ${await worker.ready}`);
