//! Orders of people and states of the server, ready to be changed by a test before they are signed.

use lethe_proto::{
    approval::Approval,
    cbor::Exact,
    command::{Command, CommandTag, KeyringRef, Lift, Target},
    envelope::{self, Envelope},
    ids::{CommandId, DAY_MS, EnrollmentId, KeyId, Nonce, TenantId, Time},
    keyring::Keyring,
    kinds::{Action, Role},
    release::{Release, ReleaseTag, SignedRelease},
    state::State,
    text::Line,
    veto::{SignedVeto, Veto, VetoTag},
};

use crate::{Company, Hand, seed16};

/// The moment at which everything in the tests begins: 2027-01-15T08:00:00Z.
pub const NOW: Time = Time(1_800_000_000_000);

/// A command about some targets, issued now and good for seven days. Lifting actions lift through counter 1 of the node.
pub fn command(company: &Company, keyring: &Exact<Keyring>, action: Action, targets: Vec<Target>) -> Command {
    let lifts = if action.destroys() {
        Vec::new()
    } else {
        targets.iter().map(|target| lift(target.enrollment, company.node.entry().id, 1)).collect()
    };
    Command {
        tag: CommandTag,
        tenant: company.tenant,
        action,
        lifts,
        targets,
        keyring: KeyringRef { version: keyring.version, digest: keyring.digest() },
        id: CommandId::from(seed16("command", 1)),
        nonce: Nonce::from(seed16("nonce", 1)),
        issued: NOW,
        not_before: NOW,
        expires: NOW.plus(7 * DAY_MS),
        reason: Line::new("laptop left in a taxi").expect("a plain reason"),
    }
}

/// One entry of a lifting command.
pub fn lift(enrollment: EnrollmentId, server_key: KeyId, counter: u64) -> Lift {
    Lift { enrollment, server_key, counter }
}

/// A command approved by hands in roles and sealed by the server.
pub fn envelope(company: &Company, command: Command, by: &[(&Hand, Role)]) -> Envelope {
    let command = Exact::new(command);
    let question = envelope::question(&command);
    let approvals: Vec<Approval> = by.iter().map(|(hand, role)| hand.sign(*role, &question)).collect();
    Envelope::new(&company.node, command, approvals)
}

/// A veto of one command by a hand in a role.
pub fn veto_of(command: &Exact<Command>, hand: &Hand, role: Role, issued: Time) -> SignedVeto {
    let veto = Veto {
        tag: VetoTag,
        tenant: command.tenant,
        keyring: command.keyring.digest,
        halt: false,
        command: command.digest(),
        issued_before: Time(0),
        issued,
    };
    sign_veto(veto, hand, role)
}

/// HALT: everything issued before a moment, by a hand in a role.
pub fn halt(keyring: &Exact<Keyring>, hand: &Hand, role: Role, issued_before: Time) -> SignedVeto {
    let veto = Veto {
        tag: VetoTag,
        tenant: keyring.tenant,
        keyring: keyring.digest(),
        halt: true,
        command: lethe_proto::ids::Digest::ZERO,
        issued_before,
        issued: issued_before,
    };
    sign_veto(veto, hand, role)
}

fn sign_veto(veto: Veto, hand: &Hand, role: Role) -> SignedVeto {
    let veto = Exact::new(veto);
    let approval = hand.sign(role, &SignedVeto::question(&veto));
    SignedVeto { veto, approval }
}

/// A release of everything that the company's node locked.
pub fn release(company: &Company, newest: &Exact<Keyring>) -> Release {
    Release {
        tag: ReleaseTag,
        tenant: company.tenant,
        keyring: newest.digest(),
        server_key: company.node.entry().id,
        from: NOW,
        until: NOW.plus(DAY_MS),
        except: Vec::new(),
        issued: NOW.plus(DAY_MS),
        expires: NOW.plus(8 * DAY_MS),
        nonce: Nonce::from(seed16("release", 1)),
    }
}

/// A release signed by hands as root.
pub fn release_by(release: Release, by: &[&Hand]) -> SignedRelease {
    let release = Exact::new(release);
    let question = SignedRelease::question(&release);
    let approvals = by.iter().map(|hand| hand.sign(Role::Root, &question)).collect();
    SignedRelease { release, approvals }
}

/// A state of counter 1 without anything ordered.
pub fn state(tenant: TenantId, enrollment: EnrollmentId, server_key: KeyId) -> State {
    State::quiet(tenant, enrollment, server_key, 1, NOW)
}
