//! The whole check of an export, from the trusted keyring to the last receipt.

use lethe_proto::{
    cbor::{CAP, Exact, FRAME_CAP, decode},
    chain::{SignedKeyring, check_first, check_next},
    ids::Digest,
    keyring::Keyring,
    leaf::{Leaf, LeafKind},
    merkle::Frontier,
    note::{self, Checkpoint},
};

use crate::{
    evidence::{
        export::{Entry, Export, Head},
        ledger::{Case, Ledger},
        orders, receipts,
        verdict::Verdict,
    },
    text::{
        ladder::action_words,
        visible::{quoted, visible},
    },
    trouble::Trouble,
};

/// Checks an export. `anchor` is the digest of a keyring that the reader believes for reasons of their own.
pub(crate) fn verify(export: Export, anchor: Option<Digest>) -> Result<Verdict, Trouble> {
    let mut verdict = Verdict::default();
    let mut ledger = Ledger::default();
    let head = export.head.clone();
    chain(&head, anchor, &mut ledger, &mut verdict);
    let signed = signed_tree(&head, &ledger, &mut verdict);
    let mut frontier = Frontier::default();
    let mut covered = (signed.as_ref().is_some_and(|tree| tree.size == 0)).then(|| frontier.root());
    for entry in export.entries() {
        let entry = entry?;
        if entry.index != frontier.size() {
            verdict.fault(format!("leaf {} stands where leaf {} belongs", entry.index, frontier.size()));
        }
        frontier.append(Leaf::of(entry.kind, entry.salt, &entry.body).hash());
        if let Err(fault) = leaf(&entry, &mut ledger) {
            verdict.fault(format!("leaf {}: {fault}", entry.index));
        }
        if signed.as_ref().is_some_and(|tree| tree.size == frontier.size()) {
            covered = Some(frontier.root());
        }
    }
    if let Some(tree) = &signed {
        compare(tree, covered, frontier.size(), &mut verdict);
    }
    tell(&ledger, &head, &mut verdict);
    Ok(verdict)
}

/// The keyrings, each carried by the one before, and one of them the reader's own.
fn chain(head: &Head, anchor: Option<Digest>, ledger: &mut Ledger, verdict: &mut Verdict) {
    let mut before: Option<&SignedKeyring> = None;
    for signed in &head.keyrings {
        let broken = match before {
            None if signed.keyring.version == 1 => check_first(signed).err(),
            None => None,
            Some(before) => check_next(&before.keyring, signed, &[]).err(),
        };
        if let Some(broken) = broken {
            verdict.fault(format!("keyring version {}: {broken}", signed.keyring.version));
            return;
        }
        ledger.chain.push(signed.keyring.clone());
        before = Some(signed);
    }
    let (Some(first), Some(last)) = (ledger.chain.first(), ledger.chain.last()) else {
        verdict.fault("the export carries no keyring, so no signature can be checked");
        return;
    };
    let span = if first.version == last.version {
        format!("keyring version {}", last.version)
    } else {
        format!(
            "keyrings version {} to {}, each signed by the root persons of the one before and its own",
            first.version, last.version
        )
    };
    match anchor {
        Some(anchor) if ledger.chain.iter().any(|keyring| keyring.digest() == anchor) => {
            verdict.proven.push(format!("{span}, from the keyring that you believe"));
        }
        Some(_) => {
            verdict.fault("the keyring that you believe is not in this export: it is of another company, or forged");
        }
        None => verdict.fault(
            "nobody says which company this should be: give --keyring-digest, or pin the keyring on this machine",
        ),
    }
}

/// The tree that the log signed.
fn signed_tree(head: &Head, ledger: &Ledger, verdict: &mut Verdict) -> Option<Checkpoint> {
    let newest = ledger.chain.last()?;
    let checkpoint = note::verify(&head.checkpoint, &newest.log).ok();
    if checkpoint.is_none() {
        verdict.fault("the checkpoint is not signed by the log of the newest keyring");
    }
    checkpoint
}

/// Whether exactly the leaves of the export are those that the log signed.
fn compare(tree: &Checkpoint, covered: Option<Digest>, size: u64, verdict: &mut Verdict) {
    if covered != Some(tree.root) {
        verdict.fault(format!("the leaves do not give the root that the log signed for {} leaves", tree.size));
    } else if size > tree.size {
        verdict.fault(format!("{} leaves stand after those that the log signed", size - tree.size));
    } else {
        verdict.proven.push(format!(
            "all {size} leaves, in this order and unchanged: together they give the root that the log signed"
        ));
    }
}

fn leaf(entry: &Entry, ledger: &mut Ledger) -> Result<(), String> {
    match entry.kind {
        LeafKind::Keyring => keyring(entry, ledger),
        LeafKind::Command => orders::command(entry, ledger),
        LeafKind::Approval => orders::approval(entry, ledger),
        LeafKind::Dispatch => orders::dispatch(entry, ledger),
        LeafKind::Veto => orders::veto(entry, ledger),
        LeafKind::Release => orders::release(entry, ledger),
        LeafKind::State => receipts::state(entry, ledger),
        LeafKind::Enrollment => receipts::enrollment(entry, ledger),
        LeafKind::Receipt => receipts::receipt(entry, ledger),
        LeafKind::Audit => {
            ledger.held("audit events, committed to (the server's own word)");
            Ok(())
        }
    }
}

fn keyring(entry: &Entry, ledger: &mut Ledger) -> Result<(), String> {
    let digest = decode::<SignedKeyring>(&entry.body, FRAME_CAP)
        .map(|signed| signed.keyring.digest())
        .or_else(|_| Exact::<Keyring>::parse(&entry.body).map(|keyring| keyring.digest()))
        .map_err(|error| format!("no keyring of at most {CAP} bytes: {error}"))?;
    if ledger.keyring(digest).is_none() {
        return Err("a keyring that is not in the chain".to_owned());
    }
    ledger.in_force = Some(digest);
    ledger.logged.insert(digest);
    ledger.held("keyrings");
    Ok(())
}

fn tell(ledger: &Ledger, head: &Head, verdict: &mut Verdict) {
    for keyring in ledger.chain.iter().filter(|keyring| !ledger.logged.contains(&keyring.digest())) {
        verdict.fault(format!("keyring version {} is not in the log", keyring.version));
    }
    let mut kinds: Vec<_> = ledger.held.iter().map(|(what, count)| format!("{what}: {count}")).collect();
    verdict.proven.append(&mut kinds);
    verdict.open.extend(
        ledger.unsigned.iter().map(|(what, count)| format!("{what}: {count}, whose signatures could not be checked")),
    );
    let Some(newest) = ledger.chain.last() else { return };
    let witnesses = note::cosignatures(&head.checkpoint, &newest.witnesses);
    if newest.witnesses.list.is_empty() {
        verdict.open.push("that everybody else is shown the same log: this keyring names no witnesses".to_owned());
    } else if witnesses < newest.witnesses.quorum {
        verdict.fault(format!("only {witnesses} of {} needed witnesses have seen this log", newest.witnesses.quorum));
    } else {
        verdict.proven.push(format!("{witnesses} witnesses have seen this log"));
    }
    verdict.open.push("that nothing happened on the server that it did not write into its log".to_owned());
    if !ledger.cases.is_empty() {
        verdict
            .open
            .push("that a device told the truth: a receipt proves who said it, not what a disk holds".to_owned());
    }
    verdict.story.extend(ledger.in_order.iter().filter_map(|command| ledger.cases.get(command)).flat_map(story));
}

/// One line a target of a command.
fn story(case: &Case) -> Vec<String> {
    let carried =
        case.carried_by.as_ref().map_or_else(|| "not dispatched".to_owned(), |names| format!("carried by {names}"));
    let line = |target: &lethe_proto::command::Target| {
        let word = case
            .receipts
            .get(&target.enrollment)
            .map_or_else(|| "no receipt".to_owned(), |stage| format!("the device says “{}”", visible(stage.as_str())));
        format!("{}: {} — {carried} — {word}", action_words(case.command.action.into()), quoted(target.label.as_str()))
    };
    case.command.targets.iter().map(line).collect()
}
