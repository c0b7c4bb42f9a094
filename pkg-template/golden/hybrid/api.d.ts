/// <reference lib="esnext.disposable" preserve="true" />
export type { JourneyError, JourneyErrorDetails } from "../journey-error.js";
export type { Clock, RecordStorage } from "../options.js";
export type { Hybrid, StartHybrid } from "./hybrid.js";
export type { HybridJourney } from "./journey.js";
export type { HybridAnswer, HybridBackEnd, HybridCall, HybridCallOptions, HybridOptions } from "./options.js";
export type { ErrorCode, HybridAwaited, HybridChoice, HybridCommandName, HybridConsent, HybridConsentStatus, HybridDeparture, HybridDestination, HybridDetails, HybridEndpoint, HybridEvent, HybridLender, HybridOffer, HybridOffers, HybridScreen, HybridSnapshot, HybridStatus, JourneyErrorCode, JourneyType, KnownErrorCode, KnownHybridConsentStatus, KnownHybridStatus, KnownJourneyType, KnownOfferCardStatus, NextPoll, OfferCardStatus, PollReason, Trouble, } from "../credit_journey.js";
