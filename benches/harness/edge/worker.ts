import type { Loan, Surroundings, View } from "../../peers/ui/loan.ts";
import { answerAtOnce } from "../canned.ts";
import { watchWasmMemory, type WasmMemory } from "../wasm-memory.ts";
import { standInForAPage } from "./page.ts";

/** What the harness binds. */
interface Bindings {
  /** Whether what a page has, and a worker has not, is stood in for. */
  PAGE: boolean;
}

const surroundings: Surroundings = { platformUrl: "https://platform.example", returnUrl: "https://site.example/", metadata: { source: "web" } };

/** Loans that are kept open. */
const kept: Loan[] = [];
let prepared = false;

/**
 * A worker that renders a borrower's first screen, by the platform's answers which are there at once:
 * - `/screen`: opens a journey, waits for its first screen, lets go of it;
 * - `/keep?journeys=N`: opens journeys and keeps them;
 * - all else: next to nothing, which is what a request costs by itself.
 */
export function worker(open: (surroundings: Surroundings) => Loan) {
  return {
    async fetch(request: Request, { PAGE }: Bindings): Promise<Response> {
      if (!prepared) prepare(PAGE);
      const { pathname, searchParams } = new URL(request.url);
      try {
        if (pathname === "/screen") return Response.json(await firstView(open));
        if (pathname === "/keep") return await keep(open, Number(searchParams.get("journeys")));
        return Response.json({ wasmBytes: (globalThis as unknown as WasmMemory).wasmBytes() });
      } catch (error) {
        return new Response(String(error), { status: 500 });
      }
    },
  };
}

function prepare(page: boolean): void {
  answerAtOnce({ stands: "choice", offers: 3, moves: "never" });
  watchWasmMemory();
  if (page) standInForAPage();
  prepared = true;
}

async function firstView(open: (surroundings: Surroundings) => Loan): Promise<View> {
  const loan = open(surroundings);
  await firstScreenOf(loan);
  const { view } = loan;
  loan.dispose();
  return view;
}

/** The answer has no end: with the request, its timers would go. */
async function keep(open: (surroundings: Surroundings) => Loan, journeys: number): Promise<Response> {
  while (kept.length < journeys) {
    const loan = open(surroundings);
    await firstScreenOf(loan);
    kept.push(loan);
  }
  return new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(".")) }));
}

function firstScreenOf(loan: Loan): Promise<void> {
  return new Promise((shown, failed) => {
    const look = () => {
      const { screen } = loan.view;
      if (screen.name === "loading") return;
      stop();
      if (screen.name === "offers") shown();
      else failed(new Error(`the first screen is ${JSON.stringify(screen)}`));
    };
    const stop = loan.subscribe(look);
    look();
  });
}
