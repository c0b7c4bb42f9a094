import { connect } from "credit-journey";

/** The screen of the borrower whose session this is, read on a server. */
export async function screen(request) {
  const { baseUrl, ...session } = await request.json();
  const credit = await connect({ baseUrl, session: async () => session });
  const journey = await credit.journey({ type: "PERSONAL_LOAN" });
  const { name } = journey.snapshot.screen;
  credit.dispose();
  return Response.json({ screen: name });
}
