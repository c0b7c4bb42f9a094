//! Faults by appointment: a test names the fault and the call, and it strikes for certain. The weather only may.

use credit_journey::contract::Endpoint;

use crate::faults::Fault;

struct Appointment {
    fault: Fault,
    /// Any call, if none is named.
    endpoint: Option<Endpoint>,
    /// How many more calls it strikes.
    times: u32,
}

/// All that are still to come, the oldest first.
#[derive(Default)]
pub(crate) struct Appointments(Vec<Appointment>);

impl Appointments {
    pub fn make(&mut self, fault: Fault, endpoint: Option<Endpoint>, times: u32) {
        if times > 0 {
            self.0.push(Appointment { fault, endpoint, times });
        }
    }

    /// The fault that is due on a call; the oldest appointment is kept first.
    pub fn due(&mut self, endpoint: Endpoint) -> Option<Fault> {
        let concerned = |appointment: &&mut Appointment| appointment.endpoint.is_none_or(|named| named == endpoint);
        let appointment = self.0.iter_mut().find(concerned)?;
        appointment.times -= 1;
        let fault = appointment.fault;
        self.0.retain(|appointment| appointment.times > 0);
        Some(fault)
    }
}
