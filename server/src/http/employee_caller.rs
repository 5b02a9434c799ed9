//! An employee who calls. [`EmployeeCaller`] is the only way from a request of the portal to the server behind it; nothing of the console
//! opens to it, and no administrator's session opens anything of the portal.

use std::sync::Arc;

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{
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
    },
    wiring::Server,
};

/// An employee in a browser.
pub struct EmployeeCaller {
    server: Arc<Server>,
    session: LiveEmployee,
}

impl EmployeeCaller {
    /// The server.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// What use cases work with.
    pub fn house(&self) -> &House {
        self.server.house()
    }

    /// The session that they call through.
    pub const fn session(&self) -> &LiveEmployee {
        &self.session
    }
}

/// Whose session the cookie is, wherever they may be.
pub(super) async fn signed_in(parts: &Parts, server: &Server) -> Result<LiveEmployee, Problem> {
    let secret = cookie::EMPLOYEE.secret(&parts.headers).ok_or_else(Problem::session_expired)?;
    server.employees().find(server.house(), secret, is_active(&parts.headers)).await.map_err(|error| match error {
        AuthenticateEmployeeError::Expired => Problem::session_expired(),
        other @ (AuthenticateEmployeeError::Denied(_) | AuthenticateEmployeeError::Store(_)) => other.into(),
    })
}

impl FromRequestParts<Doors> for EmployeeCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let server = match Visitor::from_request_parts(parts, doors).await {
            Ok(visitor) => visitor.server().clone(),
            Err(never) => match never {},
        };
        let session = signed_in(parts, &server).await?;
        own_page_changes(parts, server.sites())?;
        server.limits().employee(session.person.id).map_err(Problem::too_many)?;
        let address = ClientAddress::of(parts, server.origin());
        let here = || origin(&server, address);
        let access = server.access();
        access.admit_employee(server.house(), &session, &Door::Portal, address.verified(), here).await?;
        Ok(Self { server, session })
    }
}
