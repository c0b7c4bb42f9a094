// Every endpoint, called as users do.

import { expectTypeOf } from "expect-type";
import type * as credit from "credit-journey";
import type { Api } from "credit-journey";

declare const api: Api;
declare const mandate: credit.BankMandate;
const journeyID = "6f2d9a52-8a0e-4d7f-9a35-0f6a3c1b2d4e";
const offerID = "0b0f7a4e-1c55-4a5e-8f43-5be0b5b1c7aa";
const aaSessionID = "3a2f86c0-7f0e-4f0c-8f0a-1c2d3e4f5a6b";
const profile = { contactNumber: "9876543210", pan: "ABCDE1234F", dob: "1990-01-31", gender: "female" } as const;
const call: credit.CallOptions = { signal: new AbortController().signal, idempotencyKey: "k", correlationID: "c" };

// Those that are missing here are a compile error.
const calls = {
  refreshSession: () => api.refreshSession(),
  listJourneys: () => api.listJourneys({ type: "PERSONAL_LOAN" }, call),
  createJourney: () => api.createJourney({ type: "GOLD_LOAN", metadata: { campaign: 7 } }),
  getJourney: () => api.getJourney(journeyID, call),
  getJourneyState: () => api.getJourneyState(journeyID),
  updateResume: () => api.updateResume(journeyID, { resume: { lastViewedOfferID: offerID } }),
  getProfile: () => api.getProfile(journeyID),
  saveProfile: () => api.saveProfile(journeyID, { profile, workProfile: { income: "75000" }, address: { pincode: "560001" } }),
  submitProfile: () => api.submitProfile(journeyID, { bureauConsent: true }),
  listOffers: () => api.listOffers(journeyID),
  getOffer: () => api.getOffer(journeyID, offerID),
  proceedOffer: () => api.proceedOffer(journeyID, offerID, call),
  rejectOffer: () => api.rejectOffer(journeyID, offerID, { rejectedStage: "KYC", rejectionReason: "too dear" }),
  setLoanAmount: () => api.setLoanAmount(journeyID, offerID, { amount: "250000" }),
  getSteps: () => api.getSteps(journeyID, offerID),
  getKyc: () => api.getKyc(journeyID, offerID),
  getKycStatus: () => api.getKycStatus(journeyID, offerID),
  getBankMandate: () => api.getBankMandate(journeyID, offerID),
  submitBankMandate: () => api.submitBankMandate(journeyID, offerID, mandate),
  getEMandate: () => api.getEMandate(journeyID, offerID),
  getLoanAgreement: () => api.getLoanAgreement(journeyID, offerID),
  listAASessions: () => api.listAASessions(journeyID),
  createAASession: () => api.createAASession(journeyID),
  getAASession: () => api.getAASession(journeyID, aaSessionID),
  redirectAASession: () => api.redirectAASession(journeyID, aaSessionID, { channel: "web" }),
  completeAASession: () => api.completeAASession(journeyID, aaSessionID, null, call),
  reconcileAASession: () => api.reconcileAASession(journeyID, aaSessionID),
  refreshServicing: () => api.refreshServicing(journeyID),
  foreclose: () => api.foreclose(journeyID, null),
  prePartPay: () => api.prePartPay(journeyID, { amount: "5000", note: "early" }),
  payMissedEmi: () => api.payMissedEmi(journeyID, { amount: "5000" }),
} satisfies { [Name in keyof Api]: () => ReturnType<Api[Name]> };

type Answers = { [Name in keyof typeof calls]: Awaited<ReturnType<(typeof calls)[Name]>> };
expectTypeOf<Answers>().toEqualTypeOf<{
  refreshSession: credit.SessionRefreshed;
  listJourneys: credit.JourneyList | credit.JourneyDetail[];
  createJourney: credit.JourneyDetail;
  getJourney: credit.JourneyDetail;
  getJourneyState: credit.JourneyState;
  updateResume: unknown;
  getProfile: credit.ProfileSnapshot;
  saveProfile: credit.ProfileSnapshot;
  submitProfile: credit.Accepted;
  listOffers: credit.OfferList;
  getOffer: credit.OfferDetail;
  proceedOffer: credit.OfferProceeded;
  rejectOffer: unknown;
  setLoanAmount: unknown;
  getSteps: credit.Steps;
  getKyc: credit.Step;
  getKycStatus: unknown;
  getBankMandate: credit.Step;
  submitBankMandate: unknown;
  getEMandate: credit.Step;
  getLoanAgreement: credit.Step;
  listAASessions: credit.AASessionList | credit.AASession[];
  createAASession: credit.AASession;
  getAASession: credit.AASession;
  redirectAASession: credit.AARedirect;
  completeAASession: credit.AASession;
  reconcileAASession: credit.AASession;
  refreshServicing: credit.Accepted;
  foreclose: credit.Accepted;
  prePartPay: credit.Accepted;
  payMissedEmi: credit.Accepted;
}>();

// @ts-expect-error the offer is missing
api.proceedOffer(journeyID);
// @ts-expect-error money is a digit string, never a float
api.setLoanAmount(journeyID, offerID, { amount: 250000 });
// @ts-expect-error consent is given or not
api.submitProfile(journeyID, { bureauConsent: "yes" });
// @ts-expect-error a misspelt field
api.saveProfile(journeyID, { profile: { panNumber: "ABCDE1234F" } });
// @ts-expect-error half a bank account
api.submitBankMandate(journeyID, offerID, { accountNumber: "1" });
// @ts-expect-error only the partner's back-end makes sessions
api.createSession({ borrowerExternalID: "b" });
// @ts-expect-error no such option
api.getJourney(journeyID, { timeout: 5 });
