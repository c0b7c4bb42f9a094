//! Servicing: what becomes of the loan after it is paid out.

use credit_journey::contract::{Accepted, JourneyLifecycleStatus as Status};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::Journey;
use super::offers::amount_of;
use crate::agenda::Event;
use crate::context::Context;
use crate::effects::EffectKind;
use crate::instant;
use crate::refusal::Refusal;
use crate::repayment::Terms;

/// A loan that was paid out.
pub struct Loan {
    terms: Terms,
    first_due: Date,
    /// Instalments paid.
    paid: u32,
    /// Instalments missed.
    overdue: u32,
    last_payment: Option<Value>,
    refreshed_ms: Option<u64>,
}

/// A servicing operation: under way until it settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payment {
    /// Nothing is paid; the lender tells the loan's status.
    StatusRefresh,
    Foreclosure,
    /// Rupees.
    Part(u64),
    MissedEmi,
}

impl Payment {
    /// Its word in `pendingOperations`.
    pub const fn operation(self) -> &'static str {
        match self {
            Self::StatusRefresh => "POST_DISBURSAL_STATUS",
            Self::Foreclosure => "FORECLOSURE",
            Self::Part(_) => "PRE_PART_PAYMENT",
            Self::MissedEmi => "MISSED_EMI_PAYMENT",
        }
    }

    const fn effect(self) -> EffectKind {
        match self {
            Self::StatusRefresh => EffectKind::ServicingRefreshed,
            Self::Foreclosure => EffectKind::Foreclosed,
            Self::Part(_) => EffectKind::PartPaid,
            Self::MissedEmi => EffectKind::MissedEmiPaid,
        }
    }
}

impl Loan {
    pub fn paid_out(terms: Terms, now_ms: u64) -> Self {
        let first_due = instant::months_later(instant::day(now_ms), 1);
        Self { terms, first_due, paid: 0, overdue: 0, last_payment: None, refreshed_ms: None }
    }

    /// Principal still owed, in rupees.
    fn outstanding(&self) -> u64 {
        self.terms.outstanding_after(self.paid)
    }

    fn status(&self) -> &'static str {
        match (self.outstanding(), self.overdue) {
            (0, _) => "CLOSED",
            (_, 0) => "ACTIVE",
            _ => "OVERDUE",
        }
    }

    pub fn view(&self) -> Value {
        json!({
            "status": self.status(),
            "outstanding": self.outstanding().to_string(),
            "installmentAmount": self.terms.instalment().to_string(),
            "overdueAmount": (self.terms.instalment() * u64::from(self.overdue)).to_string(),
            "lastPayment": self.last_payment,
            "refreshedAt": self.refreshed_ms.map(instant::iso),
        })
    }

    pub fn schedule(&self) -> Value {
        self.terms.schedule(self.first_due, self.paid, self.overdue)
    }

    fn settle(&mut self, payment: Payment, now_ms: u64) {
        let amount = match payment {
            Payment::StatusRefresh => {
                self.refreshed_ms = Some(now_ms);
                return;
            }
            Payment::Foreclosure => {
                let all = self.outstanding();
                self.terms.principal = 0;
                self.overdue = 0;
                all
            }
            Payment::Part(amount) => {
                // The rest is spread anew over the months that are left.
                let left = self.outstanding().saturating_sub(amount);
                self.first_due = instant::months_later(self.first_due, self.paid);
                self.terms = Terms { principal: left, months: self.terms.months - self.paid, ..self.terms };
                self.paid = 0;
                amount
            }
            Payment::MissedEmi => {
                self.paid += 1;
                self.overdue -= 1;
                self.terms.instalment()
            }
        };
        self.last_payment =
            Some(json!({ "kind": payment.operation(), "amount": amount.to_string(), "paidAt": instant::iso(now_ms) }));
    }
}

impl Journey {
    /// The servicing operations under way.
    pub fn payments(&self) -> impl Iterator<Item = Payment> {
        self.agenda.events().filter_map(|event| match event {
            Event::PaymentSettles(payment) => Some(*payment),
            _ => None,
        })
    }

    /// `POST …/post-disbursal/status`.
    pub fn refresh_servicing(&mut self, context: &mut Context<'_>) -> Result<Accepted, Refusal> {
        self.loan_in_service()?;
        Ok(self.accept_payment(Payment::StatusRefresh, "op_pd_status_", context))
    }

    /// `POST …/post-disbursal/foreclosure`: all that is owed, or nothing.
    pub fn foreclose(&mut self, body: &Value, context: &mut Context<'_>) -> Result<Accepted, Refusal> {
        let owed = self.loan_in_service()?.outstanding();
        if amount_of(body).is_some_and(|amount| amount != owed) {
            return Err(Refusal::validation("amount", &format!("must be the outstanding amount, {owed}")));
        }
        self.expect_no_payment()?;
        Ok(self.accept_payment(Payment::Foreclosure, "op_pd_foreclosure_", context))
    }

    /// `POST …/post-disbursal/pre-part-payment`.
    pub fn pre_part_pay(&mut self, body: &Value, context: &mut Context<'_>) -> Result<Accepted, Refusal> {
        let owed = self.loan_in_service()?.outstanding();
        let amount = amount_of(body).ok_or_else(|| Refusal::validation("amount", "is required"))?;
        if amount >= owed {
            return Err(Refusal::validation("amount", &format!("must be less than the outstanding amount, {owed}")));
        }
        self.expect_no_payment()?;
        Ok(self.accept_payment(Payment::Part(amount), "op_pd_part_payment_", context))
    }

    /// `POST …/post-disbursal/missed-emi-payment`.
    pub fn pay_missed_emi(&mut self, body: &Value, context: &mut Context<'_>) -> Result<Accepted, Refusal> {
        let loan = self.loan_in_service()?;
        let (due, overdue) = (loan.terms.instalment(), loan.overdue);
        if overdue == 0 {
            return Err(Refusal::precondition("NOTHING_OVERDUE", "No instalment is overdue."));
        }
        if amount_of(body).is_some_and(|amount| amount != due) {
            return Err(Refusal::validation("amount", &format!("must be the missed instalment, {due}")));
        }
        self.expect_no_payment()?;
        Ok(self.accept_payment(Payment::MissedEmi, "op_pd_missed_emi_", context))
    }

    fn loan_in_service(&self) -> Result<&Loan, Refusal> {
        self.expect_status(&[Status::Disbursed])?;
        self.loan.as_ref().ok_or_else(|| Refusal::precondition("JOURNEY_STATUS", "There is no loan yet."))
    }

    /// One payment at a time, or two together could pay more than is owed.
    fn expect_no_payment(&self) -> Result<(), Refusal> {
        let pays = |payment| payment != Payment::StatusRefresh;
        if self.payments().any(pays) { Err(Refusal::pending()) } else { Ok(()) }
    }

    fn accept_payment(&mut self, payment: Payment, prefix: &str, context: &mut Context<'_>) -> Accepted {
        self.agenda.add(context.after(3), Event::PaymentSettles(payment));
        self.done(payment.effect(), context);
        context.accepted(prefix, 5)
    }

    pub(super) fn payment_settles(&mut self, payment: Payment, context: &mut Context<'_>) {
        let Some(loan) = &mut self.loan else { return };
        loan.settle(payment, context.now_ms);
        if loan.outstanding() == 0 {
            self.end(Status::Closed, EffectKind::Closed, context);
        }
    }

    /// A month has passed, and its instalment was not paid.
    pub(super) fn instalment_missed(&mut self, context: &mut Context<'_>) {
        if let Some(loan) = &mut self.loan {
            loan.first_due = instant::day(context.now_ms);
            loan.overdue += 1;
        }
    }
}
