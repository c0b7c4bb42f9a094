// The Hosted experience in a page, and the channel of the containers around it.

import { installChannel, onBridgeMessage, readBridgeMessage } from "credit-journey/bridge";
import { mount, type HostedEnd } from "credit-journey/hosted";
import { expectTypeOf } from "expect-type";

const hosted = mount("dialog", {
  url: () => fetch("/api/credit/hosted", { method: "POST" }),
  labels: { failed: ({ code }) => `Sorry: ${code}` },
  onEvent: (event) => {
    if (event.kind === "message") expectTypeOf(event.phase).toEqualTypeOf<"ignored">();
    // @ts-expect-error an event holds no address
    event.url;
  },
});
expectTypeOf(hosted.closed).resolves.toEqualTypeOf<HostedEnd>();
interface Minted {
  embedUrl: string;
  expiresIn: number;
}
mount("dialog", { url: (): Promise<Minted> => fetch("/api/credit/hosted").then((answer) => answer.json()) });
mount("dialog", { url: async (): Promise<Record<string, unknown>> => (await fetch("/api/credit/hosted")).json() });
// @ts-expect-error an answer has the URL under one of the platform's names
mount("dialog", { url: async () => ({ url: "https://credit.aarthiklabs.com/lab/embed#x" }) });
// @ts-expect-error an answer that was forgotten
mount("dialog", { url: async () => void (await fetch("/api/credit/hosted")) });
mount(document.body, { url: async () => ({ embedURL: "https://credit.aarthiklabs.com/lab/embed#x" }) });
// @ts-expect-error a URL is asked for when it is needed, and is never kept
mount("dialog", { url: "https://credit.aarthiklabs.com/lab/embed#x" });

const message = readBridgeMessage("{}");
if (message?.type === "aarthik-labs:open-external") expectTypeOf(message.resumeUrl).toEqualTypeOf<string | null>();
expectTypeOf(onBridgeMessage({ openExternal: ({ externalUrl }) => open(externalUrl), exit: close })).toBeFunction();
installChannel()?.postMessage({ type: "aarthik-labs:exit" });
