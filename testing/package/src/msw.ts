import { http, HttpResponse, type HttpHandler } from "msw";
import type { Platform } from "./platform.js";

/**
 * Handlers for Mock Service Worker (2 or 3), in Node or in a browser: what the page asks of `platform.baseUrl` is
 * answered by the sandbox. `connect` needs no `fetch` then.
 */
export function handlers(platform: Platform): HttpHandler[] {
  return [
    http.all(`${platform.baseUrl}/*`, async ({ request }) => {
      try {
        const answer = await platform.fetch(request);
        return new HttpResponse(await answer.text(), { status: answer.status, headers: [...answer.headers] });
      } catch {
        return HttpResponse.error();
      }
    }),
  ];
}
