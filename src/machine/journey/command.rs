//! The command table: what a borrower can do, one row each, and on which screen.

use super::facts::StepName;
use super::known::Known;
use super::screen::{Screen, wants_consent_for};
use crate::contract::{Document, Endpoint};

/// Hands the command table to a macro: for each row the Rust name, the name in JavaScript, the TypeScript of its
/// parameters and of what it resolves with, and its meaning.
#[macro_export]
macro_rules! commands {
    ($with:path) => {
        $with! {
            SaveProfile "saveProfile" "input: ProfileUpsert, " "ProfileSnapshot"
                "Saves the profile, in part or whole. On the screen `profile`.";
            SubmitProfile "submitProfile" "input: ProfileSubmit, " "Accepted"
                "Sends the profile to the lenders. On the screen `profile`.";
            ViewOffer "viewOffer" "offerID: string, " "OfferDetail"
                "Reads one offer in full, and marks it as looked at. On the screen `offers`, and wherever an offer is chosen.";
            Proceed "proceed" "offerID: string, " "OfferProceeded"
                "Chooses an offer, for good: the journey is locked to it. On the screen `offers`.";
            SetLoanAmount "setLoanAmount" "input: LoanAmount, " "unknown"
                "Confirms or revises the amount of the chosen offer, before disbursal.";
            RejectOffer "rejectOffer" "input: OfferReject, " "unknown"
                "Turns the chosen offer down, before disbursal.";
            OpenRedirect "openRedirect" "input?: OpenBody | null, " "void"
                "Gets the page of this step, fresh, and leaves for it. On the screen `redirect`, and on `offers` where a lender wants consent. `input` joins the body of the consent request.";
            SubmitBankMandate "submitBankMandate" "input: BankMandate, " "unknown"
                "Submits the bank account. On the screen `form`, step `bankMandate`.";
            RefreshServicing "refreshServicing" "input?: OpenBody | null, " "Accepted"
                "Asks the lender for the loan's status. On the screen `disbursed`.";
            Foreclose "foreclose" "input?: ServicingRequest | null, " "Accepted"
                "Pays the loan off. On the screen `disbursed`.";
            PrePartPay "prePartPay" "input?: ServicingRequest | null, " "Accepted"
                "Pays a part of the loan early. On the screen `disbursed`.";
            PayMissedEmi "payMissedEmi" "input?: ServicingRequest | null, " "Accepted"
                "Pays a missed instalment. On the screen `disbursed`.";
            Refresh "refresh" "" "void"
                "Reads the journey now. On every screen but `signIn`.";
            SignIn "signIn" "" "void"
                "Asks your session function again. On the screen `signIn`.";
        }
    };
}

macro_rules! command_enum {
    ($($name:ident $js:literal $params:literal $result:literal $doc:literal;)+) => {
        /// What a borrower can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Command {
            $(#[doc = $doc] $name,)+
        }

        impl Command {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its name, as the app sees it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $js,)+ }
            }
        }
    };
}

commands!(command_enum);

impl Command {
    /// The command with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| command.as_str() == name)
    }

    /// Whether it is allowed on this screen.
    pub fn is_allowed<D: Document>(self, screen: Screen, known: &Known<D>) -> bool {
        let before_disbursal =
            known.chosen.is_some() && matches!(screen, Screen::Wait(_) | Screen::Form(_) | Screen::Redirect(_));
        match self {
            Self::SaveProfile | Self::SubmitProfile => screen == Screen::Profile,
            Self::ViewOffer => {
                let listed = matches!(screen, Screen::Offers | Screen::Wait(StepName::Offers));
                listed || before_disbursal || screen == Screen::Disbursed
            }
            Self::Proceed => screen == Screen::Offers,
            Self::SetLoanAmount | Self::RejectOffer => before_disbursal,
            Self::OpenRedirect => match screen {
                Screen::Redirect(_) | Screen::Wait(StepName::AaConsent) => true,
                Screen::Offers => known.offers.iter().any(wants_consent_for),
                _ => false,
            },
            Self::SubmitBankMandate => screen == Screen::Form(StepName::BankMandate),
            Self::RefreshServicing | Self::Foreclose | Self::PrePartPay | Self::PayMissedEmi => {
                screen == Screen::Disbursed
            }
            Self::Refresh => screen != Screen::SignIn,
            Self::SignIn => screen == Screen::SignIn,
        }
    }

    /// How many arguments it takes.
    pub fn inputs(self) -> usize {
        usize::from(!matches!(self, Self::Refresh | Self::SignIn))
    }

    /// The endpoint that takes its argument as a body, if that is all there is to it.
    pub const fn endpoint(self) -> Option<Endpoint> {
        match self {
            Self::SaveProfile => Some(Endpoint::SaveProfile),
            Self::SubmitProfile => Some(Endpoint::SubmitProfile),
            Self::ViewOffer => Some(Endpoint::GetOffer),
            Self::Proceed => Some(Endpoint::ProceedOffer),
            Self::SetLoanAmount => Some(Endpoint::SetLoanAmount),
            Self::RejectOffer => Some(Endpoint::RejectOffer),
            Self::SubmitBankMandate => Some(Endpoint::SubmitBankMandate),
            Self::RefreshServicing => Some(Endpoint::RefreshServicing),
            Self::Foreclose => Some(Endpoint::Foreclose),
            Self::PrePartPay => Some(Endpoint::PrePartPay),
            Self::PayMissedEmi => Some(Endpoint::PayMissedEmi),
            Self::OpenRedirect | Self::Refresh | Self::SignIn => None,
        }
    }
}
