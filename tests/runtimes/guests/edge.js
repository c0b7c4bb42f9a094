// An edge function that goes the journey when it is asked to: for Vercel.
import * as creditJourney from "credit-journey";
import { travel } from "./journey.js";

/** @param {Request} request */
async function answer(request) {
  return Response.json(await travel(creditJourney, await request.json()));
}

addEventListener("fetch", (/** @type {any} */ event) => event.respondWith(answer(event.request)));
