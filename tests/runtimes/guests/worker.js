// A worker that goes the journey when it is asked to: for workerd.
import * as creditJourney from "credit-journey";
import { travel } from "./journey.js";

export default {
  /** @param {Request} _request @param {{ addresses: import("./journey.js").Addresses }} bindings */
  async fetch(_request, { addresses }) {
    return Response.json(await travel(creditJourney, addresses));
  },
};
