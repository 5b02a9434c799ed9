//! Reads an export without the server: tree, checkpoint, keyrings, enrollments, quorums, receipts. Written apart from the
//! program's own verifier, so that the two can disagree.

use std::collections::HashMap;

use lethe_proto::{
    approval::Approval,
    cbor::{Exact, decode, sha256},
    chain::{SignedKeyring, check_first, check_next},
    command::Command,
    cose::Cose,
    enrollment::Ceilings,
    enrollment_record::EnrollmentRecord,
    envelope::{self, Dispatch},
    ids::{Digest, EnrollmentId, PersonId, Salt},
    keyring::{Keyring, Log},
    kinds::LadderAction,
    leaf::{Leaf, LeafKind},
    merkle::Frontier,
    note,
    quorum::{Ballot, quorum},
    receipt::{Receipt, SignedReceipt},
};

use lethe_server::usecase::export_log::{ExportHeader, ExportLeaf};

/// What is wrong with an export.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadExport {
    /// A line is not what it should be.
    #[error("line {0} cannot be read; export the log again")]
    Line(u64),
    /// A leaf is missing, doubled or out of order.
    #[error("leaf {0} is missing, doubled or out of order")]
    Order(u64),
    /// The leaves are not those of the checkpoint.
    #[error("the leaves do not make the tree that the checkpoint signs: something was changed or left out")]
    Root,
    /// The checkpoint is not signed by the log of the keyring.
    #[error("the checkpoint is not signed by the log that the keyring names")]
    Checkpoint,
    /// A leaf says something that its signatures do not carry.
    #[error("leaf {0}: {1}")]
    Leaf(u64, &'static str),
    /// The first keyring is not the one that the reader pinned.
    #[error("the export begins with another keyring than the one you pinned")]
    Pinned,
}

/// What an export proves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogSummary {
    /// Leaves.
    pub size: u64,
    /// Version of the newest keyring.
    pub keyring: u64,
    /// Enrollments whose ids belong to their keys.
    pub enrollments: u64,
    /// Commands that went out with enough people.
    pub dispatches: u64,
    /// Receipts whose signatures hold.
    pub receipts: u64,
}

/// Reads an export leaf by leaf.
pub struct Verifier {
    header: ExportHeader,
    frontier: Frontier,
    keyrings: Vec<SignedKeyring>,
    devices: HashMap<EnrollmentId, (Vec<u8>, Ceilings)>,
    commands: HashMap<Digest, Exact<Command>>,
    approvals: HashMap<Digest, Approval>,
    summary: LogSummary,
}

impl Verifier {
    /// Begins with the first line.
    pub fn new(header: ExportHeader) -> Self {
        Self {
            header,
            frontier: Frontier::default(),
            keyrings: Vec::new(),
            devices: HashMap::new(),
            commands: HashMap::new(),
            approvals: HashMap::new(),
            summary: LogSummary::default(),
        }
    }

    /// Takes the next line.
    pub fn leaf(&mut self, line: &ExportLeaf) -> Result<(), BadExport> {
        let index = self.frontier.size();
        if line.index != index {
            return Err(BadExport::Order(index));
        }
        let unreadable = || BadExport::Line(index + 2);
        let kind = LeafKind::from_text(&line.kind).ok_or_else(unreadable)?;
        let salt = Salt::from_hex(&line.salt).ok_or_else(unreadable)?;
        let body = data_encoding::BASE64.decode(line.body.as_bytes()).map_err(|_| unreadable())?;
        self.frontier.append(Leaf::of(kind, salt, &body).hash());
        self.content(kind, &body, line).map_err(|why| BadExport::Leaf(index, why))
    }

    /// Checks the tree against its checkpoint. `pinned` is the digest of a keyring that the reader already trusts.
    pub fn finish(mut self, pinned: Option<Digest>) -> Result<LogSummary, BadExport> {
        let newest = self.keyrings.last().ok_or(BadExport::Checkpoint)?;
        if pinned.is_some_and(|pinned| self.keyrings.iter().all(|known| known.keyring.digest() != pinned)) {
            return Err(BadExport::Pinned);
        }
        let log: &Log = &newest.keyring.log;
        let checkpoint = note::verify(&self.header.checkpoint, log).map_err(|_| BadExport::Checkpoint)?;
        if checkpoint.size != self.frontier.size() || checkpoint.root != self.frontier.root() {
            return Err(BadExport::Root);
        }
        self.summary.size = checkpoint.size;
        self.summary.keyring = newest.keyring.version;
        Ok(self.summary)
    }

    fn content(&mut self, kind: LeafKind, body: &[u8], line: &ExportLeaf) -> Result<(), &'static str> {
        match kind {
            LeafKind::Keyring => self.keyring(body),
            LeafKind::Enrollment => self.enrollment(body),
            LeafKind::Command => {
                let command = Exact::<Command>::parse(body).map_err(|_| "a command that cannot be read")?;
                self.commands.insert(command.digest(), command);
                Ok(())
            }
            LeafKind::Approval => {
                let approval: Approval = read(body).ok_or("an approval that cannot be read")?;
                self.approvals.insert(sha256(body), approval);
                Ok(())
            }
            LeafKind::Dispatch => self.dispatch(body),
            LeafKind::Receipt => self.receipt(body, line),
            LeafKind::Veto | LeafKind::Release | LeafKind::State | LeafKind::Audit => Ok(()),
        }
    }

    fn keyring(&mut self, body: &[u8]) -> Result<(), &'static str> {
        let next: SignedKeyring = read(body).ok_or("a keyring that cannot be read")?;
        let holds = match self.keyrings.last() {
            None => check_first(&next),
            Some(current) => check_next(&current.keyring, &next, &[]),
        };
        holds.map_err(|_| "a keyring that does not continue the chain")?;
        self.keyrings.push(next);
        Ok(())
    }

    fn newest(&self) -> Result<&Exact<Keyring>, &'static str> {
        self.keyrings.last().map(|signed| &signed.keyring).ok_or("something before the first keyring")
    }

    fn enrollment(&mut self, body: &[u8]) -> Result<(), &'static str> {
        let record: EnrollmentRecord = read(body).ok_or("an enrollment that cannot be read")?;
        if !record.is_bound() || record.verify_server(self.newest()?).is_err() {
            return Err("an enrollment whose id does not belong to its keys, or that no server of the keyring granted");
        }
        let known = (record.device_half.device_key.to_vec(), record.grant.server_half.ceilings.clone());
        self.devices.insert(record.grant.enrollment, known);
        self.summary.enrollments += 1;
        Ok(())
    }

    /// The same count that agents make, without the vetoes and suspensions that each of them had seen.
    fn dispatch(&mut self, body: &[u8]) -> Result<(), &'static str> {
        let dispatch: Dispatch = read(body).ok_or("a dispatch that cannot be read")?;
        let command = self.commands.get(&dispatch.command).ok_or("a dispatch of a command that was never proposed")?;
        let approvals: Option<Vec<Approval>> =
            dispatch.approvals.iter().map(|digest| self.approvals.get(digest).cloned()).collect();
        let approvals = approvals.ok_or("a dispatch with an approval that was never given")?;
        let newest = self.newest()?;
        let named = self.keyrings.iter().map(|signed| &signed.keyring);
        let named = named.into_iter().find(|keyring| keyring.digest() == command.keyring.digest);
        let named = named.ok_or("a command that names a keyring outside of the chain")?;
        let all = |flag: fn(&Ceilings) -> bool| {
            command.targets.iter().all(|t| self.devices.get(&t.enrollment).is_some_and(|(_, ceilings)| flag(ceilings)))
        };
        let about: Vec<PersonId> = command.targets.iter().map(|target| target.person).collect();
        let ballot = Ballot {
            question: envelope::question(command),
            approvals: &approvals,
            action: LadderAction::from(command.action),
            targets: command.targets.len(),
            about: &about,
            solo: newest.limits.solo && all(|ceilings| ceilings.solo),
            demo: newest.limits.demo && all(|ceilings| ceilings.demo),
            suspended: &[],
            one_more: false,
        };
        quorum(&ballot, &[named, newest]).map_err(|_| "a dispatch without enough people")?;
        self.summary.dispatches += 1;
        Ok(())
    }

    fn receipt(&mut self, body: &[u8], line: &ExportLeaf) -> Result<(), &'static str> {
        let receipt = Exact::<Receipt>::parse(body).map_err(|_| "a receipt that cannot be read")?;
        let cose = line.cose.as_deref().and_then(|text| data_encoding::BASE64.decode(text.as_bytes()).ok());
        let cose = Cose::from_bytes(cose.ok_or("a receipt without its signature")?);
        let (key, _) = self.devices.get(&receipt.enrollment).ok_or("a receipt of a device that never enrolled")?;
        SignedReceipt { receipt, cose }.verify(key).map_err(|_| "a receipt that its device did not sign")?;
        self.summary.receipts += 1;
        Ok(())
    }
}

fn read<T>(body: &[u8]) -> Option<T>
where
    T: for<'b> minicbor::Decode<'b, ()> + minicbor::Encode<()>,
{
    decode(body, lethe_proto::cbor::FRAME_CAP).ok()
}
