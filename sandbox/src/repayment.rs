//! Equal monthly instalments, in whole rupees.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::instant;

/// A loan's terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// Rupees.
    pub principal: u64,
    /// Yearly rate in hundredths of a percent.
    pub rate: u64,
    pub months: u32,
}

impl Terms {
    fn monthly_interest(&self, outstanding: u64) -> u64 {
        // Hundredths of a percent, a year: 10 000 × 12; half of it rounds to the nearest rupee.
        (outstanding * self.rate + 60_000) / 120_000
    }

    /// The instalment: the least whole amount that clears the loan in time.
    pub fn instalment(&self) -> u64 {
        let months = u64::from(self.months.max(1));
        let (mut low, mut high) =
            (self.principal.div_ceil(months), self.principal + self.monthly_interest(self.principal));
        while low < high {
            let middle = low.midpoint(high);
            if self.outstanding_with(middle) == 0 { high = middle } else { low = middle + 1 }
        }
        low
    }

    /// What is left after all months if this much is paid each month.
    fn outstanding_with(&self, instalment: u64) -> u64 {
        (0..self.months).fold(self.principal, |left, _| (left + self.monthly_interest(left)).saturating_sub(instalment))
    }

    /// Principal still owed after this many instalments.
    pub fn outstanding_after(&self, paid: u32) -> u64 {
        let instalment = if paid == 0 { 0 } else { self.instalment() };
        (0..paid).fold(self.principal, |left, _| (left + self.monthly_interest(left)).saturating_sub(instalment))
    }

    /// The schedule. Instalments before `paid` are paid, and the next `overdue` ones are missed.
    pub fn schedule(&self, first_due: Date, paid: u32, overdue: u32) -> Value {
        let instalment = self.instalment();
        let mut left = self.principal;
        (0..self.months)
            .map_while(|month| {
                let interest = self.monthly_interest(left);
                let amount = instalment.min(left + interest);
                left = (left + interest).saturating_sub(amount);
                let status = match month {
                    _ if month < paid => "PAID",
                    _ if month < paid + overdue => "OVERDUE",
                    _ => "UPCOMING",
                };
                (amount > 0).then(|| {
                    json!({
                        "installmentNumber": month + 1,
                        "dueDate": instant::months_later(first_due, month).to_string(),
                        "amount": amount.to_string(),
                        "principal": (amount - interest.min(amount)).to_string(),
                        "interest": interest.to_string(),
                        "status": status,
                    })
                })
            })
            .collect()
    }
}

/// A rate as the platform writes it: `13.5`, `12.75`.
pub fn percent(rate: u64) -> String {
    let text = format!("{}.{:02}", rate / 100, rate % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_instalments_clear_the_loan_and_no_lesser_ones_do() {
        let terms = Terms { principal: 300_000, rate: 1350, months: 36 };
        assert_eq!(terms.outstanding_with(terms.instalment()), 0);
        assert!(terms.outstanding_with(terms.instalment() - 1) > 0);
        // The textbook formula gives 10 180.59.
        assert_eq!(terms.instalment(), 10_181);
    }

    #[test]
    fn rates_are_written_without_needless_zeros() {
        assert_eq!([percent(1350), percent(1275), percent(1600)], ["13.5", "12.75", "16"]);
    }
}
