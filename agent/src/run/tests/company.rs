//! The other side: a company with its server, its log and its people, speaking the real protocol.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use data_encoding::BASE64URL_NOPAD;
use futures_util::{SinkExt as _, StreamExt as _};
use lethe_people::{Company, Hand, lift, seed};
use lethe_proto::cbor::{Exact, decode, digest_of, encode};
use lethe_proto::chain::SignedKeyring;
use lethe_proto::checkin::Checkin;
use lethe_proto::command::Target;
use lethe_proto::cose::{Context, Cose, Signer as _};
use lethe_proto::enrollment::{
    Ceilings, Code, CodeTag, EnrollReply, Grant, GrantTag, OneTimeSecret, ServerHalf, SignedEnrollRequest,
    enrollment_id,
};
use lethe_proto::envelope::Envelope;
use lethe_proto::ids::{Challenge, DAY_MS, DeviceId, PersonId};
use lethe_proto::kinds::{Action, CodeMaker, Role};
use lethe_proto::leaf::LeafKind;
use lethe_proto::log_proof::LogProof;
use lethe_proto::receipt::{Receipt, SignedReceipt};
use lethe_proto::recovery::RecoveryBlob;
use lethe_proto::release_file::ReleaseFile;
use lethe_proto::state::StateTag;
use lethe_proto::text::Line;
use lethe_proto::wire::{Down, Up};
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use super::super::read_record;
use super::{now, sealed_share};
use crate::config::Config;
use crate::enroll::enroll;
use crate::enroll_steps::Step;
use crate::storage::StateDir;
use crate::transport::test_server::Server;

/// A company, its server, and the state directory of one device that it enrolled.
pub(super) struct House {
    company: Company,
    keyring: SignedKeyring,
    server: Server,
    pub(super) state: StateDir,
    blob: Option<RecoveryBlob>,
    _directory: tempfile::TempDir,
}

impl House {
    pub(super) async fn enrolled() -> Self {
        let company = Company::standard();
        let mut keyring = company.keyring();
        keyring.issued = now();
        keyring.expires = now().plus(365 * DAY_MS);
        keyring.server_urls = Vec::new();
        let keyring = company.signed(keyring);
        let directory = tempfile::tempdir().unwrap();
        fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o700)).unwrap();
        let state = StateDir::open(directory.path()).unwrap();
        let server = Server::start().await;
        let house = Self { company, keyring, server, state, blob: None, _directory: directory };
        house.enroll().await;
        house
    }

    fn code(&self) -> Code {
        let port = self.server.listener.local_addr().unwrap().port();
        Code {
            tag: CodeTag,
            tenant: self.company.tenant,
            urls: vec![format!("https://localhost:{port}")],
            keyring: self.keyring.keyring.digest(),
            log_origin: self.company.log.entry().origin,
            log_key: self.company.log.entry().public_key,
            secret: OneTimeSecret::new([8; 32]),
            person: lethe_people::CLARA,
            label: Line::new("Clara Roth · laptop").unwrap(),
            ceilings: Ceilings { actions: Action::ALL.to_vec(), solo: false, demo: false },
            expires: now().plus(DAY_MS),
            maker: CodeMaker::Approver,
        }
    }

    async fn enroll(&self) {
        let code = self.code();
        let serve = async {
            let mut stream = self.server.accept().await;
            let (line, body) = Server::request(&mut stream).await;
            assert_eq!(line, "POST /device/v1/enroll HTTP/1.1");
            let asked: SignedEnrollRequest = decode(&body, 1 << 20).unwrap();
            Server::respond(&mut stream, "200 OK", "", &encode(&self.grant(&code, &asked))).await;
        };
        let mut steps = vec![Step::Code];
        let mut begins = |step| steps.push(step);
        let (outcome, ()) = tokio::join!(enroll(&self.state, &code, Some(&self.server.authority), &mut begins), serve);
        assert_eq!(outcome.unwrap(), read_record(&self.state).unwrap().unwrap().enrollment);
        assert_eq!(steps, Step::ALL);
    }

    fn grant(&self, code: &Code, asked: &SignedEnrollRequest) -> EnrollReply {
        let server_half = ServerHalf {
            tenant: code.tenant,
            device: DeviceId::from([3; 16]),
            person: code.person,
            label: code.label.clone(),
            ceilings: code.ceilings.clone(),
            nonce: seed("server nonce", 1).into(),
        };
        let grant = Exact::new(Grant {
            tag: GrantTag,
            enrollment: enrollment_id(&server_half, &asked.request.device_half),
            server_half,
            device_half: digest_of(&asked.request.device_half),
            keyring: self.keyring.keyring.digest(),
            issued: now(),
        });
        let context = Context { domain: GrantTag::TEXT, tenant: code.tenant };
        let server = Cose::sign(&self.company.node, context, grant.bytes());
        EnrollReply { grant, server_key: self.company.node.key_id(), server, keyrings: vec![self.keyring.clone()] }
    }

    /// Accepts the agent's WebSocket and says hello.
    pub(super) async fn connect(&self) -> Channel {
        let socket = tokio_tungstenite::accept_async(self.server.accept().await).await.unwrap();
        let mut channel = Channel { socket, receipts: Vec::new() };
        channel.send(Down::Hello(Challenge::from([6; 32]))).await;
        channel
    }

    pub(super) fn share(&self, epoch: u64) -> Down {
        sealed_share(self, epoch)
    }

    /// A lock by the server alone, at a counter.
    pub(super) fn lock(&self, counter: u64) -> Down {
        let record = read_record(&self.state).unwrap().unwrap();
        let mut state = lethe_people::state(self.company.tenant, record.enrollment, self.company.node.key_id());
        (state.counter, state.locked_since, state.issued) = (counter, counter, now());
        let state = Exact::new(state);
        let context = Context { domain: StateTag::TEXT, tenant: self.company.tenant };
        let cose = Cose::sign(&self.company.node, context, state.bytes());
        Down::State(state, cose)
    }

    /// An order that two people approved, in the log.
    pub(super) fn order(&mut self, action: Action, counter: u64) -> (Exact<Envelope>, LogProof) {
        let record = read_record(&self.state).unwrap().unwrap();
        let half = &record.half;
        let target = Target {
            device: half.device,
            enrollment: record.enrollment,
            person: half.person,
            label: half.label.clone(),
        };
        let mut command = lethe_people::command(&self.company, &self.keyring.keyring, action, vec![target]);
        (command.issued, command.not_before, command.expires) = (now(), now(), now().plus(DAY_MS));
        if !action.destroys() {
            command.lifts = vec![lift(record.enrollment, self.company.node.key_id(), counter)];
        }
        let people = [lethe_people::ANNA, lethe_people::BORIS].map(|person| (self.company.hand(person), Role::It));
        let envelope = lethe_people::envelope(&self.company, command, &people);
        let index = self.company.log.append(LeafKind::Dispatch, 1, envelope.dispatch().bytes());
        let proof = self.company.log.prove(index, 1, record.seen.size);
        (Exact::new(envelope), proof)
    }

    /// Puts receipts into the log and says so.
    pub(super) fn log_receipts(&mut self, receipts: &[SignedReceipt]) -> Vec<Down> {
        let numbered = (100..).zip(receipts);
        let at: Vec<_> = numbered
            .map(|(number, signed)| {
                let index = self.company.log.append(LeafKind::Receipt, number, signed.receipt.bytes());
                (number, index, signed.receipt.digest())
            })
            .collect();
        let prove = |(number, index, digest)| Down::ReceiptLogged(digest, self.company.log.prove(index, number, 0));
        at.into_iter().map(prove).collect()
    }

    pub(super) fn keep(&mut self, blob: &RecoveryBlob) {
        self.blob = Some(blob.clone());
    }

    /// The next keyring, with another key of the server.
    pub(super) fn next_keyring(&self) -> SignedKeyring {
        let other = lethe_people::ServerNode::new(2).entry();
        self.company.next(&self.keyring.keyring, |keyring| keyring.service_keys = vec![other])
    }

    pub(super) fn roots() -> Vec<PersonId> {
        vec![lethe_people::DMITRI, lethe_people::ELENA]
    }

    /// A request to the socket: a release signed by some root persons, with a grant from two recovery keys.
    pub(super) fn release(&self, by: &[PersonId]) -> String {
        self.release_under(&self.keyring, by)
    }

    /// The same under another keyring, which the file carries along.
    pub(super) fn release_under(&self, newest: &SignedKeyring, by: &[PersonId]) -> String {
        let mut release = lethe_people::release(&self.company, &newest.keyring);
        release.from = lethe_proto::ids::Time(0);
        release.until = now();
        (release.issued, release.expires) = (now(), now().plus(DAY_MS));
        let hands: Vec<&Hand> = by.iter().map(|person| self.company.hand(*person)).collect();
        let blob = self.blob.as_ref().unwrap();
        let private: Vec<_> = (0..2).map(|number| Company::recovery_secret(number).0).collect();
        let share = blob.open(&private).unwrap();
        let grant = blob.grant(&share, &mut lethe_people::entropy("grant")).unwrap();
        let file = ReleaseFile {
            release: lethe_people::release_by(release, &hands),
            grants: vec![grant],
            keyrings: vec![self.keyring.clone(), newest.clone()],
        };
        format!(r#"{{"ask":"release","file":"{}"}}"#, BASE64URL_NOPAD.encode(&file.to_bytes()))
    }

    /// Leaves nothing in memory or mounted.
    pub(super) fn erase(&self, config: &Config) {
        let record = read_record(&self.state).unwrap().unwrap();
        config.container(&self.state.folder, record.place()).unwrap().erase().unwrap();
    }
}

/// The server's end of the agent's WebSocket.
pub(super) struct Channel {
    socket: WebSocketStream<TlsStream<TcpStream>>,
    pub(super) receipts: Vec<SignedReceipt>,
}

impl Channel {
    pub(super) async fn send(&mut self, down: Down) {
        self.socket.send(Message::Binary(encode(&down).into())).await.unwrap();
    }

    pub(super) async fn next(&mut self) -> Up {
        loop {
            if let Message::Binary(bytes) = self.socket.next().await.unwrap().unwrap() {
                return decode(&bytes, 1 << 20).unwrap();
            }
        }
    }

    /// The next message that is a check-in.
    pub(super) async fn checkin(&mut self) -> Checkin {
        loop {
            match self.next().await {
                Up::Checkin(checkin, _) => return checkin.into_value(),
                Up::Receipt(signed) => self.receipts.push(signed),
                Up::RecoveryBlob(..) => {}
            }
        }
    }

    /// The next message that is a receipt.
    pub(super) async fn receipt(&mut self) -> Receipt {
        loop {
            match self.next().await {
                Up::Receipt(signed) => {
                    self.receipts.push(signed.clone());
                    return signed.receipt.into_value();
                }
                Up::Checkin(..) | Up::RecoveryBlob(..) => {}
            }
        }
    }
}
