//! Who calls. [`AdminCaller`], [`Visitor`] and what is built on them are the only ways from a request to the server behind it.
//!
//! An admin's token or session is checked here against role and scope, at the door. Whether the act is about one of *their* people only the
//! use case can know; it asks [`Caller::may`] again.

use std::{marker::PhantomData, sync::Arc};

use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::request::Parts,
};
use lethe_server_core::{admin::Scope, caller::Caller, permission::Permission};

use super::{
    credentials::{Known, known},
    problem::Problem,
};
use crate::{
    store::Store,
    usecase::{By, House, authenticate_session::LiveSession},
    wiring::Server,
};

/// What the router carries. Its content is out of reach of handlers; extractors hand it out.
#[derive(Clone)]
pub struct Doors(Arc<Server>);

impl Doors {
    /// Puts a server behind doors.
    pub const fn new(server: Arc<Server>) -> Self {
        Self(server)
    }
}

/// What a route asks for. One of the permissions is enough to come in.
pub trait Door: Send + Sync + 'static {
    /// Empty: any valid token or session.
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
    /// Anybody with a valid token or session.
    SignedIn: ;
    /// See people, devices and commands.
    Read: Read;
    /// See the audit trail and the log.
    ReadAudit: ReadAudit;
    /// See evidence: all of it, or that of one's own devices.
    Evidence: ReadAudit | Read;
    /// Create and change people.
    ManagePeople: ManagePeople;
    /// Make enrollment codes.
    Enroll: Enroll;
    /// T1.
    Protect: Protect;
    /// T2; which of the two decides the action.
    Propose: ProposeErasure | ProposeLift;
    /// What helps to open again: owners and IT.
    Lift: ProposeLift;
    /// Take back.
    Cancel: Cancel;
    /// Carry signed bytes.
    Relay: Relay;
    /// Tokens of one's own.
    ManageTokens: ManageTokens;
    /// Admins, restore mode.
    ManageAdmins: ManageAdmins;
    /// See sign-ins and the access rules.
    ReadAccess: ReadAccess;
    /// Change the access rules.
    ManageAccess: ManageAccess;
);

/// An admin with a token or a session whose role and scope open this door.
pub struct AdminCaller<D> {
    server: Arc<Server>,
    caller: Caller,
    session: Option<LiveSession>,
    door: PhantomData<D>,
}

impl<D: Door> AdminCaller<D> {
    /// Whether somebody of this group is among the people whom the caller may do this to.
    pub fn reaches(&self, group: Option<&str>) -> bool {
        D::ANY_OF.iter().any(|permission| self.caller.may(*permission, Scope::PersonIn(group)).is_ok())
    }
}

impl<D> AdminCaller<D> {
    /// The server.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The caller for use cases that the host's operator may call too.
    pub fn by(&self) -> By {
        By::Admin(Box::new(self.caller.clone()))
    }

    /// What use cases work with.
    pub fn house(&self) -> &House {
        self.server.house()
    }

    /// The rows.
    pub fn store(&self) -> &Store {
        self.server.store()
    }

    /// The only group that the caller looks after; `None` for everybody. Every list, count, search and export is limited to it.
    pub fn group(&self) -> Option<&str> {
        self.caller.admin.group.as_deref()
    }

    /// Who.
    pub const fn caller(&self) -> &Caller {
        &self.caller
    }

    /// The session, if a browser calls.
    pub const fn session(&self) -> Option<&LiveSession> {
        self.session.as_ref()
    }
}

/// An admin with a browser session.
pub struct SessionCaller {
    admin: AdminCaller<SignedIn>,
    session: LiveSession,
}

impl SessionCaller {
    /// The server.
    pub fn server(&self) -> &Server {
        self.admin.server()
    }

    /// The session.
    pub const fn session(&self) -> &LiveSession {
        &self.session
    }
}

impl FromRequestParts<Doors> for SessionCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let admin = AdminCaller::from_request_parts(parts, doors).await?;
        let session = admin.session().cloned().ok_or_else(Problem::no_session)?;
        Ok(Self { admin, session })
    }
}

fn open<D: Door>(caller: &Caller) -> Result<(), Problem> {
    let mut refusal = None;
    for permission in D::ANY_OF {
        // Whether it is one of their people, only the use case knows.
        match caller.may_somewhere(*permission) {
            Ok(()) => return Ok(()),
            Err(denied) => refusal = Some(denied),
        }
    }
    refusal.map_or(Ok(()), |denied| Err(Problem::denied(denied.to_string())))
}

impl<D: Door> FromRequestParts<Doors> for AdminCaller<D> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let server = doors.0.clone();
        let Known { caller, session } = known(parts, &server).await?;
        open::<D>(&caller)?;
        Ok(Self { server, caller, session, door: PhantomData })
    }
}

/// Somebody who has proved nothing yet. Handlers that take one let them in by what they bring: a setup link, a signed message of a
/// device, or nothing but a question about health.
pub struct Visitor {
    server: Arc<Server>,
}

impl Visitor {
    /// The server.
    pub const fn server(&self) -> &Arc<Server> {
        &self.server
    }
}

impl FromRequestParts<Doors> for Visitor {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(_: &mut Parts, doors: &Doors) -> Result<Self, Self::Rejection> {
        Ok(Self { server: doors.0.clone() })
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
