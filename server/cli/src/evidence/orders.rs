//! Leaves of people: commands, approvals, dispatches, vetoes, releases.

use lethe_proto::{
    approval::Approval,
    cbor::{CAP, Exact, decode},
    command::Command,
    cose::{Context, Signatory},
    envelope::{Dispatch, DispatchTag, question},
    ids::{PersonId, Time},
    keyring::Keyring,
    quorum::{Ballot, quorum},
    release::SignedRelease,
    veto::SignedVeto,
};

use crate::{
    evidence::{
        export::Entry,
        ledger::{Case, Ledger},
    },
    moment,
    text::{ladder::role_words, visible::quoted},
};

/// A command opens a case.
pub(crate) fn command(entry: &Entry, ledger: &mut Ledger) -> Result<(), String> {
    let command = Exact::<Command>::parse(&entry.body).map_err(|error| format!("no command: {error}"))?;
    let keyring = ledger.keyring(command.keyring.digest).ok_or("a command under a keyring that is not in the chain")?;
    if command.tenant != keyring.tenant || !command.is_well_formed() {
        return Err("a command of another company, or one whose lists do not belong together".to_owned());
    }
    let digest = command.digest();
    ledger.in_order.push(digest);
    let case = Case { command, approvals: Vec::new(), carried_by: None, receipts: std::collections::BTreeMap::new() };
    ledger.cases.insert(digest, case);
    ledger.held("commands");
    Ok(())
}

/// An approval must hold for a command that stands before it.
pub(crate) fn approval(entry: &Entry, ledger: &mut Ledger) -> Result<(), String> {
    let approval: Approval = decode(&entry.body, CAP).map_err(|error| format!("no approval: {error}"))?;
    if !ledger.place(approval) {
        return Err("an approval whose signature holds for no command before it".to_owned());
    }
    ledger.held("approvals, each by a person's key over exactly one command");
    Ok(())
}

/// A dispatch needs enough people under the named keyring and the one in force, counted as agents count.
pub(crate) fn dispatch(entry: &Entry, ledger: &mut Ledger) -> Result<(), String> {
    let dispatch = Exact::<Dispatch>::parse(&entry.body).map_err(|error| format!("no dispatch: {error}"))?;
    let carried_by = count(&dispatch, ledger)?;
    let signed = server_signature(entry, &dispatch, ledger)?;
    if let Some(case) = ledger.cases.get_mut(&dispatch.command) {
        case.carried_by = Some(carried_by);
    }
    ledger.held("dispatches, each with enough different people under the ladder");
    if !signed {
        ledger.unsigned("dispatches without the server's signature beside them");
    }
    Ok(())
}

fn count(dispatch: &Dispatch, ledger: &Ledger) -> Result<String, String> {
    let case = ledger.cases.get(&dispatch.command).ok_or("a dispatch of a command that is not in the log before it")?;
    let command = &case.command;
    let named = ledger.keyring(command.keyring.digest).ok_or("a dispatch under an unknown keyring")?;
    let newest = ledger.current().ok_or("a dispatch before any keyring")?;
    let approvals: Option<Vec<Approval>> =
        dispatch.approvals.iter().map(|digest| ledger.approvals.get(digest).cloned()).collect();
    let approvals = approvals.ok_or("a dispatch with approvals that are not in the log before it")?;
    if let Some(veto) = ledger.vetoes.iter().find(|veto| veto.veto.stops(command)) {
        return Err(format!(
            "command {} was dispatched although a veto of {} stood",
            command.id,
            moment::show(veto.veto.issued)
        ));
    }
    let about: Vec<PersonId> = command.targets.iter().map(|target| target.person).collect();
    let ballot = Ballot {
        question: question(command),
        approvals: &approvals,
        action: command.action.into(),
        targets: command.targets.len(),
        about: &about,
        solo: named.limits.solo && newest.limits.solo,
        demo: named.limits.demo && newest.limits.demo,
        suspended: &[],
        one_more: ledger.vetoes.iter().any(|veto| veto.veto.burdens(command)),
    };
    quorum(&ballot, &[named, newest]).map_err(|short| format!("command {} was dispatched, but {short}", command.id))?;
    Ok(approvals.iter().map(|approval| signer(approval, newest)).collect::<Vec<_>>().join(", "))
}

fn signer(approval: &Approval, keyring: &Keyring) -> String {
    let person = keyring.key(approval.key).and_then(|key| keyring.person(key.person));
    let name = person.map_or_else(|| approval.key.to_string(), |person| quoted(person.name.as_str()));
    format!("{name} ({})", role_words(approval.role))
}

/// The server's signature over a dispatch, where the export carries it.
fn server_signature(entry: &Entry, dispatch: &Exact<Dispatch>, ledger: &Ledger) -> Result<bool, String> {
    let (Some(cose), Some(key_id)) = (&entry.cose, entry.server_key) else { return Ok(false) };
    let context = Context { domain: DispatchTag::TEXT, tenant: dispatch.tenant };
    let holds = ledger
        .chain
        .iter()
        .rev()
        .filter_map(|keyring| keyring.service_key(key_id))
        .any(|key| cose.verify(Signatory::Server, key_id, &key, context, dispatch.bytes()).is_ok());
    if holds { Ok(true) } else { Err("a dispatch whose server signature does not hold".to_owned()) }
}

/// A veto must be by an approver of a keyring of the chain.
pub(crate) fn veto(entry: &Entry, ledger: &mut Ledger) -> Result<(), String> {
    let veto: SignedVeto = decode(&entry.body, CAP).map_err(|error| format!("no veto: {error}"))?;
    let end = Time(u64::MAX);
    let holds = ledger.chain.iter().rev().any(|keyring| veto.verify(keyring, &[], keyring.limits.demo, end).is_ok());
    if !holds {
        return Err("a veto that no approver signed".to_owned());
    }
    ledger.vetoes.push(veto);
    ledger.held("vetoes");
    Ok(())
}

/// A release must be by enough root persons.
pub(crate) fn release(entry: &Entry, ledger: &mut Ledger) -> Result<(), String> {
    let release: SignedRelease = decode(&entry.body, CAP).map_err(|error| format!("no release: {error}"))?;
    let keyring = ledger.keyring(release.release.keyring).ok_or("a release under an unknown keyring")?;
    release
        .verify(keyring, keyring.limits.solo, keyring.limits.demo, &[])
        .map_err(|short| format!("a release, but {short}"))?;
    ledger.held("releases");
    Ok(())
}
