// A worker that goes the journey when it is asked to: for workerd.
import { connect, isJourneyError } from "credit-journey";
import { travel } from "./journey.js";

export default {
  /** @param {Request} _request @param {{ baseUrl: string, sessionUrl: string }} environment */
  async fetch(_request, { baseUrl, sessionUrl }) {
    const session = async () => (await fetch(sessionUrl, { method: "POST" })).json();
    return Response.json(await travel({ connect, isJourneyError, baseUrl, session }));
  },
};
