//! The paper trail: tickets, the first keyring, further approvers and decisions, as an approver's page brings them over HTTP.

mod evidence;
mod founding;
mod origins;
mod second_person;
mod tickets;

use lethe_people::{Company, Hand};
use lethe_proto::{
    cbor::{Exact, encode},
    chain::SignedKeyring,
    ids::{KeyId, PersonId, TenantId},
    keyring::{Keyring, Log, ServiceKey},
    kinds::{KeyKind, Role},
};
use serde_json::{Value, json};

use crate::{
    company::{Answer, House},
    db::Db,
};

/// Bytes as the API carries them.
fn b64<T: minicbor::Encode<()>>(value: &T) -> String {
    data_encoding::BASE64.encode(&encode(value))
}

fn unb64<const N: usize>(value: &Value) -> [u8; N] {
    data_encoding::BASE64.decode(value.as_str().unwrap().as_bytes()).unwrap().try_into().unwrap()
}

/// The approver's page of one ticket.
struct Page<'h> {
    house: &'h House,
    secret: String,
}

/// Asks for a ticket.
async fn ticket(house: &House, token: &str, purpose: &str, subject: &str) -> Answer {
    let body = json!({"purpose": purpose, "subject": subject});
    house.send("POST", "/api/v1/tickets", Some(token), Some(body)).await
}

impl<'h> Page<'h> {
    /// Opens the page by a ticket's link.
    async fn open(house: &'h House, token: &str, purpose: &str, subject: &str) -> Self {
        let (status, made) = ticket(house, token, purpose, subject).await;
        assert_eq!(status, 201, "{made}");
        let (page, fragment) = made["url"].as_str().unwrap().split_once("/#").unwrap();
        assert_eq!(page, "https://approve.example.com");
        let (secret, console) = fragment.split_once('~').unwrap();
        let console = data_encoding::BASE64URL_NOPAD.decode(console.as_bytes()).unwrap();
        assert_eq!(console, b"https://localhost");
        Self { house, secret: secret.to_owned() }
    }

    async fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let url = format!("https://localhost:{}{path}", self.house.address.port());
        let request = self.house.client.request(method.parse().unwrap(), url);
        let request = request.header("authorization", format!("Ticket {}", self.secret));
        let request = body.map(|body| request.try_clone().unwrap().json(body)).unwrap_or(request);
        let response = request.header("origin", "https://approve.example.com").send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    async fn case(&self) -> Answer {
        self.ask("GET", "/api/v1/ticket", None).await
    }

    async fn answer(&self, body: Value) -> Answer {
        self.ask("POST", "/api/v1/ticket/answer", Some(&body)).await
    }
}

/// The person whom a case is for, with a passkey of the page.
fn hand_of(case: &Value) -> Hand {
    let person = PersonId::from_hex(case["me"]["person"].as_str().unwrap()).unwrap();
    Hand::new(person, KeyKind::WebauthnEs256, 0)
}

/// One person's company, in the words of a case: what an honest page puts into the first keyring.
fn company_of(case: &Value) -> Company {
    let hand = hand_of(case);
    let mut company = Company::solo();
    company.tenant = TenantId::from_hex(case["tenant"].as_str().unwrap()).unwrap();
    company.people = vec![(hand.person(), "Olga")];
    company.roles = vec![(Role::Root, vec![hand.person()]), (Role::It, vec![hand.person()])];
    company.hands = vec![hand];
    company
}

fn first_of(case: &Value, company: &Company) -> Keyring {
    let mut keyring = company.keyring();
    let public_key = unb64(&case["server"]["key"]["public_key"]);
    keyring.service_keys = vec![ServiceKey { id: KeyId::of(&public_key), public_key }];
    let log = &case["server"]["log"];
    keyring.log = Log {
        origin: log["origin"].as_str().unwrap().to_owned(),
        public_key: unb64(&log["public_key"]),
        generation: log["generation"].as_u64().unwrap(),
    };
    keyring
}

/// A house whose owner has made the first keyring in the browser.
struct Founded {
    house: House,
    /// The owner alone.
    company: Company,
    first: SignedKeyring,
}

async fn founded(db: Db) -> Founded {
    let house = House::prepared(db, false).await;
    let page = Page::open(&house, &house.token, "first-keyring", "").await;
    let (status, case) = page.case().await;
    assert_eq!(status, 200, "{case}");
    let company = company_of(&case);
    let first = company.signed(first_of(&case, &company));
    let (status, answer) = page.answer(json!({"first": b64(&first)})).await;
    assert_eq!((status, &answer["state"]), (200, &json!("founded")), "{answer}");
    Founded { house, company, first }
}

impl Founded {
    /// The next keyring, to be changed.
    fn after(&self, change: impl FnOnce(&mut Keyring)) -> Exact<Keyring> {
        Exact::new(Company::after(&self.first.keyring, change))
    }

    /// A draft signed by the owner.
    fn draft(&self, change: impl FnOnce(&mut Keyring)) -> SignedKeyring {
        self.company.signed(Company::after(&self.first.keyring, change))
    }
}
