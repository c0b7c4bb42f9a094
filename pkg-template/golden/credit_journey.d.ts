/* tslint:disable */
/* eslint-disable */
/**
 * A body whose fields the documents leave open: sent as given.
 */
export type OpenBody = {} & Record<string, unknown>;

/**
 * A digit string, or a number: the documents do not say which. Never do arithmetic on money as a float.
 */
export type Figure = string | Number;

/**
 * A journey, in full. Only `journeyID`, `status` and `nextAction` are sure to be there in every answer that carries one.
 */
export interface JourneyDetail {
    /**
     * The journey (UUID).
     */
    journeyID: string;
    /**
     * Kind of journey.
     */
    type?: JourneyType;
    /**
     * Where it stands.
     */
    status: JourneyLifecycleStatus;
    /**
     * When it last changed, ISO 8601.
     */
    updatedAt?: string;
    /**
     * A finer position; open vocabulary.
     */
    timelineState?: string;
    /**
     * What the borrower does next; open vocabulary; null when nothing.
     */
    nextAction: string | null;
    /**
     * What the platform can do for this journey.
     */
    capabilities?: Capabilities;
    /**
     * Markers for coming back.
     */
    resume?: ResumeMarkers;
}

/**
 * A lender and its offers.
 */
export interface HybridLender {
    /**
     * The lender's name, as the platform groups by it.
     */
    name: string;
    /**
     * Its offers.
     */
    offers: HybridChoice[];
}

/**
 * Account aggregation for one offer.
 */
export interface OfferAa {
    /**
     * Whether the lender wants it.
     */
    required: boolean;
    /**
     * How far it is.
     */
    state: AASessionState;
    /**
     * What the borrower does now.
     */
    actionRequired: ActionRequired;
}

/**
 * An offer to show.
 */
export interface HybridChoice {
    /**
     * The offer.
     */
    offerID: string;
    /**
     * Where it stands.
     */
    status: OfferCardStatus;
    /**
     * Whether it can be chosen.
     */
    selectable: boolean;
    /**
     * All of it, as the platform gave it.
     */
    offer: HybridOffer;
}

/**
 * Answer of `GET /journeys/{journeyID}/offers`.
 */
export interface OfferList {
    /**
     * A card per lender asked.
     */
    items: OfferCard[];
}

/**
 * Answer of `GET /journeys/{journeyID}/profile`: what is known, and what is still needed. The shape is not documented;
 * the parts are those of the upsert.
 */
export interface ProfileSnapshot {
    /**
     * Who the borrower is.
     */
    profile?: Profile;
    /**
     * How the borrower earns.
     */
    workProfile?: WorkProfile;
    /**
     * Where the borrower lives.
     */
    address?: Address;
    /**
     * Dotted paths still to be filled in (`profile.dob`).
     */
    requiredFields?: string[];
}

/**
 * Answer of `GET /journeys/{journeyID}/state`: the light endpoint that is polled.
 */
export interface JourneyState {
    /**
     * The journey (UUID).
     */
    journeyID: string;
    /**
     * Where it stands.
     */
    status: JourneyLifecycleStatus;
    /**
     * What the borrower does next; open vocabulary; null when nothing.
     */
    nextAction: string | null;
    /**
     * What the platform is still working on; open vocabulary.
     */
    pendingOperations: string[];
    /**
     * When it last changed, ISO 8601.
     */
    updatedAt: string;
}

/**
 * Answer of `GET /journeys`. The container is not documented: this, or a bare array; the client reads both.
 */
export interface JourneyList {
    /**
     * The borrower's journeys.
     */
    items: JourneyDetail[];
}

/**
 * Answer of `GET …/aa/sessions`. The container is not documented: this, or a bare array; the client reads both.
 */
export interface AASessionList {
    /**
     * The consents of the journey.
     */
    items: AASession[];
}

/**
 * Answer of `GET …/offers/{offerID}/steps`: all steps of the offer.
 */
export interface Steps {
    /**
     * Know your customer.
     */
    kyc: Step;
    /**
     * The account the loan is paid to and collected from.
     */
    bankMandate: Step;
    /**
     * The standing instruction for the instalments.
     */
    eMandate: Step;
    /**
     * The loan agreement.
     */
    loanAgreement: Step;
    /**
     * The money on its way.
     */
    disbursal: Step;
}

/**
 * Answer of `GET …/offers/{offerID}`: the card and more. The keys beside `proceedBoundaryState` are not documented.
 */
export interface OfferDetail extends OfferCard {
    /**
     * Whether it may still be proceeded with.
     */
    proceedBoundaryState?: ProceedBoundaryState;
    /**
     * How the amount is made up; shape not documented.
     */
    quoteBreakup?: unknown;
    /**
     * The repayment schedule; shape not documented.
     */
    installments?: unknown;
    /**
     * How the loan is paid out; shape not documented.
     */
    fulfillments?: unknown;
}

/**
 * Answer of `POST …/aa/sessions/{aaSessionID}/redirect`. The page must be opened at once: the aggregator refuses a
 * `reqdate` older than 180 seconds, so it is never kept or used twice.
 */
export interface AARedirect {
    /**
     * The consent (UUID).
     */
    aaSessionID: string;
    /**
     * `REDIRECT_READY`.
     */
    state: AASessionState;
    /**
     * The page to open, at a third party.
     */
    redirectURL: string;
    /**
     * When it was made, `yyyyMMddHHmmssSSS`; zone not documented.
     */
    reqdate: string;
    /**
     * The aggregator's id.
     */
    txnid: string;
    /**
     * When it dies, ISO 8601.
     */
    expiresAt: string;
}

/**
 * Answer of `POST …/offers/{offerID}/proceed`.
 */
export interface OfferProceeded {
    /**
     * The journey (UUID).
     */
    journeyID: string;
    /**
     * The offer (UUID).
     */
    offerID: string;
    /**
     * `PROCEEDED`.
     */
    status: string;
    /**
     * True.
     */
    proceeded: boolean;
    /**
     * `LOCKED`.
     */
    proceedBoundaryState: ProceedBoundaryState;
    /**
     * The lock on the journey.
     */
    offerSelectionLock: OfferSelectionLock;
}

/**
 * Answer of an action whose shape the documents leave open: an accepted operation, or the changed resource.
 */
export interface Accepted {
    /**
     * The operation, when the platform works on it in the background.
     */
    operationID?: string;
    /**
     * `ACCEPTED` for an operation in the background.
     */
    status?: string;
    /**
     * When to look again, in seconds.
     */
    pollAfterSeconds?: number;
}

/**
 * Body of `PATCH /journeys/{journeyID}/resume`.
 */
export interface ResumeUpdate {
    /**
     * The markers to store.
     */
    resume: ResumeMarkers;
}

/**
 * Body of `POST /journeys/{journeyID}/profile/submit`.
 */
export interface ProfileSubmit {
    /**
     * Whether the borrower agrees to a credit bureau enquiry.
     */
    bureauConsent: boolean;
}

/**
 * Body of `POST /journeys`.
 */
export interface JourneyCreate {
    /**
     * Kind of journey.
     */
    type: JourneyType;
    /**
     * Free fields of the partner (source, campaign).
     */
    metadata?: Record<string, unknown>;
}

/**
 * Body of `POST …/offers/{offerID}/loan-amount`.
 */
export interface LoanAmount {
    /**
     * Amount in rupees, a positive digit string (`250000`).
     */
    amount: string;
}

/**
 * Body of `POST …/offers/{offerID}/reject`.
 */
export interface OfferReject {
    /**
     * The lender's stage (`KYC`); open vocabulary.
     */
    rejectedStage: string;
    /**
     * Why, in the borrower's words.
     */
    rejectionReason: string;
}

/**
 * Body of `POST …/steps/bank-mandate`.
 */
export interface BankMandate {
    /**
     * Name on the account.
     */
    accountHolderName: string;
    /**
     * Number of the account, digits.
     */
    accountNumber: string;
    /**
     * The branch (`HDFC0000123`).
     */
    ifsc: string;
    /**
     * Kind of account (`saving`); open vocabulary.
     */
    accountType: "saving" | (string & {});
}

/**
 * Body of `PUT /journeys/{journeyID}/profile`. The platform also takes banking information and journey metadata, whose
 * keys are not public: fields beside these are sent as given.
 */
export interface ProfileUpsert {
    /**
     * Who the borrower is.
     */
    profile?: Profile;
    /**
     * How the borrower earns.
     */
    workProfile?: WorkProfile;
    /**
     * Where the borrower lives.
     */
    address?: Address;
    /**
     * Banking information; keys not public, passed on as given.
     */
    bankingInformation?: Record<string, unknown>;
}

/**
 * Body of the three payments of servicing. Only the shape of an amount is documented.
 */
export type ServicingRequest = { amount?: string } & Record<string, unknown>;

/**
 * Canonical spellings; any other fails validation at the platform.
 */
export type EmploymentType = KnownEmploymentType | string & {};

/**
 * Canonical spellings; any other fails validation at the platform.
 */
export type Gender = KnownGender | string & {};

/**
 * Everything to render by. Immutable, and the same object until something changes.
 */
export interface Snapshot {
    /**
     * The journey (UUID); null until it is known.
     */
    journeyID: string | null;
    /**
     * Kind of journey.
     */
    type: JourneyType;
    /**
     * Where the journey stands, by the platform's word.
     */
    status: JourneyLifecycleStatus | null;
    /**
     * What the borrower does next, by the platform's word; open vocabulary.
     */
    nextAction: string | null;
    /**
     * When the journey last changed, ISO 8601.
     */
    updatedAt: string | null;
    /**
     * The one screen to render.
     */
    screen: Screen;
    /**
     * What is allowed on this screen.
     */
    commands: CommandName[];
    /**
     * The command under way, if any.
     */
    busy: CommandName | null;
    /**
     * How far the borrower is.
     */
    progress: Progress;
    /**
     * Why the last read failed; null when it did not. The journey goes on by itself.
     */
    trouble: Trouble | null;
}

/**
 * Everything to render by. Immutable, and the same object until something changes. No address of a page is in it.
 */
export interface HybridSnapshot {
    /**
     * What came of the search for offers, by the platform's word; null until it says so.
     */
    status: HybridStatus | null;
    /**
     * The one screen to render.
     */
    screen: HybridScreen;
    /**
     * What is allowed on this screen.
     */
    commands: HybridCommandName[];
    /**
     * The command under way, if any.
     */
    busy: HybridCommandName | null;
    /**
     * Why the last read failed; null when it did not. The journey goes on by itself.
     */
    trouble: Trouble | null;
    /**
     * The offers as the platform gave them last; null until they are known.
     */
    data: HybridOffers | null;
}

/**
 * How a journey ended.
 */
export type Outcome = "rejected" | "expired" | "closed";

/**
 * How far the borrower is, for a stepper.
 */
export interface Progress {
    /**
     * The parts that this journey passes, in order.
     */
    steps: ProgressStep[];
}

/**
 * How the borrower earns.
 */
export interface WorkProfile {
    /**
     * Kind of employment.
     */
    employmentType?: EmploymentType;
    /**
     * Monthly income in rupees, a digit string (`75000`).
     */
    income?: string;
    /**
     * The employer.
     */
    companyName?: string;
    /**
     * E-mail address at work.
     */
    officialemail?: string;
}

/**
 * Kinds of journey.
 */
export type JourneyType = KnownJourneyType | string & {};

/**
 * Markers of where the borrower was, kept by the platform. The client writes them by itself.
 */
export interface ResumeMarkers {
    /**
     * The last step done (`kyc`).
     */
    lastCompletedStep?: string;
    /**
     * The offer last looked at (UUID).
     */
    lastViewedOfferID?: string;
}

/**
 * Names of the commands.
 */
export type HybridCommandName = "openConsent" | "handOff" | "hostedUrl" | "refresh" | "retry";

/**
 * One consent. Fields beside these are not documented.
 */
export interface AASession {
    /**
     * The consent (UUID).
     */
    aaSessionID: string;
    /**
     * How far it is.
     */
    state: AASessionState;
}

/**
 * One lender's offer, or its absence.
 */
export interface OfferCard {
    /**
     * The lender.
     */
    lenderID: string;
    /**
     * The lender's name.
     */
    lenderName: string;
    /**
     * The offer (UUID).
     */
    offerID: string;
    /**
     * Where it stands. Only `OFFER_RECEIVED` can be chosen.
     */
    status: OfferCardStatus;
    /**
     * Amount in rupees.
     */
    amountPrincipal?: string | number | null;
    /**
     * Yearly rate in percent.
     */
    interestRate?: string | number | null;
    /**
     * Term; the documents give no unit.
     */
    offerTerm?: string | number | null;
    /**
     * Link to the key facts statement.
     */
    keyFactsStatementLink?: string | null;
    /**
     * Account aggregation, as this lender wants it.
     */
    aa?: OfferAa;
    /**
     * Why the lender decided so.
     */
    lenderStateReason?: string | null;
}

/**
 * One offer of a lender, as the platform gives it. Fields beside these are not public, and kept.
 */
export type HybridOffer = { offerID: string; status: OfferCardStatus } & Record<string, unknown>;

/**
 * One part of the stepper.
 */
export interface ProgressStep {
    /**
     * Which.
     */
    name: StepName;
    /**
     * Where it stands.
     */
    state: ProgressMark;
}

/**
 * One step.
 */
export interface Step {
    /**
     * Where it stands.
     */
    status: StepStatus;
    /**
     * What the borrower does now.
     */
    actionRequired: ActionRequired;
    /**
     * What is needed to do it; null when nothing.
     */
    resource: StepResource | null;
    /**
     * What the lender says of it; open.
     */
    diagnostics: unknown;
}

/**
 * Parts of a journey that the borrower passes, in order. Their names are the platform's own.
 */
export type StepName = "profile" | "offers" | "aaConsent" | "kyc" | "bankMandate" | "eMandate" | "loanAgreement" | "disbursal";

/**
 * Query of `GET /journeys`.
 */
export interface JourneyListQuery {
    /**
     * Only journeys of this kind.
     */
    type?: JourneyType;
}

/**
 * Something the client did or noticed, for a trace.
 */
export type ClientEvent = { kind: "request"; endpoint: string; method: string; attempt: number; requestNumber: number } | { kind: "answer"; endpoint: string; attempt: number; requestNumber: number; status: number | null; code: JourneyErrorCode | null; tookMs: number } | { kind: "retry"; endpoint: string; attempt: number; afterMs: number; reason: string } | { kind: "poll"; atMs: number; reason: PollReason } | { kind: "screen"; screen: Screen["name"]; step: StepName | null; status: JourneyLifecycleStatus | null; nextAction: string | null } | { kind: "session"; phase: "renewing" | "renewed" | "failed" | "signedOut" } | { kind: "redirect"; phase: "out" | "returned" | "ignored"; step: StepName | null } | { kind: "tabs"; phase: "leading" | "steppedDown" | "ignored" } | { kind: "contract.drift"; path: string; drift: "unknownValue" | "missingField" } | { kind: "recovered" } | { kind: "storage"; phase: "denied" | "dropped" };

/**
 * Something the client did or noticed, for a trace.
 */
export type HybridEvent = { kind: "request"; endpoint: HybridEndpoint; attempt: number; requestNumber: number } | { kind: "answer"; endpoint: HybridEndpoint; attempt: number; requestNumber: number; status: number | null; code: JourneyErrorCode | null; tookMs: number } | { kind: "retry"; endpoint: HybridEndpoint; attempt: number; afterMs: number; reason: JourneyErrorCode } | { kind: "poll"; atMs: number; reason: PollReason } | { kind: "screen"; screen: HybridScreen["name"]; status: KnownHybridStatus | "other" | null } | { kind: "redirect"; phase: "out" | "returned" | "refused"; to: HybridDestination } | { kind: "recovered" } | { kind: "storage"; phase: "denied" | "dropped" };

/**
 * The borrower's details, for the start. The platform requires `personal` alone; the keys inside are not public, and go to
 * your back-end as they are.
 */
export interface HybridDetails {
    /**
     * Who the borrower is.
     */
    personal: object;
    /**
     * Kind of journey; `PERSONAL_LOAN` where none is named.
     */
    journeyType?: JourneyType;
    /**
     * What they work as.
     */
    work?: object;
    /**
     * Where they live.
     */
    address?: object;
    /**
     * Their bank account: complete, or not at all.
     */
    bankingInformation?: object;
    /**
     * What the borrower agreed to, such as `{ bureauConsent: true }`.
     */
    journey?: { bureauConsent?: boolean } | { bureauConsent?: boolean; [field: string]: unknown };
    /**
     * For a gold loan.
     */
    goldLoan?: object;
    /**
     * What is known of their credit; needs `journey.bureauConsent`.
     */
    bureau?: object | null;
}

/**
 * The consent to share bank data, without its address.
 */
export interface HybridConsent {
    /**
     * How far it is.
     */
    status: HybridConsentStatus;
}

/**
 * The error of an envelope.
 */
export interface PlatformError {
    /**
     * Which error.
     */
    code: ErrorCode;
    /**
     * For people; may change without notice.
     */
    message: string;
    /**
     * Whether the same request may succeed later.
     */
    retryable: boolean;
    /**
     * More, by code; null when there is no more.
     */
    details: ErrorDetails | null;
}

/**
 * The journey a session may resume.
 */
export interface ActiveJourney {
    /**
     * The journey (UUID).
     */
    journeyID: string;
    /**
     * Where it stands.
     */
    status: JourneyLifecycleStatus;
    /**
     * What the borrower does next; null when nothing.
     */
    nextAction: string | null;
}

/**
 * The lock that the first successful proceed sets.
 */
export interface OfferSelectionLock {
    /**
     * When, ISO 8601.
     */
    lockedAt: string;
    /**
     * By what; open vocabulary.
     */
    lockSource: string;
}

/**
 * The members that this version knows.
 */
export type KnownAASessionState = "REQUIRED" | "REDIRECT_READY" | "IN_PROGRESS" | "USER_RETURNED" | "APPROVAL_DISPATCHED" | "RECONCILING" | "CONFIRMED" | "NOT_REQUIRED" | "FAILED" | "EXPIRED";

/**
 * The members that this version knows.
 */
export type KnownActionRequired = "NONE" | "REDIRECT" | "SUBMIT_FORM" | "AWAIT_CALLBACK" | "RECONCILE" | "WAIT";

/**
 * The members that this version knows.
 */
export type KnownEmploymentType = "salaried" | "selfEmployed";

/**
 * The members that this version knows.
 */
export type KnownErrorCode = "AUTH_INVALID_API_KEY" | "AUTH_INVALID_SESSION" | "ACCESS_SCOPE_MISMATCH" | "RESOURCE_NOT_FOUND" | "VALIDATION_FAILED" | "STATE_PRECONDITION_FAILED" | "OFFER_LOCK_CONFLICT" | "ASYNC_OPERATION_PENDING" | "UPSTREAM_TEMPORARY_FAILURE" | "RATE_LIMITED";

/**
 * The members that this version knows.
 */
export type KnownGender = "male" | "female" | "transgender";

/**
 * The members that this version knows.
 */
export type KnownHybridConsentStatus = "READY" | "PROCESSING";

/**
 * The members that this version knows.
 */
export type KnownHybridStatus = "OFFERED" | "NOT_OFFERED";

/**
 * The members that this version knows.
 */
export type KnownJourneyLifecycleStatus = "STARTED" | "PROFILE_REQUIRED" | "PROFILE_SUBMITTED" | "OFFERS_PENDING" | "OFFERS_AVAILABLE" | "OFFER_SELECTED" | "AA_REQUIRED" | "KYC_PENDING" | "BANK_MANDATE_PENDING" | "E_MANDATE_PENDING" | "LOAN_AGREEMENT_PENDING" | "LENDER_PROCESSING" | "DISBURSED" | "REJECTED" | "EXPIRED" | "CLOSED";

/**
 * The members that this version knows.
 */
export type KnownJourneyType = "PERSONAL_LOAN" | "GOLD_LOAN";

/**
 * The members that this version knows.
 */
export type KnownOfferCardStatus = "OFFER_RECEIVED" | "OFFER_AWAITED" | "NO_OFFER_AVAILABLE";

/**
 * The members that this version knows.
 */
export type KnownProceedBoundaryState = "LOCKED" | "LOCKED_TO_DIFFERENT_OFFER";

/**
 * The members that this version knows.
 */
export type KnownStepStatus = "PENDING" | "READY" | "IN_PROGRESS" | "SUCCESS" | "FAILURE" | "NOT_REQUIRED";

/**
 * The platform's error codes (CONTRACT.md 2.7).
 */
export type ErrorCode = KnownErrorCode | string & {};

/**
 * The screen to render: switch on `name`.
 *
 * - `profile`: fill in the profile. `profile` is what is known of it; null when nothing could be read.
 * - `wait`: wait for the step `waitingFor` to move by itself. `offers` have come so far; `slow` once nothing has changed
 *   for long.
 * - `offers`: compare and choose. `selectable` can be chosen (UUIDs); none, and none `awaiting`: no lender made an
 *   offer. The lenders of `consentFor` (UUIDs) want the borrower's consent first.
 * - `form`: fill in the form of `step`; `resource` is the step as the platform gave it.
 * - `redirect`: leave for the page of another party; `resource` is null for a consent.
 * - `disbursed`: the loan is paid out; service it. `offer` is null if it could not be found.
 * - `closed`: the journey has ended; `outcome` says how.
 * - `signIn`: there is no session. Let the borrower sign in, then call `signIn()`.
 */
export type Screen = { name: "profile"; profile: ProfileSnapshot | null } | { name: "wait"; waitingFor: StepName; offers: OfferCard[]; slow: boolean } | { name: "offers"; offers: OfferCard[]; selectable: string[]; awaiting: number; consentFor: string[] } | { name: "form"; step: "kyc" | "bankMandate" | "eMandate" | "loanAgreement" | "disbursal"; offerID: string; resource: Step } | { name: "redirect"; step: "aaConsent" | "kyc" | "bankMandate" | "eMandate" | "loanAgreement" | "disbursal"; offerID: string | null; resource: Step | null } | { name: "disbursed"; offerID: string | null; offer: OfferDetail | null } | { name: "closed"; outcome: Outcome } | { name: "signIn" };

/**
 * The screen to render: switch on `name`.
 *
 * - `wait`: wait until what it is `waitingFor` moves by itself: the `start`, `offers`, or the platform's word of a
 *   `consent`. `lenders` have answered so far; `slow` once nothing has changed for long.
 * - `offers`: compare and choose, by `handOff` or `hostedUrl`. `consent`: the borrower may also share bank data first, by
 *   `openConsent`.
 * - `consent`: the lenders want the borrower's bank data first. Ask for it, then `openConsent`.
 * - `noOffers`: no lender made an offer; `lenders` as they answered. `consent` as on `offers`.
 * - `handoff`: the borrower was sent to the Hosted experience for `offerID`, and may be again: `handOff` gets a fresh
 *   page, `refresh` leads back to the offers.
 * - `failed`: nothing goes on by itself; `error` says why. `retry` begins where it ended.
 */
export type HybridScreen = { name: "wait"; waitingFor: HybridAwaited; lenders: HybridLender[]; slow: boolean } | { name: "offers"; lenders: HybridLender[]; consent: boolean } | { name: "consent"; lenders: HybridLender[] } | { name: "noOffers"; lenders: HybridLender[]; consent: boolean } | { name: "handoff"; offerID: string } | { name: "failed"; error: Trouble };

/**
 * What `credit.api.refreshSession()` resolves with: the tokens themselves stay inside the client.
 */
export interface SessionRefreshed {
    /**
     * When the new session token dies, ISO 8601.
     */
    sessionExpiresAt: string;
}

/**
 * What a step needs: a page to open, or a form to show.
 */
export interface StepResource {
    /**
     * `FORM`; the other values are not documented.
     */
    type: string;
    /**
     * The page to open, for a redirect.
     */
    redirectURL: string | null;
    /**
     * The form to show; fields not documented.
     */
    form: Record<string, unknown> | null;
}

/**
 * What a step wants of the borrower now.
 */
export type ActionRequired = KnownActionRequired | string & {};

/**
 * What came of the search for offers. The values in between are not public.
 */
export type HybridStatus = KnownHybridStatus | string & {};

/**
 * What is waited for.
 */
export type HybridAwaited = "start" | "offers" | "consent";

/**
 * What the documents show in `details`; other fields may stand beside them.
 */
export interface ErrorDetails {
    /**
     * `VALIDATION_FAILED`: the field at fault, as a dotted path (`profile.contactNumber`).
     */
    field?: string;
    /**
     * `OFFER_LOCK_CONFLICT`: `LOCKED_TO_DIFFERENT_OFFER`.
     */
    proceedBoundaryState?: string;
}

/**
 * What the platform can do for a journey.
 */
export interface Capabilities {
    /**
     * Whether account aggregation is on.
     */
    aaEnabled: boolean;
    /**
     * Whether servicing after disbursal is on.
     */
    postDisbursalEnabled: boolean;
}

/**
 * What your back-end's session endpoint answers: the platform's `POST /sessions` answer *without* the refresh token.
 */
export interface Session {
    /**
     * The borrower's session token (`st_…`). Nothing else is accepted here.
     */
    sessionToken: `st_${string}`;
    /**
     * When it dies, ISO 8601, in the platform's time. Without it the client renews on the first 401.
     */
    sessionExpiresAt?: string;
    /**
     * The platform's id of the borrower (UUID). With it, records of another borrower on this device are purged.
     */
    borrowerID?: string;
    /**
     * The journey to resume, as `POST /sessions` gave it.
     */
    activeJourney?: ActiveJourney | null;
}

/**
 * When and why the journey reads next.
 */
export interface NextPoll {
    /**
     * When, ms since 1970 on the local clock.
     */
    atMs: number;
    /**
     * Why then.
     */
    reason: PollReason;
}

/**
 * Where a borrower is about to go.
 */
export interface HybridDeparture {
    /**
     * To give a consent, or to the Hosted experience.
     */
    to: HybridDestination;
    /**
     * Host of the page, such as `consent.example.com`; never its whole address.
     */
    host: string;
}

/**
 * Where a borrower leaves to.
 */
export type HybridDestination = "consent" | "hosted";

/**
 * Where a consent stands.
 */
export type AASessionState = KnownAASessionState | string & {};

/**
 * Where a journey stands. `nextAction` and a step's `actionRequired` say what the borrower does; this is the fallback.
 */
export type JourneyLifecycleStatus = KnownJourneyLifecycleStatus | string & {};

/**
 * Where a step stands.
 */
export type StepStatus = KnownStepStatus | string & {};

/**
 * Where an offer stands.
 */
export type OfferCardStatus = KnownOfferCardStatus | string & {};

/**
 * Where one part of the journey stands.
 */
export type ProgressMark = "done" | "current" | "upcoming";

/**
 * Where the borrower lives.
 */
export interface Address {
    /**
     * First line.
     */
    addressL1?: string;
    /**
     * Second line.
     */
    addressL2?: string;
    /**
     * City.
     */
    city?: string;
    /**
     * State.
     */
    state?: string;
    /**
     * PIN code, 6 digits.
     */
    pincode?: string;
}

/**
 * Where the consent to share bank data stands.
 */
export type HybridConsentStatus = KnownHybridConsentStatus | string & {};

/**
 * Whether an offer may still be proceeded with. Only the two locked values are documented.
 */
export type ProceedBoundaryState = KnownProceedBoundaryState | string & {};

/**
 * Who the borrower is.
 */
export interface Profile {
    /**
     * Indian mobile number, 10 digits without +91.
     */
    contactNumber?: string;
    /**
     * Permanent account number (`ABCDE1234F`).
     */
    pan?: string;
    /**
     * The name on the PAN card.
     */
    panName?: string;
    /**
     * Date of birth, `YYYY-MM-DD`.
     */
    dob?: string;
    /**
     * Gender.
     */
    gender?: Gender;
    /**
     * Personal e-mail address.
     */
    personalemail?: string;
}

/**
 * Why the last read failed.
 */
export interface Trouble {
    /**
     * As a `JourneyError` would have it.
     */
    code: JourneyErrorCode;
    /**
     * Whether the same may succeed later.
     */
    retryable: boolean;
    /**
     * HTTP status, if there was an answer.
     */
    status: number | null;
    /**
     * The platform's id of the request: tell support.
     */
    requestID: string | null;
    /**
     * The correlation id of the request: tell support.
     */
    correlationID: string | null;
}

/**
 * Why the next read is when it is.
 */
export type PollReason = "hint" | "active" | "passive" | "slow" | "retry" | "following";

/**
 * `data` of the offers as the platform gives it. Fields beside these are not public, and kept.
 */
export interface HybridOffers {
    /**
     * What came of the search; absent or null where your back-end says nothing of it.
     */
    status?: HybridStatus | null;
    /**
     * The lenders by name, unchecked: a screen has them in order, each with its offers.
     */
    lenders?: Record<string, { offers?: HybridOffer[] | null } | null>;
    /**
     * The consent to share bank data; absent where none is asked for. Its address is left out: it is opened and never
     * kept.
     */
    account_aggregator?: HybridConsent;
}

/** Options of one call. */
export interface CallOptions {
    /** Aborts the call: it rejects with `ABORTED`, and your reason as its `cause`. A mutation already sent may still take effect. */
    signal?: AbortSignal;
    /** Your own idempotency key, where you keep one; otherwise the client makes one per intent. */
    idempotencyKey?: string;
    /** Your own correlation id, sent as `X-Correlation-ID`; otherwise a random one. */
    correlationID?: string;
}
/** The platform's codes, and this client's own. */
export type JourneyErrorCode =
| ErrorCode
| "NETWORK" | "TIMEOUT" | "ABORTED" | "DECODE" | "CONFIG" | "SECRET_KEY_REFUSED"
| "SESSION_UNAVAILABLE" | "REDIRECT_REFUSED" | "FRAMED" | "INTERNAL" | "DISPOSED";


/** The session-token surface of the platform, one method per endpoint. Each resolves with the envelope's `data`, untouched, and rejects with a `JourneyError`. */
export interface Api {
    /** Rotates the session token by itself, without your back-end. Needs `directRefresh: true`; may invalidate the refresh token your back-end keeps. `Post /sessions/refresh` */
    refreshSession(options?: CallOptions): Promise<SessionRefreshed>;
    /** Lists the borrower's journeys. `Get /journeys` */
    listJourneys(query?: JourneyListQuery | null, options?: CallOptions): Promise<JourneyList | JourneyDetail[]>;
    /** Starts a journey. `Post /journeys` */
    createJourney(body: JourneyCreate, options?: CallOptions): Promise<JourneyDetail>;
    /** Reads a journey in full. `Get /journeys/{journeyID}` */
    getJourney(journeyID: string, options?: CallOptions): Promise<JourneyDetail>;
    /** Reads where a journey stands: the light endpoint for polling. `Get /journeys/{journeyID}/state` */
    getJourneyState(journeyID: string, options?: CallOptions): Promise<JourneyState>;
    /** Stores resume markers. `Patch /journeys/{journeyID}/resume` */
    updateResume(journeyID: string, body: ResumeUpdate, options?: CallOptions): Promise<unknown>;
    /** Reads the profile and what it still needs. `Get /journeys/{journeyID}/profile` */
    getProfile(journeyID: string, options?: CallOptions): Promise<ProfileSnapshot>;
    /** Saves profile, work profile and address. `Put /journeys/{journeyID}/profile` */
    saveProfile(journeyID: string, body: ProfileUpsert, options?: CallOptions): Promise<ProfileSnapshot>;
    /** Sends the profile to the lenders. `Post /journeys/{journeyID}/profile/submit` */
    submitProfile(journeyID: string, body: ProfileSubmit, options?: CallOptions): Promise<Accepted>;
    /** Lists the lenders' offers. `Get /journeys/{journeyID}/offers` */
    listOffers(journeyID: string, options?: CallOptions): Promise<OfferList>;
    /** Reads one offer in full. `Get /journeys/{journeyID}/offers/{offerID}` */
    getOffer(journeyID: string, offerID: string, options?: CallOptions): Promise<OfferDetail>;
    /** Chooses an offer and locks the journey to it. `OFFER_LOCK_CONFLICT` is final. `Post /journeys/{journeyID}/offers/{offerID}/proceed` */
    proceedOffer(journeyID: string, offerID: string, options?: CallOptions): Promise<OfferProceeded>;
    /** Turns an offer down at a lender's stage. `Post /journeys/{journeyID}/offers/{offerID}/reject` */
    rejectOffer(journeyID: string, offerID: string, body: OfferReject, options?: CallOptions): Promise<unknown>;
    /** Confirms or revises the amount of a chosen offer. `Post /journeys/{journeyID}/offers/{offerID}/loan-amount` */
    setLoanAmount(journeyID: string, offerID: string, body: LoanAmount, options?: CallOptions): Promise<unknown>;
    /** Reads all steps of a chosen offer. `Get /journeys/{journeyID}/offers/{offerID}/steps` */
    getSteps(journeyID: string, offerID: string, options?: CallOptions): Promise<Steps>;
    /** Reads the KYC step. `Get /journeys/{journeyID}/offers/{offerID}/steps/kyc` */
    getKyc(journeyID: string, offerID: string, options?: CallOptions): Promise<Step>;
    /** Reads how far KYC is. `Get /journeys/{journeyID}/offers/{offerID}/steps/kyc/status` */
    getKycStatus(journeyID: string, offerID: string, options?: CallOptions): Promise<unknown>;
    /** Reads the bank mandate step. `Get /journeys/{journeyID}/offers/{offerID}/steps/bank-mandate` */
    getBankMandate(journeyID: string, offerID: string, options?: CallOptions): Promise<Step>;
    /** Submits the bank account. `Post /journeys/{journeyID}/offers/{offerID}/steps/bank-mandate` */
    submitBankMandate(journeyID: string, offerID: string, body: BankMandate, options?: CallOptions): Promise<unknown>;
    /** Reads the e-mandate step, with the page to open. `Get /journeys/{journeyID}/offers/{offerID}/steps/e-mandate` */
    getEMandate(journeyID: string, offerID: string, options?: CallOptions): Promise<Step>;
    /** Reads the loan agreement step, with the page to open. `Get /journeys/{journeyID}/offers/{offerID}/steps/loan-agreement` */
    getLoanAgreement(journeyID: string, offerID: string, options?: CallOptions): Promise<Step>;
    /** Lists the journey's account aggregator consents. `Get /journeys/{journeyID}/aa/sessions` */
    listAASessions(journeyID: string, options?: CallOptions): Promise<AASessionList | AASession[]>;
    /** Starts a consent. `Post /journeys/{journeyID}/aa/sessions` */
    createAASession(journeyID: string, body?: OpenBody | null, options?: CallOptions): Promise<AASession>;
    /** Reads a consent. `Get /journeys/{journeyID}/aa/sessions/{aaSessionID}` */
    getAASession(journeyID: string, aaSessionID: string, options?: CallOptions): Promise<AASession>;
    /** Gets the consent page. Call it on the borrower's click and open the page at once. `Post /journeys/{journeyID}/aa/sessions/{aaSessionID}/redirect` */
    redirectAASession(journeyID: string, aaSessionID: string, body?: OpenBody | null, options?: CallOptions): Promise<AARedirect>;
    /** Hands on what the consent page returned with, opaquely. `Post /journeys/{journeyID}/aa/sessions/{aaSessionID}/complete` */
    completeAASession(journeyID: string, aaSessionID: string, body?: OpenBody | null, options?: CallOptions): Promise<AASession>;
    /** Asks the platform to settle a consent whose end it has not heard of. `Post /journeys/{journeyID}/aa/sessions/{aaSessionID}/reconcile` */
    reconcileAASession(journeyID: string, aaSessionID: string, body?: OpenBody | null, options?: CallOptions): Promise<AASession>;
    /** Asks the lender for the loan's status. `Post /journeys/{journeyID}/post-disbursal/status` */
    refreshServicing(journeyID: string, body?: OpenBody | null, options?: CallOptions): Promise<Accepted>;
    /** Pays the loan off. `Post /journeys/{journeyID}/post-disbursal/foreclosure` */
    foreclose(journeyID: string, body?: ServicingRequest | null, options?: CallOptions): Promise<Accepted>;
    /** Pays a part of the loan early. `Post /journeys/{journeyID}/post-disbursal/pre-part-payment` */
    prePartPay(journeyID: string, body?: ServicingRequest | null, options?: CallOptions): Promise<Accepted>;
    /** Pays a missed instalment. `Post /journeys/{journeyID}/post-disbursal/missed-emi-payment` */
    payMissedEmi(journeyID: string, body?: ServicingRequest | null, options?: CallOptions): Promise<Accepted>;
}


/** What a borrower can do in a journey. Each resolves once its effect is known and the new screen is shown, and rejects with a `JourneyError`. */
export interface JourneyCommands {
    /** Saves the profile, in part or whole. On the screen `profile`. */
    saveProfile(input: ProfileUpsert, options?: CallOptions): Promise<ProfileSnapshot>;
    /** Sends the profile to the lenders. On the screen `profile`. */
    submitProfile(input: ProfileSubmit, options?: CallOptions): Promise<Accepted>;
    /** Reads one offer in full, and marks it as looked at. On the screen `offers`, and wherever an offer is chosen. */
    viewOffer(offerID: string, options?: CallOptions): Promise<OfferDetail>;
    /** Chooses an offer, for good: the journey is locked to it. On the screen `offers`. */
    proceed(offerID: string, options?: CallOptions): Promise<OfferProceeded>;
    /** Confirms or revises the amount of the chosen offer, before disbursal. */
    setLoanAmount(input: LoanAmount, options?: CallOptions): Promise<unknown>;
    /** Turns the chosen offer down, before disbursal. */
    rejectOffer(input: OfferReject, options?: CallOptions): Promise<unknown>;
    /** Gets the page of this step, fresh, and leaves for it. On the screen `redirect`, and on `offers` where a lender wants consent. `input` joins the body of the consent request. */
    openRedirect(input?: OpenBody | null, options?: CallOptions): Promise<void>;
    /** Submits the bank account. On the screen `form`, step `bankMandate`. */
    submitBankMandate(input: BankMandate, options?: CallOptions): Promise<unknown>;
    /** Asks the lender for the loan's status. On the screen `disbursed`. */
    refreshServicing(input?: OpenBody | null, options?: CallOptions): Promise<Accepted>;
    /** Pays the loan off. On the screen `disbursed`. */
    foreclose(input?: ServicingRequest | null, options?: CallOptions): Promise<Accepted>;
    /** Pays a part of the loan early. On the screen `disbursed`. */
    prePartPay(input?: ServicingRequest | null, options?: CallOptions): Promise<Accepted>;
    /** Pays a missed instalment. On the screen `disbursed`. */
    payMissedEmi(input?: ServicingRequest | null, options?: CallOptions): Promise<Accepted>;
    /** Reads the journey now. On every screen but `signIn`. */
    refresh(options?: CallOptions): Promise<void>;
    /** Asks your session function again. On the screen `signIn`. */
    signIn(options?: CallOptions): Promise<void>;
}
/** Names of the commands. */
export type CommandName = keyof JourneyCommands;


/** What the partner's back-end answers in the Hybrid experience: the start, the offers, the address of an offer's Hosted page. */
export type HybridEndpoint = "journey" | "offers" | "hostedUrl";



/**
 * One client, for the package's own TypeScript. Values go in and out by their numbers (`document`): each is given away.
 */
export class Core {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * A client with the options of `connect` that are not the host's, what an earlier page stored, and how the page
     * was reached. None for options that are refused.
     */
    static begin(now_ms: number, options: number, stored: string | null | undefined, landing: number): Core | undefined;
    /**
     * What happened, for support.
     */
    exportLog(): number;
    /**
     * Takes an input; returns the effects.
     */
    hear(now_ms: number, input: number): number;
    /**
     * When and why a journey reads next.
     */
    nextPoll(journey: number): number;
    /**
     * Why options are refused; null if they are not.
     */
    static refusal(options: number): number;
}

export function __wbg_reset_state(): void;

/**
 * The commands of a journey, in the same way.
 */
export function commands(): number;

/**
 * The methods of `credit.api`: their names, and how many inputs come before the options.
 */
export function endpoints(): number;

