//! What a device lacks: keyrings one by one, the newest state, then the mailbox with its priority lane first.

use lethe_proto::{checkin::StateRef, wire::Down};

use super::{
    frames::{self, Order},
    session::{InFlight, Known, Outgoing, Then},
};
use crate::{
    store::{
        StoreError,
        repo::mailbox::{Mail, MailItem},
    },
    wiring::House,
};

/// Most items of a mailbox that are looked at in one go.
const ITEMS: u64 = 1024;

impl Known {
    /// Every keyring after the device's own, in order.
    pub(super) async fn keyrings(&mut self, house: &House, out: &mut Vec<Outgoing>) -> Result<(), StoreError> {
        for keyring in house.store().read().keyrings().since(self.keyring.saturating_add(1)).await? {
            self.keyring = keyring.keyring.version;
            out.push(Down::Keyring(keyring).into());
        }
        Ok(())
    }

    /// The newest state, where the device has another one.
    pub(super) async fn newest_state(&mut self, house: &House, out: &mut Vec<Outgoing>) -> Result<(), StoreError> {
        let Some(stored) = house.store().read().states().find(self.no).await? else { return Ok(()) };
        if self.lacks_state(stored.state.server_key, stored.state.counter) {
            self.state = StateRef { server_key: stored.state.server_key, counter: stored.state.counter };
            out.push(Down::State(stored.state, stored.cose).into());
        }
        Ok(())
    }

    /// What waits in the mailbox and was not sent in this conversation.
    pub(super) async fn mail(&mut self, house: &House, out: &mut Vec<Outgoing>) -> Result<(), StoreError> {
        self.waits_until = None;
        let items = house.store().read().mailbox().poll(self.no, ITEMS).await?;
        for item in items {
            if self.sent.contains(&(item.lane, item.seq)) {
                continue;
            }
            let before = out.len();
            match item.mail {
                Mail::Keyring(_) => self.keyrings(house, out).await?,
                Mail::State => self.newest_state(house, out).await?,
                Mail::Command(no) => {
                    self.command(house, item, no, out).await?;
                    continue;
                }
                Mail::Veto(no) => {
                    // Stays in the mailbox and goes out again in every conversation: a veto must never be lost.
                    let veto = house.store().read().vetoes().find_no(no).await?;
                    out.extend(veto.map(|stored| Outgoing::from(Down::Veto(stored.veto))));
                    self.sent.push((item.lane, item.seq));
                    continue;
                }
                Mail::ReceiptLogged(no) => {
                    if let Some(receipt) = house.store().read().receipts().find_no(no).await? {
                        out.extend(frames::receipt_logged(house, &receipt).await?.map(Outgoing::from));
                    }
                }
            }
            self.sent.push((item.lane, item.seq));
            self.settle(house, item, out.len() > before, out).await?;
        }
        Ok(())
    }

    /// An item that only announced something: done with the last message made for it, or at once where nothing was lacking.
    async fn settle(
        &self,
        house: &House,
        item: MailItem,
        made: bool,
        out: &mut [Outgoing],
    ) -> Result<(), StoreError> {
        match out.last_mut().filter(|_| made) {
            Some(last) => {
                last.then = Then::Acknowledge(item);
                Ok(())
            }
            None => house.store().acknowledge(self.no, item.lane, item.seq).await,
        }
    }

    async fn command(
        &mut self,
        house: &House,
        item: MailItem,
        no: i64,
        out: &mut Vec<Outgoing>,
    ) -> Result<(), StoreError> {
        if !house.sends_commands().await? {
            return Ok(());
        }
        let Some(command) = house.store().read().commands().find_no(no).await? else { return Ok(()) };
        if !self.alive && !command.order.action.destroys() {
            return Ok(());
        }
        let digest = command.order.digest();
        match frames::order(house, command, self.tree).await? {
            Order::Goes(frame, size) => {
                self.sent.push((item.lane, item.seq));
                self.in_flight.push(InFlight { command: digest, item: (item.lane, item.seq), size });
                // The next one is proved as if this one will be accepted; if not, the device says so and is asked anew.
                self.tree = size;
                out.push(Outgoing { frame: *frame, then: Then::Delivered(no) });
            }
            Order::Waits(until) => {
                self.waits_until = Some(self.waits_until.map_or(until, |earlier| earlier.min(until)));
            }
            Order::Stays => {}
        }
        Ok(())
    }
}
