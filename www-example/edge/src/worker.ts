import { answer, answering, land, Mediation } from "credit-journey/edge";
import { BackEnd } from "./back-end";
import type { Context, Environment } from "./environment";
import { page } from "./page";
import { vaultOf } from "./vault";

// The edge worker of the example site. It stands between the page and the partner's back-end: keeps refresh tokens from
// the page, takes returns that a static site cannot read, and renders the screen the borrower left at.

export default {
  async fetch(request: Request, environment: Environment, context: Context): Promise<Response> {
    const backEnd = new BackEnd(environment, request);
    const sessions = new Mediation({
      baseUrl: environment.PLATFORM_URL,
      vault: vaultOf(environment),
      login: () => backEnd.login(),
      mint: () => backEnd.mint(),
      waitUntil: (work) => context.waitUntil(work),
    });

    const { pathname } = new URL(request.url);
    if (pathname === "/api/credit/session") return sessions.answer(request);
    if (pathname === "/api/demo/borrower") return backEnd.sign(sessions);
    if (pathname === "/api/demo") return answering(async () => answer(await backEnd.demo()));
    // A page that returns by POST may add a path of its own.
    if (pathname === "/return" || pathname.startsWith("/return/")) return land(request, { pages: ["/"] });
    if (isPage(request, pathname)) return page(request, environment, backEnd, sessions);
    return asset(request, environment);
  },
};

function isPage({ method }: Request, pathname: string): boolean {
  return method === "GET" && !pathname.split("/").at(-1)?.includes(".");
}

async function asset(request: Request, environment: Environment): Promise<Response> {
  const found = await environment.ASSETS.fetch(request);
  const headers = new Headers(found.headers);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "no-referrer");
  return new Response(found.body, { status: found.status, headers });
}
