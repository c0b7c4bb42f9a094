//! The lenders: invented names, plausible terms.

use credit_journey::contract::JourneyType;

/// A lender and what it offers.
#[derive(Debug, PartialEq)]
pub struct Lender {
    pub id: &'static str,
    pub name: &'static str,
    /// Rupees.
    pub amount: u64,
    /// Yearly rate in hundredths of a percent: 1350 is 13.50 %.
    pub rate: u64,
    pub months: u32,
    /// Processing fee in rupees, kept back from the amount.
    pub fee: u64,
}

const PERSONAL: &[Lender] = &[
    Lender {
        id: "3f0c6a52-7f0e-4f0a-9a53-2d6c1b8e0101",
        name: "Nilgiri Finance",
        amount: 300_000,
        rate: 1350,
        months: 36,
        fee: 4_500,
    },
    Lender {
        id: "3f0c6a52-7f0e-4f0a-9a53-2d6c1b8e0102",
        name: "Sahyadri Capital",
        amount: 250_000,
        rate: 1275,
        months: 24,
        fee: 5_000,
    },
    Lender {
        id: "3f0c6a52-7f0e-4f0a-9a53-2d6c1b8e0103",
        name: "Kaveri Credit",
        amount: 400_000,
        rate: 1490,
        months: 48,
        fee: 6_000,
    },
    Lender {
        id: "3f0c6a52-7f0e-4f0a-9a53-2d6c1b8e0104",
        name: "Vindhya Money",
        amount: 150_000,
        rate: 1600,
        months: 18,
        fee: 2_250,
    },
];

const GOLD: &[Lender] = &[
    Lender {
        id: "3f0c6a52-7f0e-4f0a-9a53-2d6c1b8e0201",
        name: "Kanaka Gold Finance",
        amount: 180_000,
        rate: 990,
        months: 12,
        fee: 900,
    },
    Lender {
        id: "3f0c6a52-7f0e-4f0a-9a53-2d6c1b8e0202",
        name: "Hampi Bullion Credit",
        amount: 165_000,
        rate: 935,
        months: 12,
        fee: 825,
    },
    Lender {
        id: "3f0c6a52-7f0e-4f0a-9a53-2d6c1b8e0203",
        name: "Swarna Setu Lending",
        amount: 200_000,
        rate: 1080,
        months: 18,
        fee: 1_200,
    },
];

/// The lender at a place in the list for this kind of journey; the list goes round.
pub fn lender(kind: &JourneyType, place: usize) -> &'static Lender {
    let lenders = if *kind == JourneyType::GoldLoan { GOLD } else { PERSONAL };
    &lenders[place % lenders.len()]
}
