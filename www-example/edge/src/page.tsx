import { connect } from "credit-journey";
import { dataBlock, firstScreen, isReturn, pageHeaders, type Mediation } from "credit-journey/edge";
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { FIRST_SCREEN_ID, standingStill, type FirstScreen } from "../../src/firstScreen";
import { Mishap } from "../../src/Mishap";
import { Shell } from "../../src/Shell";
import type { BackEnd } from "./back-end";
import type { Environment } from "./environment";

const EMPTY = '<div id="root"></div>';

/** The site's page, with the borrower's present screen in it where there is one to read. */
export async function page(
  request: Request,
  environment: Environment,
  backEnd: BackEnd,
  sessions: Mediation,
): Promise<Response> {
  const [shell, first] = await Promise.all([
    environment.ASSETS.fetch(new URL("/", request.url)).then((asset) => asset.text()),
    // The site works without: a page that cannot be rendered here is not withheld.
    read(request, environment, backEnd, sessions).catch(() => ({ screen: null, cookie: null })),
  ]);
  const headers = new Headers(
    pageHeaders({ baseUrl: environment.PLATFORM_URL, directives: { "img-src": "'self' data:" } }),
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (first.cookie !== null) headers.append("Set-Cookie", first.cookie);
  const { screen } = first;
  return new Response(screen ? shell.replace(EMPTY, () => rendered(screen)) : shell, { headers });
}

async function read(request: Request, environment: Environment, backEnd: BackEnd, sessions: Mediation) {
  const { session, cookie } = await sessions.current(request);
  const demo = session && !isReturn(request) && (await backEnd.demo());
  if (!demo || !demo.borrower) return { screen: null, cookie };
  const journey = { type: demo.borrower.journeyType };
  const snapshot = await firstScreen({ connect, baseUrl: environment.PLATFORM_URL, session, journey });
  return { screen: snapshot && { demo, snapshot }, cookie };
}

/** What `main.tsx` renders, and what it goes on from. */
function rendered(first: FirstScreen): string {
  const never = () => new Promise<never>(() => {});
  const site = (
    <StrictMode>
      <Mishap>
        <Shell demo={first.demo} journey={standingStill(first.snapshot, never)} />
      </Mishap>
    </StrictMode>
  );
  return `<div id="root">${renderToString(site)}</div>${dataBlock(FIRST_SCREEN_ID, first)}`;
}
