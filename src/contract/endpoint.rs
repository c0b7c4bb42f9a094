//! The request table: the 31 endpoints a session token may call (CONTRACT.md 2.4, rows 2 to 32), one row each.
//!
//! From a row follow the path check, the input check, the method of `credit.api` and its TypeScript.

use super::document::Document;
use super::validation::{Problem, Shape, Validate, check};
use super::{
    BankMandate, JourneyCreate, JourneyListQuery, LoanAmount, OfferReject, ProfileSubmit, ProfileUpsert, ResumeUpdate,
    ServicingRequest,
};

/// Path all endpoints share.
pub const BASE_PATH: &str = "/api/v1/headless";

/// HTTP method of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads; no idempotency key.
    Get,
    /// Acts.
    Post,
    /// Replaces.
    Put,
    /// Changes in part.
    Patch,
}

impl Method {
    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
        }
    }

    /// Whether a call needs an `Idempotency-Key`.
    pub const fn mutates(self) -> bool {
        !matches!(self, Self::Get)
    }
}

/// What an endpoint takes beside its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Nothing.
    Nothing,
    /// Query parameters, all optional.
    Query,
    /// A body.
    Body,
    /// A body that may be left out, of fields the documents leave open.
    OpenBody,
}

/// Hands the request table to a macro: for each row the Rust name, the name in JavaScript, method, path, input, the
/// TypeScript of its parameters, and the TypeScript of its `data`.
#[macro_export]
macro_rules! endpoints {
    ($with:path) => {
        $with! {
            RefreshSession "refreshSession" Post "/sessions/refresh" Nothing "" "SessionRefreshed"
                "Rotates the session token by itself, without your back-end. Needs `directRefresh: true`; may invalidate the refresh token your back-end keeps.";
            ListJourneys "listJourneys" Get "/journeys" Query "query?: JourneyListQuery | null, " "JourneyList | JourneyDetail[]"
                "Lists the borrower's journeys.";
            CreateJourney "createJourney" Post "/journeys" Body "body: JourneyCreate, " "JourneyDetail"
                "Starts a journey.";
            GetJourney "getJourney" Get "/journeys/{journeyID}" Nothing "journeyID: string, " "JourneyDetail"
                "Reads a journey in full.";
            GetJourneyState "getJourneyState" Get "/journeys/{journeyID}/state" Nothing "journeyID: string, " "JourneyState"
                "Reads where a journey stands: the light endpoint for polling.";
            UpdateResume "updateResume" Patch "/journeys/{journeyID}/resume" Body "journeyID: string, body: ResumeUpdate, " "unknown"
                "Stores resume markers.";
            GetProfile "getProfile" Get "/journeys/{journeyID}/profile" Nothing "journeyID: string, " "ProfileSnapshot"
                "Reads the profile and what it still needs.";
            SaveProfile "saveProfile" Put "/journeys/{journeyID}/profile" Body "journeyID: string, body: ProfileUpsert, " "ProfileSnapshot"
                "Saves profile, work profile and address.";
            SubmitProfile "submitProfile" Post "/journeys/{journeyID}/profile/submit" Body "journeyID: string, body: ProfileSubmit, " "Accepted"
                "Sends the profile to the lenders.";
            ListOffers "listOffers" Get "/journeys/{journeyID}/offers" Nothing "journeyID: string, " "OfferList"
                "Lists the lenders' offers.";
            GetOffer "getOffer" Get "/journeys/{journeyID}/offers/{offerID}" Nothing "journeyID: string, offerID: string, " "OfferDetail"
                "Reads one offer in full.";
            ProceedOffer "proceedOffer" Post "/journeys/{journeyID}/offers/{offerID}/proceed" Nothing "journeyID: string, offerID: string, " "OfferProceeded"
                "Chooses an offer and locks the journey to it. `OFFER_LOCK_CONFLICT` is final.";
            RejectOffer "rejectOffer" Post "/journeys/{journeyID}/offers/{offerID}/reject" Body "journeyID: string, offerID: string, body: OfferReject, " "unknown"
                "Turns an offer down at a lender's stage.";
            SetLoanAmount "setLoanAmount" Post "/journeys/{journeyID}/offers/{offerID}/loan-amount" Body "journeyID: string, offerID: string, body: LoanAmount, " "unknown"
                "Confirms or revises the amount of a chosen offer.";
            GetSteps "getSteps" Get "/journeys/{journeyID}/offers/{offerID}/steps" Nothing "journeyID: string, offerID: string, " "Steps"
                "Reads all steps of a chosen offer.";
            GetKyc "getKyc" Get "/journeys/{journeyID}/offers/{offerID}/steps/kyc" Nothing "journeyID: string, offerID: string, " "Step"
                "Reads the KYC step.";
            GetKycStatus "getKycStatus" Get "/journeys/{journeyID}/offers/{offerID}/steps/kyc/status" Nothing "journeyID: string, offerID: string, " "unknown"
                "Reads how far KYC is.";
            GetBankMandate "getBankMandate" Get "/journeys/{journeyID}/offers/{offerID}/steps/bank-mandate" Nothing "journeyID: string, offerID: string, " "Step"
                "Reads the bank mandate step.";
            SubmitBankMandate "submitBankMandate" Post "/journeys/{journeyID}/offers/{offerID}/steps/bank-mandate" Body "journeyID: string, offerID: string, body: BankMandate, " "unknown"
                "Submits the bank account.";
            GetEMandate "getEMandate" Get "/journeys/{journeyID}/offers/{offerID}/steps/e-mandate" Nothing "journeyID: string, offerID: string, " "Step"
                "Reads the e-mandate step, with the page to open.";
            GetLoanAgreement "getLoanAgreement" Get "/journeys/{journeyID}/offers/{offerID}/steps/loan-agreement" Nothing "journeyID: string, offerID: string, " "Step"
                "Reads the loan agreement step, with the page to open.";
            ListAASessions "listAASessions" Get "/journeys/{journeyID}/aa/sessions" Nothing "journeyID: string, " "AASessionList | AASession[]"
                "Lists the journey's account aggregator consents.";
            CreateAASession "createAASession" Post "/journeys/{journeyID}/aa/sessions" OpenBody "journeyID: string, body?: OpenBody | null, " "AASession"
                "Starts a consent.";
            GetAASession "getAASession" Get "/journeys/{journeyID}/aa/sessions/{aaSessionID}" Nothing "journeyID: string, aaSessionID: string, " "AASession"
                "Reads a consent.";
            RedirectAASession "redirectAASession" Post "/journeys/{journeyID}/aa/sessions/{aaSessionID}/redirect" OpenBody "journeyID: string, aaSessionID: string, body?: OpenBody | null, " "AARedirect"
                "Gets the consent page. Call it on the borrower's click and open the page at once.";
            CompleteAASession "completeAASession" Post "/journeys/{journeyID}/aa/sessions/{aaSessionID}/complete" OpenBody "journeyID: string, aaSessionID: string, body?: OpenBody | null, " "AASession"
                "Hands on what the consent page returned with, opaquely.";
            ReconcileAASession "reconcileAASession" Post "/journeys/{journeyID}/aa/sessions/{aaSessionID}/reconcile" OpenBody "journeyID: string, aaSessionID: string, body?: OpenBody | null, " "AASession"
                "Asks the platform to settle a consent whose end it has not heard of.";
            RefreshServicing "refreshServicing" Post "/journeys/{journeyID}/post-disbursal/status" OpenBody "journeyID: string, body?: OpenBody | null, " "Accepted"
                "Asks the lender for the loan's status.";
            Foreclose "foreclose" Post "/journeys/{journeyID}/post-disbursal/foreclosure" OpenBody "journeyID: string, body?: ServicingRequest | null, " "Accepted"
                "Pays the loan off.";
            PrePartPay "prePartPay" Post "/journeys/{journeyID}/post-disbursal/pre-part-payment" OpenBody "journeyID: string, body?: ServicingRequest | null, " "Accepted"
                "Pays a part of the loan early.";
            PayMissedEmi "payMissedEmi" Post "/journeys/{journeyID}/post-disbursal/missed-emi-payment" OpenBody "journeyID: string, body?: ServicingRequest | null, " "Accepted"
                "Pays a missed instalment.";
        }
    };
}

macro_rules! endpoint_enum {
    ($($name:ident $js:literal $method:ident $path:literal $input:ident $params:literal $data:literal $doc:literal;)+) => {
        /// An endpoint that a session token may call.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Endpoint {
            $(#[doc = $doc] $name,)+
        }

        impl Endpoint {
            /// All of them, in the order of the contract.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The name of its method on `credit.api`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $js,)+ }
            }

            /// HTTP method.
            pub const fn method(self) -> Method {
                match self { $(Self::$name => Method::$method,)+ }
            }

            /// Path below [`BASE_PATH`], with `{journeyID}`-style parameters.
            pub const fn path(self) -> &'static str {
                match self { $(Self::$name => $path,)+ }
            }

            /// What it takes beside its path.
            pub const fn input(self) -> Input {
                match self { $(Self::$name => Input::$input,)+ }
            }
        }
    };
}

endpoints!(endpoint_enum);

impl Endpoint {
    /// The endpoint with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|endpoint| endpoint.name() == name)
    }

    /// The names of its path parameters, in order.
    pub fn parameters(self) -> impl Iterator<Item = &'static str> {
        self.path().split(['{']).skip(1).filter_map(|rest| rest.split(['}']).next())
    }

    /// How many arguments it takes: path parameters, then query or body.
    pub fn inputs(self) -> usize {
        self.parameters().count() + usize::from(self.input() != Input::Nothing)
    }

    /// The fields of its query or body that are checked.
    const fn shape(self) -> Shape {
        match self {
            Self::ListJourneys => JourneyListQuery::SHAPE,
            Self::CreateJourney => JourneyCreate::SHAPE,
            Self::UpdateResume => ResumeUpdate::SHAPE,
            Self::SaveProfile => ProfileUpsert::SHAPE,
            Self::SubmitProfile => ProfileSubmit::SHAPE,
            Self::RejectOffer => OfferReject::SHAPE,
            Self::SetLoanAmount => LoanAmount::SHAPE,
            Self::SubmitBankMandate => BankMandate::SHAPE,
            Self::Foreclose | Self::PrePartPay | Self::PayMissedEmi => ServicingRequest::SHAPE,
            _ => &[],
        }
    }

    /// Everything wrong with the query or body for this endpoint.
    pub fn problems<D: Document>(self, input: &D) -> Vec<Problem> {
        match self.input() {
            Input::Nothing => Vec::new(),
            Input::Query | Input::OpenBody if input.is_null() => Vec::new(),
            _ => check(input, self.shape()),
        }
    }
}
