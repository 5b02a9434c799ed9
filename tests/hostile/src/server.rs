//! The cheating server: what it knows, and honest messages to bend.

use lethe_people::{ANNA, BORIS, Company, Hand, seed16};
use lethe_proto::{
    cbor::{Exact, digest_of, encode},
    chain::SignedKeyring,
    command::{Command, CommandTag, KeyringRef, Lift, Target},
    cose::{Context, Cose},
    enrollment::{
        Ceilings, Code, CodeTag, DeviceHalf, EnrollReply, Grant, GrantTag, OneTimeSecret, ServerHalf, enrollment_id,
    },
    envelope::{Envelope, question},
    ids::{CommandId, DAY_MS, DeviceId, EnrollmentId, Nonce, PersonId, Salt, Time},
    keyring::Keyring,
    kinds::{Action, CodeMaker, KeyKind, Role},
    leaf::LeafKind,
    state::{State, StateTag},
    text::Line,
    wire::Down,
};

/// The employee whose notebook is attacked. Not an approver.
pub const FRIDA: PersonId = PersonId::new([9; 16]);
/// The name that people see.
pub const LABEL: &str = "Frida Lang · notebook";

/// The company's server in wrong hands.
pub struct Hostile {
    /// People, keys, log and server node.
    pub company: Company,
    /// Keyrings from the pinned one on.
    pub chain: Vec<SignedKeyring>,
    /// The moment at which everything begins.
    pub now: Time,
    /// The server's half of the enrollment.
    pub half: ServerHalf,
    /// The bond, once the device has made its half.
    pub enrollment: EnrollmentId,
    /// The tree that the device has seen.
    pub seen: u64,
    /// Where the server says it is.
    pub url: String,
    counter: u64,
    number: u64,
}

impl Hostile {
    /// A company whose first keyring is 30 days old at `now`.
    pub fn new(now: Time, url: &str) -> Self {
        let mut company = Company::standard();
        company.hands.push(Hand::new(BORIS, KeyKind::SshEd25519, 7));
        let mut keyring = company.keyring();
        keyring.issued = Time(now.0 - 30 * DAY_MS);
        keyring.expires = now.plus(335 * DAY_MS);
        keyring.server_urls = vec![url.to_owned()];
        let chain = vec![company.signed(keyring)];
        let half = ServerHalf {
            tenant: company.tenant,
            device: DeviceId::from(seed16("hostile device", 1)),
            person: FRIDA,
            label: Line::new(LABEL).expect("a plain label"),
            ceilings: Ceilings {
                actions: vec![Action::WipeContainer, Action::Unenroll, Action::Unlock, Action::ReleaseHold],
                solo: false,
                demo: false,
            },
            nonce: Salt::from(lethe_people::seed("hostile nonce", 1)),
        };
        Self {
            company,
            chain,
            now,
            half,
            enrollment: EnrollmentId::ZERO,
            seen: 0,
            url: url.to_owned(),
            counter: 0,
            number: 0,
        }
    }

    /// The code that the employee got, honestly.
    pub fn code(&self) -> Code {
        let first = &self.chain[0].keyring;
        Code {
            tag: CodeTag,
            tenant: self.company.tenant,
            urls: vec![self.url.clone()],
            keyring: first.digest(),
            log_origin: first.log.origin.clone(),
            log_key: first.log.public_key,
            secret: OneTimeSecret::new([5; 32]),
            person: self.half.person,
            label: self.half.label.clone(),
            ceilings: self.half.ceilings.clone(),
            expires: self.now.plus(DAY_MS),
            maker: CodeMaker::Server,
        }
    }

    /// The honest answer to an enrollment.
    pub fn enroll(&mut self, device: &DeviceHalf) -> EnrollReply {
        self.enrollment = enrollment_id(&self.half, device);
        let grant = Exact::new(Grant {
            tag: GrantTag,
            server_half: self.half.clone(),
            enrollment: self.enrollment,
            device_half: digest_of(device),
            keyring: self.newest().digest(),
            issued: self.now,
        });
        let context = Context { domain: GrantTag::TEXT, tenant: self.company.tenant };
        let server = Cose::sign(&self.company.node, context, grant.bytes());
        let server_key = self.company.node.entry().id;
        EnrollReply { grant, server_key, server, keyrings: self.chain.clone() }
    }

    /// The newest keyring.
    pub fn newest(&self) -> &Exact<Keyring> {
        &self.chain.last().expect("never empty").keyring
    }

    /// The device as a target.
    pub fn target(&self) -> Target {
        let ServerHalf { device, person, label, .. } = self.half.clone();
        Target { device, enrollment: self.enrollment, person, label }
    }

    /// Somebody else's device as a target.
    pub fn other_target(number: u64, person: PersonId) -> Target {
        Target {
            device: DeviceId::from(seed16("other device", number)),
            enrollment: EnrollmentId::from(seed16("other enrollment", number)),
            person,
            label: Line::new(format!("Somebody · phone {number}")).expect("a plain label"),
        }
    }

    /// An honest order for this device, valid for a week.
    pub fn order(&mut self, action: Action) -> Command {
        self.number += 1;
        let lifts = if action.destroys() { Vec::new() } else { vec![self.lift(self.counter)] };
        Command {
            tag: CommandTag,
            tenant: self.company.tenant,
            action,
            lifts,
            targets: vec![self.target()],
            keyring: KeyringRef { version: self.newest().version, digest: self.newest().digest() },
            id: CommandId::from(seed16("hostile command", self.number)),
            nonce: Nonce::from(seed16("hostile nonce", self.number)),
            issued: self.now,
            not_before: self.now,
            expires: self.now.plus(7 * DAY_MS),
            reason: Line::new("left the company").expect("a plain reason"),
        }
    }

    /// Lifts through a counter of the server's key.
    pub fn lift(&self, counter: u64) -> Lift {
        Lift { enrollment: self.enrollment, server_key: self.company.node.entry().id, counter }
    }

    /// Anna and Boris, both of information technology.
    pub fn pair(&self) -> [(&Hand, Role); 2] {
        [(self.company.hand(ANNA), Role::It), (self.company.hand(BORIS), Role::It)]
    }

    /// An envelope with the approvals of some hands.
    pub fn sealed(&self, command: Command, by: &[(&Hand, Role)]) -> Envelope {
        let command = Exact::new(command);
        let question = question(&command);
        let approvals = by.iter().map(|(hand, role)| hand.sign(*role, &question)).collect();
        Envelope::new(&self.company.node, command, approvals)
    }

    /// An order that Anna and Boris approved, on its way.
    pub fn approved(&mut self, command: Command) -> Down {
        let envelope = self.sealed(command, &self.pair());
        self.deliver(envelope)
    }

    /// An envelope with its honest proof.
    pub fn deliver(&mut self, envelope: Envelope) -> Down {
        self.number += 1;
        let body = envelope.dispatch();
        let index = self.company.log.append(LeafKind::Dispatch, self.number, body.bytes());
        let proof = self.company.log.prove(index, self.number, self.seen);
        Down::Command(Exact::new(envelope), proof)
    }

    /// Notes that the device accepted an order with the newest tree.
    pub fn accepted(&mut self) {
        self.seen = self.company.log.newest().size;
    }

    /// The next state, with a change.
    pub fn state(&mut self, change: impl FnOnce(&mut State)) -> Exact<State> {
        self.counter += 1;
        let server_key = self.company.node.entry().id;
        let mut state = State::quiet(self.company.tenant, self.enrollment, server_key, self.counter, self.now);
        change(&mut state);
        self.counter = self.counter.max(state.counter);
        Exact::new(state)
    }

    /// A state signed by the server's key.
    pub fn signed(&self, state: Exact<State>) -> Down {
        let context = Context { domain: StateTag::TEXT, tenant: state.tenant };
        let cose = Cose::sign(&self.company.node, context, state.bytes());
        Down::State(state, cose)
    }

    /// A lock.
    pub fn lock(&mut self) -> Down {
        let state = self.state(|state| state.locked_since = state.counter);
        self.signed(state)
    }

    /// A keyring after the newest, signed by everybody; not in force before [`Hostile::adopt`].
    pub fn next_keyring(&self, change: impl FnOnce(&mut Keyring)) -> SignedKeyring {
        self.company.next(self.newest(), change)
    }

    /// Puts a keyring into force on the server's side, and returns its frame.
    pub fn adopt(&mut self, next: SignedKeyring) -> Down {
        self.chain.push(next.clone());
        Down::Keyring(next)
    }
}

/// The bytes of frames.
pub(crate) fn bytes(frames: &[Down]) -> Vec<Vec<u8>> {
    frames.iter().map(encode).collect()
}
