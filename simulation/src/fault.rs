//! What may go wrong, and how often it does in one run.

use std::collections::BTreeMap;

use crate::dice::Dice;

macro_rules! faults {
    ($($name:ident $text:literal $doc:literal;)+) => {
        /// One kind of trouble.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fault {
            $(#[doc = $doc] $name,)+
        }

        impl Fault {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its name in a report.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

faults! {
    LostRequest "lost request" "The request never arrives.";
    LostAnswer "answer lost after its effect" "The request arrives, the answer does not.";
    Hang "connection that hangs" "Neither answer nor failure comes.";
    Latency "latency" "The answer takes up to 14 s.";
    DuplicateDelivery "duplicate delivery" "The request arrives twice.";
    Reordering "request that arrives late" "The request arrives after the client has given it up.";
    StaleAnswer "stale answer" "An older state of the journey is given, as from a cache.";
    ServerError "5xx" "HTTP 503 with an envelope.";
    HtmlPage "HTML page" "HTTP 502 with a gateway's page.";
    TruncatedJson "truncated JSON" "The request acts, the answer is cut off.";
    RateLimitSeconds "429 in seconds" "`Retry-After` in seconds.";
    RateLimitDate "429 with a date" "`Retry-After` as a date.";
    StorageDenied "storage denied" "Storage refuses to read and write while this page lives.";
    StorageLost "storage lost" "The record is gone at the next load.";
    StorageCorrupted "storage corrupted" "Bytes of the record are changed.";
    ClockSkew "clock off by a day" "The device's clock is up to a day and a half off from the start.";
    ClockJump "clock jump" "The device's clock is set, by hours.";
    Sleep "device asleep past the session" "Nothing runs for half an hour or more.";
    SessionRejected "session function rejects" "The partner's back-end fails.";
    SessionHangs "session function hangs" "It never answers.";
    SessionSlow "session function slow" "It takes up to 40 s.";
    Offline "offline" "The network is gone for a while, and says so.";
    Hidden "hidden" "The page is hidden for a while.";
    Reload "reload" "At any moment.";
    Crash "tab killed" "The page goes without a word and is loaded again.";
    Back "back from a page" "The borrower returns without deciding, maybe to the page as it was.";
    DuplicateTab "duplicated tab" "The tab with its record, a second time.";
    ClosedTab "closed tab" "The record goes with it.";
    LateReturn "late return" "Hours later.";
    ReturnElsewhere "return in another browser" "Without the record.";
    ForgedReturn "forged return" "A page is loaded with return parameters that nobody sent.";
    SecondReturn "second return" "The same return address is loaded again.";
    Declined "declined" "On the page of a step.";
    Undecided "left undecided" "The page of a step is left without deciding.";
    DoubleClick "double click" "The same command twice.";
    Aborted "aborted" "The app gives up on a command under way.";
    MessageLost "message between tabs lost" "One tab of those that should hear it does not.";
    MessageLate "message between tabs late" "It comes up to 20 s later, after newer ones.";
    MessageTwice "message between tabs twice" "It comes again, later.";
    MessageForged "forged message" "Something on the channel that no tab of ours said.";
    LockHangs "lock that hangs" "The host never answers whether a tab may lead.";
    Suspended "tab suspended" "Nothing runs in one tab for minutes; it keeps its locks.";
    PopupBlocked "popup blocked" "The page of another party opens in the tab itself.";
    PopupClosed "popup closed" "Without deciding.";
    DepartureRefused "departure refused" "The app does not let the borrower leave.";
    DepartureSlow "departure answered late" "The app takes minutes to let the borrower leave.";
    Framed "framed page" "The page stands in a frame of another.";
    SignOut "signed out" "At the partner's site, and in again later.";
}

/// What goes wrong in one run: some kinds only, each at its own rate, so that runs differ in kind and not only in luck.
pub struct Weather {
    dice: Dice,
    per_mille: BTreeMap<Fault, u64>,
    calm: bool,
    /// How often each kind has struck.
    pub struck: BTreeMap<Fault, u64>,
}

impl Weather {
    /// The weather of a seed.
    pub fn new(mut dice: Dice) -> Self {
        let mut per_mille = BTreeMap::new();
        for fault in Fault::ALL {
            if dice.chance(400) {
                per_mille.insert(*fault, 10 + dice.below(90));
            }
        }
        Self { dice, per_mille, calm: false, struck: BTreeMap::new() }
    }

    /// Whether this kind strikes now.
    pub fn strikes(&mut self, fault: Fault) -> bool {
        self.strikes_times(fault, 1)
    }

    /// The same, so many times likelier.
    pub fn strikes_times(&mut self, fault: Fault, times: u64) -> bool {
        let rate = self.per_mille.get(&fault).filter(|_| !self.calm);
        let strikes = rate.is_some_and(|rate| self.dice.chance(rate * times));
        if strikes {
            *self.struck.entry(fault).or_default() += 1;
        }
        strikes
    }

    /// From now on nothing goes wrong.
    pub fn calm_down(&mut self) {
        self.calm = true;
    }
}
