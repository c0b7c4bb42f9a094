import { randomBytes } from "node:crypto";
import { Party, type Answer } from "./party.ts";

/** Hosted, as far as its surroundings see it: one-time tokens in the fragment, and messages to who frames it. */
export interface Platform {
  readonly hosted: Party;
  /** A page of another party, on which Hosted has the borrower go on. */
  readonly bank: Party;
  /** Mints a URL, as the partner's back-end has it from the platform. */
  mint(): string;
  /** What becomes of Hosted's pages beside: nothing unusual, by default. */
  mishap: Answer;
  /** The secrets that were minted. */
  readonly secrets: string[];
  /** What became of each URL that a page was opened with. */
  readonly opened: ("taken" | "reused" | "unknown")[];
}

const EMBED = `<!doctype html><html lang="en"><title>Hosted</title>
<h1>Hosted</h1><p id="state">…</p>
<button id="bank">Go to the bank</button><button id="exit">Leave</button><input aria-label="Amount">
<script>
  const state = (text) => (document.querySelector("#state").textContent = text);
  const tell = (message) => parent.postMessage(message, "*");
  fetch("/bootstrap", { method: "POST", body: location.hash.slice(1) })
    .then((answer) => answer.text()).then(state);
  document.querySelector("#bank").onclick = () => tell(JSON.stringify({
    type: "aarthik-labs:open-external", external_url: "BANK/consent?ecreq=abc", resume_url: location.origin + "/lab/resume",
  }));
  document.querySelector("#exit").onclick = () => tell({ type: "aarthik-labs:exit" });
</script>`;

export async function startPlatform(): Promise<Platform & AsyncDisposable> {
  const secrets: string[] = [];
  const unused = new Set<string>();
  const opened: Platform["opened"] = [];
  const bank = await Party.at("127.0.0.1", async () => ({
    body: "<!doctype html><title>Bank</title><h1>Bank</h1>",
  }));
  const hosted = await Party.at("localhost", async (path, body) => {
    if (path === "/bootstrap") {
      const how = unused.delete(body) ? "taken" : secrets.includes(body) ? "reused" : "unknown";
      opened.push(how);
      return { type: "text/plain", body: how === "taken" ? "Welcome" : "This link is used up" };
    }
    if (path === "/never") return new Promise(() => {});
    if (path.startsWith("/lab/resume")) return { body: "<!doctype html><title>Hosted</title><h1>Resumed</h1>" };
    // Speaks at once, and never comes to the end of loading.
    const slow = `<img src="/never" alt=""><script>parent.postMessage({ type: "aarthik-labs:hello" }, "*");
      parent.postMessage({ type: "aarthik-labs:open-external", external_url: "BANK/early" }, "*")</script>`;
    const text = (path.startsWith("/lab/slow") ? EMBED + slow : EMBED).replaceAll("BANK", bank.origin);
    return { body: text, ...platform.mishap };
  });
  const platform: Platform & AsyncDisposable = {
    hosted,
    bank,
    mishap: {},
    secrets,
    opened,
    mint() {
      const secret = `bt_test_${randomBytes(16).toString("hex")}`;
      secrets.push(secret);
      unused.add(secret);
      return `${hosted.origin}/lab/embed?journey_type=PERSONAL_LOAN#${secret}`;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([hosted[Symbol.asyncDispose](), bank[Symbol.asyncDispose]()]);
    },
  };
  return platform;
}
