// An edge function that goes the journey when it is asked to: for Vercel.
import { connect, isJourneyError } from "credit-journey";
import { travel } from "./journey.js";

/** @param {Request} request */
async function answer(request) {
  const { searchParams } = new URL(request.url);
  const baseUrl = searchParams.get("baseUrl") ?? "";
  const sessionUrl = searchParams.get("sessionUrl") ?? "";
  const session = async () => (await fetch(sessionUrl, { method: "POST" })).json();
  return Response.json(await travel({ connect, isJourneyError, baseUrl, session }));
}

addEventListener("fetch", (/** @type {any} */ event) => event.respondWith(answer(event.request)));
