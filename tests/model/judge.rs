//! What must hold of a screen, its commands and its stepper, whatever the platform says. Written from the documents,
//! not from the command table: the two must agree.

use credit_journey::contract::JourneyLifecycleStatus as Status;
use credit_journey::machine::journey::Command;
use credit_journey::machine::journey::facts::StepName;
use credit_journey::machine::journey::known::Known;
use credit_journey::machine::journey::progress::{self, ProgressMark};
use credit_journey::machine::journey::screen::{Outcome, Screen, is_selectable, wants_consent_for};
use serde_json::Value;

/// Judges one combination; `Err` says what is wrong with it.
pub fn judge(known: &Known<Value>, screen: Screen) -> Result<(), String> {
    ends_only_by_a_terminal_status(known, screen)?;
    commands_fit(known, screen)?;
    stepper_fits(known, screen)
}

fn ends_only_by_a_terminal_status(known: &Known<Value>, screen: Screen) -> Result<(), String> {
    let told = match known.status {
        Some(Status::Disbursed) => Some(Screen::Disbursed),
        Some(Status::Rejected) => Some(Screen::Closed(Outcome::Rejected)),
        Some(Status::Expired) => Some(Screen::Closed(Outcome::Expired)),
        Some(Status::Closed) => Some(Screen::Closed(Outcome::Closed)),
        _ => None,
    };
    let shown = matches!(screen, Screen::Disbursed | Screen::Closed(_)).then_some(screen);
    if shown == told {
        Ok(())
    } else {
        Err("an end that the status does not tell, or one that is not shown".to_owned())
    }
}

fn commands_fit(known: &Known<Value>, screen: Screen) -> Result<(), String> {
    let allowed = |command: Command| command.is_allowed(screen, known);
    let may = |command: Command| permits(screen, command);
    if let Some(stray) = Command::ALL.iter().find(|command| allowed(**command) && !may(**command)) {
        return Err(format!("{} is not for this screen", stray.as_str()));
    }
    match wanted(known, screen).into_iter().find(|command| !allowed(*command)) {
        Some(missing) => Err(format!("{} is missing", missing.as_str())),
        None => Ok(()),
    }
}

/// The commands that a screen may offer at most.
fn permits(screen: Screen, command: Command) -> bool {
    let of_chosen = [Command::ViewOffer, Command::SetLoanAmount, Command::RejectOffer].contains(&command);
    match screen {
        Screen::Profile => [Command::SaveProfile, Command::SubmitProfile, Command::Refresh].contains(&command),
        Screen::Offers => {
            [Command::ViewOffer, Command::Proceed, Command::OpenRedirect, Command::Refresh].contains(&command)
        }
        Screen::Wait(StepName::AaConsent) | Screen::Redirect(_) => {
            of_chosen || [Command::OpenRedirect, Command::Refresh].contains(&command)
        }
        Screen::Wait(_) => of_chosen || command == Command::Refresh,
        Screen::Form(StepName::BankMandate) => {
            of_chosen || [Command::SubmitBankMandate, Command::Refresh].contains(&command)
        }
        Screen::Form(_) => of_chosen || command == Command::Refresh,
        Screen::Disbursed => SERVICING.contains(&command) || [Command::ViewOffer, Command::Refresh].contains(&command),
        Screen::Closed(_) => command == Command::Refresh,
        Screen::SignIn => command == Command::SignIn,
    }
}

/// The commands without which the borrower could not go on.
fn wanted(known: &Known<Value>, screen: Screen) -> Vec<Command> {
    let mut wanted = match screen {
        Screen::Profile => vec![Command::SaveProfile, Command::SubmitProfile],
        Screen::Offers => Vec::new(),
        Screen::Redirect(_) => vec![Command::OpenRedirect],
        Screen::Form(StepName::BankMandate) => vec![Command::SubmitBankMandate],
        // The platform takes no other form (CONTRACT.md 2.4); the borrower can still turn the offer down.
        Screen::Form(_) => vec![Command::RejectOffer],
        Screen::Disbursed => SERVICING.to_vec(),
        Screen::SignIn => return vec![Command::SignIn],
        Screen::Wait(_) | Screen::Closed(_) => Vec::new(),
    };
    if screen == Screen::Offers && known.offers.iter().any(is_selectable) {
        wanted.extend([Command::ViewOffer, Command::Proceed]);
    }
    if screen == Screen::Offers && known.offers.iter().any(wants_consent_for) {
        wanted.push(Command::OpenRedirect);
    }
    wanted.push(Command::Refresh);
    wanted
}

const SERVICING: [Command; 4] =
    [Command::RefreshServicing, Command::Foreclose, Command::PrePartPay, Command::PayMissedEmi];

/// One part is where the borrower is, and it is the one the screen names; after the end there is none.
fn stepper_fits(known: &Known<Value>, screen: Screen) -> Result<(), String> {
    let parts: Vec<_> = progress::derive(known, screen).collect();
    let current = || parts.iter().filter(|(_, mark)| *mark == ProgressMark::Current).map(|(step, _)| *step);
    if current().count() > 1 || current().next() != screen.step() {
        return Err(format!("the stepper is at {:?}", current().collect::<Vec<_>>()));
    }
    let in_order = parts.iter().is_sorted_by_key(|(step, _)| *step);
    if in_order { Ok(()) } else { Err("the stepper is out of order".to_owned()) }
}
