import { connect } from "credit-journey";
import { dataBlock, firstScreen, isReturn, pageHeaders, type Handed, type Mediation } from "credit-journey/edge";
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { borrowerOf } from "../../src/demo";
import { FIRST_SCREEN_ID, standingStill, type FirstScreen } from "../../src/firstScreen";
import { Mishap } from "../../src/Mishap";
import { Shell } from "../../src/Shell";
import type { BackEnd } from "./back-end";
import type { Environment } from "./environment";

const EMPTY = '<div id="root"></div>';
/** No page waits longer for its screen. A session renewed too late for its cookie is had from the back-end next time. */
const PATIENCE_MS = 3_000;

/** What a page takes from its borrower's session. */
interface Reading {
  root: string;
  cookie: string | null;
}

/** The site works without: a page that cannot be read or rendered here is not withheld. */
const NOTHING: Reading = { root: EMPTY, cookie: null };

/** The site's page, with the borrower's present screen in it where there is one to read. */
export async function page(
  request: Request,
  environment: Environment,
  backEnd: BackEnd,
  sessions: Mediation,
): Promise<Response> {
  const late = new Promise<Reading>((resolve) => setTimeout(resolve, PATIENCE_MS, NOTHING));
  const [shell, { root, cookie }] = await Promise.all([
    environment.ASSETS.fetch(new URL("/", request.url)).then((asset) => asset.text()),
    Promise.race([read(request, environment, backEnd, sessions).catch(() => NOTHING), late]),
  ]);
  const headers = new Headers(
    pageHeaders({ baseUrl: environment.PLATFORM_URL, directives: { "img-src": "'self' data:" } }),
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (cookie !== null) headers.append("Set-Cookie", cookie);
  const html = shell.replace(EMPTY, () => root);
  return new Response(html, { headers });
}

async function read(
  request: Request,
  environment: Environment,
  backEnd: BackEnd,
  sessions: Mediation,
): Promise<Reading> {
  const { session, cookie } = await sessions.current(request);
  if (!session || isReturn(request)) return { root: EMPTY, cookie };
  return { root: await rootOf(environment, backEnd, session).catch(() => EMPTY), cookie };
}

async function rootOf(environment: Environment, backEnd: BackEnd, session: Handed): Promise<string> {
  const demo = await backEnd.demo();
  const borrower = borrowerOf(demo, "api");
  if (!borrower) return EMPTY;
  const journey = { type: borrower.journeyType };
  const snapshot = await firstScreen({ connect, baseUrl: environment.PLATFORM_URL, session, journey });
  return snapshot ? rendered({ demo, snapshot }) : EMPTY;
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
