//! Who calls. [`AdminCaller`], [`DeviceCaller`] and [`Visitor`] are the only ways from a request to the house behind it.
//!
//! An admin's token is checked here against role and scope, at the door. Whether the act is about one of *their* people only the
//! use case can know; it asks [`Caller::may`] again.

use std::{marker::PhantomData, sync::Arc};

use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{HeaderMap, header, request::Parts},
};
use lethe_proto::ids::Time;
use lethe_server_core::{
    admin::{Denied, Scope},
    caller::Caller,
    permission::Permission,
};

use super::problem::Problem;
use crate::wiring::House;

/// What the router carries. Its content is out of reach of handlers; extractors hand it out.
#[derive(Clone)]
pub struct Doors(Arc<House>);

impl Doors {
    /// Puts a house behind doors.
    pub const fn new(house: Arc<House>) -> Self {
        Self(house)
    }
}

/// What a route asks for. One of the permissions is enough to come in.
pub trait Door: Send + Sync + 'static {
    /// Empty: any valid token.
    const ANY_OF: &'static [Permission];
}

macro_rules! doors {
    ($($(#[$doc:meta])* $name:ident: $($permission:ident)|*;)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub struct $name;

            impl Door for $name {
                const ANY_OF: &'static [Permission] = &[$(Permission::$permission),*];
            }
        )+
    };
}

doors!(
    /// Anybody with a valid token.
    SignedIn: ;
    /// See people, devices and commands.
    Read: Read;
    /// See the audit trail and the log.
    ReadAudit: ReadAudit;
    /// Create and change people.
    ManagePeople: ManagePeople;
    /// Make enrollment codes.
    Enroll: Enroll;
    /// T1.
    Protect: Protect;
    /// T2; which of the two decides the action.
    Propose: ProposeErasure | ProposeLift;
    /// Take back.
    Cancel: Cancel;
    /// Carry signed bytes.
    Relay: Relay;
    /// Tokens of one's own.
    ManageTokens: ManageTokens;
    /// Admins, restore mode.
    ManageAdmins: ManageAdmins;
);

/// An admin with a token whose role and scope open this door.
pub struct AdminCaller<D> {
    house: Arc<House>,
    caller: Caller,
    token_expires: Time,
    door: PhantomData<D>,
}

impl<D> AdminCaller<D> {
    /// The house.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// Who.
    pub const fn caller(&self) -> &Caller {
        &self.caller
    }

    /// Until when the token holds.
    pub const fn token_expires(&self) -> Time {
        self.token_expires
    }
}

fn bearer(headers: &HeaderMap) -> Result<&str, Problem> {
    let value = headers.get(header::AUTHORIZATION).ok_or_else(|| Problem::unauthenticated("no token was sent"))?;
    let text = value.to_str().map_err(|_| Problem::unauthenticated("the Authorization header is not text"))?;
    let (scheme, token) = text.split_once(' ').unwrap_or((text, ""));
    if scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && token.len() <= 512 {
        Ok(token.trim())
    } else {
        Err(Problem::unauthenticated("the Authorization header holds no bearer token"))
    }
}

fn open<D: Door>(caller: &Caller) -> Result<(), Problem> {
    let mut refusal = None;
    for permission in D::ANY_OF {
        match caller.may(*permission, Scope::Everything) {
            Ok(_) | Err(Denied::Scope) => return Ok(()),
            Err(denied) => refusal = Some(denied),
        }
    }
    refusal.map_or(Ok(()), |denied| Err(Problem::denied(denied.to_string())))
}

impl<D: Door> FromRequestParts<Doors> for AdminCaller<D> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let house = doors.0.clone();
        let token = bearer(&parts.headers)?;
        let known = house.tokens().caller(house.store(), token).await?;
        let (caller, token_expires) =
            known.ok_or_else(|| Problem::unauthenticated("the token is unknown, expired or revoked"))?;
        open::<D>(&caller)?;
        Ok(Self { house, caller, token_expires, door: PhantomData })
    }
}

/// Somebody who has proved nothing yet. Handlers that take one let them in by what they bring: a setup link, a signed message of a
/// device, or nothing but a question about health.
pub struct Visitor {
    house: Arc<House>,
}

impl Visitor {
    /// The house.
    pub const fn house(&self) -> &Arc<House> {
        &self.house
    }
}

impl FromRequestParts<Doors> for Visitor {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(_: &mut Parts, doors: &Doors) -> Result<Self, Self::Rejection> {
        Ok(Self { house: doors.0.clone() })
    }
}

/// The `Idempotency-Key` header, where one was sent.
#[derive(Debug, Clone)]
pub struct IdempotencyKey(pub String);

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let sent = <Self as OptionalFromRequestParts<S>>::from_request_parts(parts, state).await?;
        sent.ok_or_else(|| {
            Problem::invalid(
                "request.idempotency_key_missing",
                "this request needs an Idempotency-Key header",
                "send a random text of your own, and the same one again when you repeat the request",
            )
        })
    }
}

impl<S: Send + Sync> OptionalFromRequestParts<S> for IdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Problem> {
        let Some(value) = parts.headers.get("idempotency-key") else { return Ok(None) };
        let text = value.to_str().unwrap_or_default();
        if (1..=200).contains(&text.len()) {
            Ok(Some(Self(text.to_owned())))
        } else {
            Err(Problem::malformed("the Idempotency-Key header must hold 1 to 200 characters of plain text"))
        }
    }
}
