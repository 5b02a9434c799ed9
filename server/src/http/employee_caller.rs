//! Employees who call. [`EmployeeCaller`] and [`FactorCaller`] are the only ways from a request of the portal to the server behind it;
//! nothing of the console opens to them, and no administrator's session opens anything of the portal.

use std::sync::Arc;

use axum::{extract::FromRequestParts, http::request::Parts};
use lethe_server_core::language::Language;

use super::{
    browser_words::language,
    caller::{Doors, Visitor},
    client_ip::ClientAddress,
    cookie,
    credentials::{is_active, own_page_changes},
    problem::Problem,
    standpoint::origin,
};
use crate::{
    usecase::{
        House,
        authenticate_employee::{AuthenticateEmployeeError, LiveEmployee},
        judge_employee::Door,
        sign_in::Means,
    },
    wiring::Server,
};

/// An employee in a browser.
pub struct EmployeeCaller(Inside);

/// An employee who may change by what they are recognised: like every [`EmployeeCaller`], and also somebody who came with a link and has
/// proved nothing yet. Only routes that set factors up take one.
pub struct FactorCaller {
    inside: Inside,
    language: Language,
}

/// A session of the portal, at a place where the rules let it be.
struct Inside {
    server: Arc<Server>,
    session: LiveEmployee,
}

impl EmployeeCaller {
    /// The server.
    pub fn server(&self) -> &Server {
        &self.0.server
    }

    /// What use cases work with.
    pub fn house(&self) -> &House {
        self.0.server.house()
    }

    /// The session that they call through.
    pub const fn session(&self) -> &LiveEmployee {
        &self.0.session
    }
}

impl FactorCaller {
    /// The server.
    pub fn server(&self) -> &Server {
        &self.inside.server
    }

    /// The session that they call through.
    pub const fn session(&self) -> &LiveEmployee {
        &self.inside.session
    }

    /// What they are judged with.
    pub fn means(&self) -> Means<'_> {
        self.inside.server.means(self.language)
    }
}

impl FromRequestParts<Doors> for EmployeeCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        inside(parts, doors, Proved::Something).await.map(Self)
    }
}

impl FromRequestParts<Doors> for FactorCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let inside = inside(parts, doors, Proved::PerhapsNothing).await?;
        Ok(Self { inside, language: language(&parts.headers) })
    }
}

/// What must have been proved in a session.
#[derive(Clone, Copy)]
enum Proved {
    Something,
    PerhapsNothing,
}

/// Whose session the cookie is, wherever they may be: nothing may be done by it before the rules have let them in.
pub(super) async fn signed_in(parts: &Parts, server: &Server) -> Result<LiveEmployee, Problem> {
    holder(parts, server, Proved::Something).await
}

async fn holder(parts: &Parts, server: &Server, proved: Proved) -> Result<LiveEmployee, Problem> {
    let secret = cookie::EMPLOYEE.secret(&parts.headers).ok_or_else(Problem::session_expired)?;
    let (house, employees, active) = (server.house(), server.employees(), is_active(&parts.headers));
    let found = match proved {
        Proved::Something => employees.find(house, secret, active).await,
        Proved::PerhapsNothing => employees.find_unproved(house, secret, active).await,
    };
    found.map_err(|error| match error {
        AuthenticateEmployeeError::Expired => Problem::session_expired(),
        other @ (AuthenticateEmployeeError::Denied(_) | AuthenticateEmployeeError::Store(_)) => other.into(),
    })
}

/// Whose session the cookie is, if a page of ours sends it, they do not ask too often, and the rules let them be where they are.
async fn inside(parts: &mut Parts, doors: &Doors, proved: Proved) -> Result<Inside, Problem> {
    let server = match Visitor::from_request_parts(parts, doors).await {
        Ok(visitor) => visitor.server().clone(),
        Err(never) => match never {},
    };
    let session = holder(parts, &server, proved).await?;
    own_page_changes(parts, server.sites())?;
    server.limits().employee(session.person.id).map_err(Problem::too_many)?;
    let address = ClientAddress::of(parts, server.origin());
    let here = || origin(&server, address);
    server.access().admit_employee(server.house(), &session, &Door::Portal, address.verified(), here).await?;
    Ok(Inside { server, session })
}
