//! Vetoes: whose they are, which command they stop, and which other one they burden.

use lethe_people::{ANNA, CLARA, Company, ELENA, Hand, NOW, Phone, command, halt, veto_of};
use lethe_proto::{
    cbor::{Exact, encode},
    command::Command,
    ids::{CommandId, DAY_MS, PersonId, Time},
    keyring::Keyring,
    kinds::{Action, KeyKind, Role},
    veto::SignedVeto,
};
use serde_json::{Value, json};

use super::{hex, scene::PAUL};

/// A keyring, a command, and what the device knows.
struct Desk {
    company: Company,
    keyring: Exact<Keyring>,
    command: Exact<Command>,
}

impl Desk {
    fn of(company: Company) -> Self {
        let keyring = Exact::new(company.keyring());
        let phone = Phone::new(company.tenant, PAUL, "Paul Ortega · Pixel 9", 1);
        let command = Exact::new(command(&company, &keyring, Action::WipeContainer, vec![phone.target()]));
        Self { company, keyring, command }
    }

    /// The same command, issued at another moment under another id.
    fn other(&self, issued: Time) -> Exact<Command> {
        let mut other = Command::clone(&self.command);
        other.id = CommandId::new([9; 16]);
        (other.issued, other.not_before, other.expires) = (issued, issued, issued.plus(DAY_MS));
        Exact::new(other)
    }

    fn case(&self, name: &str, veto: &SignedVeto, suspended: &[PersonId], demo: bool, now: Time) -> Value {
        self.case_about(name, veto, &self.command, suspended, demo, now)
    }

    fn case_about(
        &self,
        name: &str,
        signed: &SignedVeto,
        about: &Exact<Command>,
        suspended: &[PersonId],
        demo: bool,
        now: Time,
    ) -> Value {
        let by = signed.verify(&self.keyring, suspended, demo, now).ok();
        json!({
            "name": name,
            "keyring": hex(self.keyring.bytes()),
            "signed-veto": hex(&encode(signed)),
            "command": hex(about.bytes()),
            "suspended": suspended.iter().map(ToString::to_string).collect::<Value>(),
            "demo": demo,
            "now": now.0,
            "by": by.map(|person| person.to_string()),
            "stops": signed.veto.stops(about),
            "burdens": signed.veto.burdens(about),
        })
    }
}

pub(crate) fn vectors() -> Value {
    let desk = Desk::of(Company::standard());
    let at = NOW.plus(1000);
    let clara = desk.company.hand(CLARA);
    let good = veto_of(&desk.command, clara, Role::Hr, at);
    let all = halt(&desk.keyring, desk.company.hand(ELENA), Role::Root, at);
    let stranger = veto_of(&desk.command, &Hand::new(CLARA, KeyKind::WebauthnEs256, 99), Role::Hr, at);
    let mut moved = good.clone();
    moved.veto = veto_of(&desk.other(NOW), clara, Role::Hr, at).veto;
    let play = Desk::of(Company::demo());
    let by_file = veto_of(&play.command, play.company.hand(ANNA), Role::It, at);
    let (late, later) = (desk.other(at.plus(30 * DAY_MS)), desk.other(at.plus(30 * DAY_MS + 1)));
    json!([
        desk.case("one person stops one command", &good, &[], false, at),
        desk.case("HALT", &all, &[], false, at),
        desk.case_about("HALT, and a command that was issued later", &all, &desk.other(at), &[], false, at),
        desk.case_about("a veto of another command", &good, &desk.other(NOW), &[], false, at),
        desk.case_about("a veto of an order thirty days ago", &good, &late, &[], false, at),
        desk.case_about("a veto of an order more than thirty days ago", &good, &later, &[], false, at),
        desk.case(
            "in a role that the person does not have",
            &veto_of(&desk.command, clara, Role::It, at),
            &[],
            false,
            at
        ),
        desk.case("by somebody who is suspended", &good, &[CLARA], false, at),
        desk.case("by a key that the keyring does not know", &stranger, &[], false, at),
        desk.case("a signature of another veto", &moved, &[], false, at),
        desk.case("from the future", &good, &[], false, Time(NOW.0 - 5 * 60 * 1000)),
        play.case("by a key in a file in a demo", &by_file, &[], true, at),
        play.case("by a key in a file where the demo is over", &by_file, &[], false, at),
    ])
}
