import { HOSTED_ORIGIN } from "../bridge/receive.js";
import { isHost, readOrigins } from "../bridge/address.js";
import { refusal } from "../journey-error.js";
import type { HostedLabels, HostedOptions, Settings } from "./options.js";

const LABELS: HostedLabels = {
  loading: "Opening your loan…",
  reload: "Reload",
  close: "Close",
  failed: "Your loan could not be opened.",
  retry: "Try again",
  external: "You are continuing at {host}. Come back here when you are done.",
  blocked: "Your next step is at {host}.",
  open: "Continue at {host}",
  openAgain: "Open it again",
  back: "Back to your loan",
};

/** Refuses options that cannot be right, and puts the defaults where there are none. */
export function settle(options: HostedOptions): Settings {
  if (typeof options !== "object" || options === null) throw refusal("options", "must be an object");
  const { origin = HOSTED_ORIGIN, labels, ...given } = options;
  if (labels != null && typeof labels !== "object") throw refusal("labels", "must be an object of texts");
  const settings: Settings = {
    ...given,
    origins: readOrigins(origin) ?? [],
    allow: given.allow ?? "camera; microphone; clipboard-read; clipboard-write; geolocation",
    title: given.title ?? "Your loan",
    openExternal: given.openExternal ?? "window",
    lifeMs: given.lifeMs ?? 120_000,
    loadTimeoutMs: given.loadTimeoutMs ?? 30_000,
    labels: { ...LABELS, ...Object.fromEntries(Object.entries(labels ?? {}).filter(([, label]) => label != null)) },
  };
  check(settings);
  return settings;
}

function check(settings: Settings): void {
  const { origins, openExternal, sandbox, labels, allowedExternalHosts: hosts } = settings;
  for (const name of ["url", "onEvent", "onExit"] as const) {
    const absent = name !== "url" && settings[name] == null;
    if (!absent && typeof settings[name] !== "function") throw refusal(name, "must be a function");
  }
  for (const name of ["allow", "title"] as const) {
    if (typeof settings[name] !== "string") throw refusal(name, "must be text");
  }
  for (const name of Object.keys(LABELS) as (keyof HostedLabels)[]) {
    const own = name === "failed" && typeof labels.failed === "function";
    if (!own && typeof labels[name] !== "string") throw refusal(`labels.${name}`, "must be text");
  }
  for (const name of ["lifeMs", "loadTimeoutMs"] as const) {
    const ms: unknown = settings[name];
    // Above 2^31 - 1 ms a browser's timer fires at once.
    if (typeof ms !== "number" || !(ms >= 1 && ms <= 2_147_483_647)) {
      throw refusal(name, "must be milliseconds from 1 to 2147483647");
    }
  }
  if (!origins.length) throw refusal("origin", `must be https origins, such as ${HOSTED_ORIGIN}`);
  if (origins.includes(globalThis.origin)) {
    throw refusal("origin", "must not be this page's own: no frame of it keeps Hosted and the page apart");
  }
  if (hosts != null && !(Array.isArray(hosts) && hosts.every(isHost))) {
    throw refusal("allowedExternalHosts", "must be an array of hosts (a.example, *.a.example)");
  }
  if (openExternal !== "window" && openExternal !== "tab" && typeof openExternal !== "function") {
    throw refusal("openExternal", 'must be "window", "tab" or a function');
  }
  // Without these Hosted has no origin of its own: it could not run, nor would its messages be heard.
  const needed = ["allow-scripts", "allow-same-origin"];
  const tokens = typeof sandbox === "string" ? sandbox.split(/\s+/) : [];
  if (sandbox != null && !needed.every((token) => tokens.includes(token))) {
    throw refusal("sandbox", `must hold ${needed.join(" and ")}`);
  }
}
