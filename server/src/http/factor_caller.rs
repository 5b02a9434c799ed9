//! An employee who may change by what they are recognised: like every [`EmployeeCaller`](super::employee_caller::EmployeeCaller), and also
//! somebody who came with a link and has proved nothing yet. Only routes that set factors up take one.

use std::sync::Arc;

use axum::{extract::FromRequestParts, http::request::Parts};

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
        authenticate_employee::{AuthenticateEmployeeError, LiveEmployee},
        judge_employee::Door,
        sign_in::{Language, Means},
    },
    wiring::Server,
};

/// An employee in a browser, who may have proved nothing yet.
pub struct FactorCaller {
    server: Arc<Server>,
    session: LiveEmployee,
    language: Language,
}

impl FactorCaller {
    /// The server.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The session that they call through.
    pub const fn session(&self) -> &LiveEmployee {
        &self.session
    }

    /// What they are judged with.
    pub fn means(&self) -> Means<'_> {
        self.server.means(self.language)
    }
}

impl FromRequestParts<Doors> for FactorCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let server = match Visitor::from_request_parts(parts, doors).await {
            Ok(visitor) => visitor.server().clone(),
            Err(never) => match never {},
        };
        let secret = cookie::EMPLOYEE.secret(&parts.headers).ok_or_else(Problem::session_expired)?;
        own_page_changes(parts, server.sites())?;
        let found = server.employees().find_unproved(server.house(), secret, is_active(&parts.headers)).await;
        let session = found.map_err(|error| match error {
            AuthenticateEmployeeError::Expired => Problem::session_expired(),
            other @ (AuthenticateEmployeeError::Denied(_) | AuthenticateEmployeeError::Store(_)) => other.into(),
        })?;
        server.limits().employee(session.person.id).map_err(Problem::too_many)?;
        let address = ClientAddress::of(parts, server.origin());
        let here = || origin(&server, address);
        server.access().admit_employee(server.house(), &session, &Door::Portal, address.verified(), here).await?;
        Ok(Self { server, session, language: language(&parts.headers) })
    }
}
