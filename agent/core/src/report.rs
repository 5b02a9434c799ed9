//! Receipts: signed, chained, kept until a checkpoint covers them.

use lethe_proto::{
    cose::Signer,
    ids::Digest,
    kinds::{Backing, ContainerState, Stage},
    receipt::{Evidence, Receipt, ReceiptTag, SignedReceipt, Times},
    refusal::Refusal,
};

use crate::record::Record;

/// What a receipt says besides who and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// About which order.
    pub subject: Digest,
    /// How far.
    pub stage: Stage,
    /// Why not.
    pub refusal: Option<Refusal>,
    /// When.
    pub times: Times,
    /// The container now.
    pub container: ContainerState,
    /// Device half, recovery blob and data are gone.
    pub destroyed: bool,
}

impl Record {
    /// Signs a receipt, chains and keeps it.
    pub(crate) fn say(&mut self, signer: &dyn Signer, word: Word) -> SignedReceipt {
        let newest = self.newest_state();
        let receipt = Receipt {
            tag: ReceiptTag,
            tenant: self.half.tenant,
            device: self.half.device,
            enrollment: self.enrollment,
            subject: word.subject,
            stage: word.stage,
            reason: word.refusal.map_or_else(String::new, |refusal| refusal.as_str().to_owned()),
            times: word.times,
            evidence: Evidence {
                backing: Backing::None,
                device_key_destroyed: word.destroyed,
                recovery_blob_destroyed: word.destroyed,
                data_removed: word.destroyed,
                container: word.container,
                server_key: newest.server_key,
                counter: newest.counter,
            },
            previous: self.last_receipt,
        };
        let signed = SignedReceipt::sign(signer, receipt);
        self.last_receipt = signed.receipt.digest();
        self.keep(&signed);
        signed
    }
}
