//! Many tabs, one journey: what another tab says of it.

use super::super::Entropy;
use super::super::client::Client;
use super::Journey;
use crate::contract::Document;

impl<D: Document> Journey<D> {
    /// Another tab of this borrower said something. False if it means nothing here.
    pub fn told<E: Entropy>(&mut self, _client: &mut Client<D, E>, _kind: &str, _message: &D) -> bool {
        false
    }
}
