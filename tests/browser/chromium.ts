/** The system's Chromium: the same browser for the suites, the demo and `cargo xtask`, and nothing to download. */
export function chromiumPath(): string {
  return process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
}
