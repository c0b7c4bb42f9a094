// The platform's words and shapes, by name: the generated file declares the wasm's loader too, and that is nobody's business.
export type {
  AARedirect, AASession, AASessionList, AASessionState, Accepted, ActionRequired, ActiveJourney, Address, Api,
  BankMandate, CallOptions, Capabilities, ClientEvent, CommandName, EmploymentType, ErrorCode, Gender,
  JourneyCommands, JourneyCreate, JourneyDetail, JourneyErrorCode, JourneyLifecycleStatus, JourneyList,
  JourneyListQuery, JourneyState, JourneyType, KnownAASessionState, KnownActionRequired, KnownEmploymentType,
  KnownErrorCode, KnownGender, KnownJourneyLifecycleStatus, KnownJourneyType, KnownOfferCardStatus,
  KnownProceedBoundaryState, KnownStepStatus, LoanAmount, NextPoll, OfferAa, OfferCard, OfferCardStatus, OfferDetail,
  OfferList, OfferProceeded, OfferReject, OfferSelectionLock, OpenBody, Outcome, PollReason, ProceedBoundaryState,
  Profile, ProfileSnapshot, ProfileSubmit, ProfileUpsert, Progress, ProgressMark, ProgressStep, ResumeMarkers,
  ResumeUpdate, Screen, ServicingRequest, Session, SessionRefreshed, Snapshot, Step, StepName, StepResource, Steps,
  StepStatus, Trouble, WorkProfile,
} from "./credit_journey.js";
