//! A company with its first keyring, an owner, and phones that enroll, check in and sign.

use std::{collections::BTreeSet, sync::Arc};

use lethe_people::{Company, Phone};
use lethe_proto::{
    approval::Approval,
    cbor::Exact,
    chain::SignedKeyring,
    checkin::{Checkin, CheckinTag, StateRef},
    command::KeyringRef,
    cose::{Context, Cose, Signer as _},
    enrollment::{Ceilings, Code, EnrollReply, EnrollRequest, EnrollRequestTag, OneTimeSecret, SignedEnrollRequest},
    envelope,
    ids::{Challenge, CommandId, DAY_MS, Digest, EnrollmentId, KeyId, PersonId},
    keyring::{Keyring, ServiceKey},
    kinds::{Action, Role, Stage},
    receipt::{Receipt, SignedReceipt},
    state::State,
    text::Line,
    wire::Down,
};
use lethe_server::{
    keys::{ServerKey, Vault},
    store::lists::EventFilter,
    usecase::{
        By, House, LogIdentity,
        accept_receipt::{AcceptReceiptError, accept_receipt},
        access::{Attempt, Rules},
        approve_command::{ApproveCommandError, Approved, approve_command},
        authenticate::authenticate,
        check_in::{CheckedIn, check_in},
        create_admin::{NewAdmin, create_admin},
        enroll_device::{EnrollDeviceError, enroll_device},
        fetch_mail::fetch_mail,
        init_tenant::init_tenant,
        make_enrollment_code::{NewEnrollmentCode, make_enrollment_code},
        redeem_setup_link::redeem_setup_link,
        request_command::{RequestCommand, RequestCommandError, Requested, request_command},
    },
};
use lethe_server_core::{
    access::origin::{Origin, Place},
    caller::Caller,
    permission::AdminRole,
};

use crate::backend::{LOG_ORIGIN, TestDb};

/// Somebody comes from an address of whom nothing is known, and meets no rules.
pub fn anywhere() -> Attempt {
    from("192.0.2.7", Rules::none().unwrap())
}

/// Somebody comes from an address, and meets rules.
pub fn from(address: &str, rules: Rules) -> Attempt {
    let origin = Origin { address: Ok(address.parse().unwrap()), place: Place::default() };
    Attempt { origin, rules: Arc::new(rules) }
}

/// The house of a test.
pub struct Scene {
    pub db: TestDb,
    pub house: House,
    pub company: Company,
    pub first: SignedKeyring,
    pub owner: Caller,
}

/// A phone with what it has signed so far.
pub struct Enrolled {
    pub phone: Phone,
    pub no: i64,
    sequence: u64,
    last_receipt: Digest,
}

impl Scene {
    pub async fn new(db: TestDb) -> Self {
        let server = ServerKey::new(&[42; 32]).unwrap();
        let company = Company::standard();
        let mut keyring = company.keyring();
        keyring.service_keys = vec![ServiceKey { id: server.key_id(), public_key: *server.public_key() }];
        keyring.log = db.log.clone();
        let first = company.signed(keyring);
        let log = LogIdentity { origin: LOG_ORIGIN.to_owned(), public_key: db.log.public_key };
        let vault = Arc::new(Vault::new(&[43; 32]).unwrap());
        let house = House { store: db.store.clone(), server: Arc::new(server), vault, log };
        init_tenant(&house, first.clone()).await.unwrap();
        let owner = admin(&house, "Olga", AdminRole::Owner, None).await;
        Self { db, house, company, first, owner }
    }

    pub fn keyring(&self) -> &Exact<Keyring> {
        &self.first.keyring
    }

    pub async fn admin(&self, name: &str, role: AdminRole, group: Option<&str>) -> Caller {
        admin(&self.house, name, role, group).await
    }

    pub async fn code(&self, person: PersonId) -> Code {
        let new = NewEnrollmentCode {
            person,
            device_name: "laptop".to_owned(),
            ceilings: Ceilings { actions: Action::ALL.to_vec(), solo: false, demo: false },
            lifetime_ms: DAY_MS,
        };
        make_enrollment_code(&self.house, self.owner.clone(), new).await.unwrap().code
    }

    pub fn request(&self, phone: &Phone, secret: &OneTimeSecret) -> SignedEnrollRequest {
        let request = Exact::new(EnrollRequest {
            tag: EnrollRequestTag,
            tenant: self.company.tenant,
            secret: secret.clone(),
            device_half: phone.device_half.clone(),
            posture: phone.checkin(self.keyring_ref()).posture,
            issued: self.house.store.clock().now(),
        });
        let context = Context { domain: EnrollRequestTag::TEXT, tenant: self.company.tenant };
        let cose = Cose::sign(phone, context, request.bytes());
        SignedEnrollRequest { request, cose }
    }

    pub async fn try_enroll(&self, person: PersonId, number: u64) -> Result<EnrollReply, EnrollDeviceError> {
        let code = self.code(person).await;
        let phone = Phone::new(self.company.tenant, person, "x", number);
        enroll_device(&self.house, self.request(&phone, &code.secret)).await
    }

    pub async fn enroll(&self, person: PersonId, number: u64) -> Enrolled {
        let reply = self.try_enroll(person, number).await.unwrap();
        let mut phone = Phone::new(self.company.tenant, person, "x", number);
        phone.server_half = reply.grant.server_half.clone();
        phone.enrollment = reply.grant.enrollment;
        let row = self.house.store.read().enrollments().find(phone.enrollment).await.unwrap().unwrap();
        Enrolled { phone, no: row.no, sequence: 0, last_receipt: Digest::ZERO }
    }

    pub fn keyring_ref(&self) -> KeyringRef {
        KeyringRef { version: 1, digest: self.keyring().digest() }
    }

    pub async fn check_in_with(&self, who: &mut Enrolled, change: impl FnOnce(&mut Checkin)) -> CheckedIn {
        who.sequence += 1;
        let mut checkin = who.phone.checkin(self.keyring_ref());
        checkin.sequence = who.sequence;
        change(&mut checkin);
        let challenge: Challenge = checkin.challenge;
        let (checkin, cose) = sign_checkin(&who.phone, checkin);
        check_in(&self.house, checkin, cose, Some(challenge)).await.map_err(|e| e.to_string()).unwrap()
    }

    pub async fn check_in(&self, who: &mut Enrolled) -> CheckedIn {
        self.check_in_with(who, |_| {}).await
    }

    pub async fn mail(&self, who: &Enrolled) -> Vec<Down> {
        let mail = fetch_mail(&self.house, who.no, 0, &BTreeSet::new()).await.unwrap();
        mail.into_iter().map(|outgoing| outgoing.down).collect()
    }

    pub async fn state(&self, who: &Enrolled) -> Option<State> {
        let stored = self.house.store.read().states().find(who.no).await.unwrap();
        stored.map(|stored| stored.state.into_value())
    }

    pub async fn try_request(
        &self,
        caller: &Caller,
        action: Action,
        who: &[EnrollmentId],
        key: &str,
    ) -> Result<Requested, RequestCommandError> {
        let input = RequestCommand {
            action,
            enrollments: who.to_vec(),
            reason: Line::new("left the company").unwrap(),
            lifetime_ms: DAY_MS,
            not_before: None,
            nonce: None,
            idempotency_key: key.to_owned(),
        };
        request_command(&self.house, caller.clone(), input).await
    }

    pub async fn request_for(&self, action: Action, who: &Enrolled, key: &str) -> Requested {
        self.try_request(&self.owner, action, &[who.phone.enrollment], key).await.unwrap()
    }

    pub async fn approval(&self, command: CommandId, person: PersonId, role: Role) -> Approval {
        let stored = self.house.store.read().commands().find(command).await.unwrap().unwrap();
        self.company.hand(person).sign(role, &envelope::question(&stored.order))
    }

    pub async fn approve(
        &self,
        command: CommandId,
        person: PersonId,
        role: Role,
    ) -> Result<Approved, ApproveCommandError> {
        let approval = self.approval(command, person, role).await;
        approve_command(&self.house, command, approval).await
    }

    pub async fn receipt_with(
        &self,
        who: &mut Enrolled,
        subject: Digest,
        stage: Stage,
        change: impl FnOnce(&mut Receipt),
    ) -> Result<SignedReceipt, AcceptReceiptError> {
        let mut receipt = who.phone.receipt(subject, stage);
        receipt.previous = who.last_receipt;
        change(&mut receipt);
        let signed = SignedReceipt::sign(&who.phone, receipt);
        accept_receipt(&self.house, signed.clone()).await?;
        who.last_receipt = signed.receipt.digest();
        Ok(signed)
    }

    pub async fn receipt(&self, who: &mut Enrolled, subject: Digest, stage: Stage) -> SignedReceipt {
        self.receipt_with(who, subject, stage, |_| {}).await.unwrap()
    }

    pub async fn verbs(&self) -> Vec<String> {
        let events = self.house.store.read().events(&EventFilter::default(), None, 1000).await.unwrap().items;
        events.into_iter().rev().map(|event| event.verb).collect()
    }

    pub async fn alarms(&self) -> Vec<String> {
        let waiting = self.house.store.read().outbox().waiting(100).await.unwrap();
        waiting.into_iter().map(|item| item.body).collect()
    }
}

pub fn sign_checkin(phone: &Phone, checkin: Checkin) -> (Exact<Checkin>, Cose) {
    let checkin = Exact::new(checkin);
    let context = Context { domain: CheckinTag::TEXT, tenant: checkin.tenant };
    let cose = Cose::sign(phone, context, checkin.bytes());
    (checkin, cose)
}

pub fn state_ref(key: KeyId, counter: u64) -> StateRef {
    StateRef { server_key: key, counter }
}

async fn admin(house: &House, name: &str, role: AdminRole, group: Option<&str>) -> Caller {
    let new = NewAdmin { name: name.to_owned(), roles: vec![role], group: group.map(str::to_owned) };
    let link = create_admin(house, By::Operator, new).await.unwrap();
    let token = redeem_setup_link(house, &link.secret, &anywhere()).await.unwrap();
    authenticate(house, &token.secret).await.unwrap()
}
