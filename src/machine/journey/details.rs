//! Whether a look reads more than the state: what a poll need not ask for, it does not.
//!
//! The state says when it last changed, and no document says whether that tells of every change of an offer or a step. So
//! details are read when the state has moved, every fourth poll all the same, and at every poll once they have changed
//! unannounced.

/// Of so many polls of a state that does not move, one reads the details.
const EVERY: u32 = 4;

/// Who began a look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cause {
    /// Somebody wants to know: the app, a command, a return, a borrower who is back.
    #[default]
    Asked,
    /// The clock.
    Polled,
    /// Another tab, which read the state and no more.
    Told,
}

/// The details of one journey, as far as they were read.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// They are older than the state.
    due: bool,
    /// Polls since they were read.
    skipped: u32,
    /// The state under which they are read now had moved.
    announced: bool,
    /// They have changed since the state last moved.
    restless: bool,
}

impl Details {
    /// A state was read: whether its details are wanted too.
    pub fn wanted(&mut self, cause: Cause, moved: bool) -> bool {
        self.announced = moved;
        self.restless &= !moved;
        self.skipped += u32::from(cause == Cause::Polled);
        self.due |= moved
            || match cause {
                Cause::Asked => true,
                Cause::Polled => self.restless || self.skipped >= EVERY,
                Cause::Told => false,
            };
        self.due
    }

    /// Some of them have changed.
    pub fn changed(&mut self) {
        self.restless |= !self.announced;
    }

    /// All that was wanted is read.
    pub fn read(&mut self) {
        if core::mem::take(&mut self.due) {
            self.skipped = 0;
        }
    }
}
