// The partner's page: as strict a policy as there is, and the package as it was packed.
import { isJourneyError, mount } from "/package/hosted/index.js";
import * as bridge from "/package/bridge/index.js";

const events = [];
const url = ({ signal }) => fetch("/api/credit/hosted", { method: "POST", signal });
const config = await (await fetch("/config")).json();

/** Mounts with the page's own settings, but for `options`. */
function start(place = "dialog", options = {}) {
  const at = typeof place === "string" && place !== "dialog" ? document.querySelector(place) : place;
  const hosted = mount(at, { url, origin: config.hosted, onEvent: (event) => events.push(event), ...options });
  return (window.hosted = hosted);
}

/** What a call rejects with or throws, as text and fields. */
function failure(run) {
  try {
    run();
    return null;
  } catch (error) {
    return { known: isJourneyError(error), code: error.code, field: error.details?.field, message: error.message };
  }
}

document.querySelector("#opener").addEventListener("click", () => start("dialog", window.options));
Object.assign(window, { harness: { start, failure, events, url, bridge, mount } });
if (location.search === "?start") start();
