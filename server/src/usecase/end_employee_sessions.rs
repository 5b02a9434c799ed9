//! Sessions of an employee end: one, or all of them. Their own or, by an administrator, somebody's whom they look after.

use lethe_proto::ids::PersonId;
use lethe_server_core::{
    actor::Actor, admin::Scope, caller::Caller, employee_session::Ending, ids::SessionId, permission::Permission,
};

use super::{House, authenticate_employee::LiveEmployee, failure::failures, steps::end_sessions::end_sessions};
use crate::store::{
    Tx,
    repo::{employee_sessions::Which, people::Person},
};

failures!(
    /// Why nothing was ended.
    EndEmployeeSessionsError {
        /// No such session or person, or out of the caller's reach.
        Unknown = NotFound "employee_session.unknown" "there is no such session or person among those you look after",
    }
);

/// Who ends them.
#[derive(Debug, Clone)]
pub enum Ender {
    /// Their own employee, through this session.
    Employee(Box<LiveEmployee>),
    /// An administrator.
    Admin(Box<Caller>),
}

/// What ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// One session.
    Session(SessionId),
    /// Everything of a person; an employee ends their own whatever is said here.
    Everything(PersonId),
}

impl Ender {
    fn actor(&self) -> Actor {
        match self {
            Self::Employee(own) => own.actor(),
            Self::Admin(caller) => caller.actor(),
        }
    }

    /// Why something ends that they ended.
    fn why(&self, session: Option<SessionId>) -> Ending {
        match self {
            Self::Employee(own) if session == Some(own.id) => Ending::SignedOut,
            Self::Employee(_) => Ending::ByEmployee,
            Self::Admin(_) => Ending::ByAdmin,
        }
    }

    fn reaches(&self, person: &Person) -> Result<(), EndEmployeeSessionsError> {
        match self {
            Self::Employee(own) if own.person.no == person.no => Ok(()),
            Self::Employee(_) => Err(EndEmployeeSessionsError::Unknown),
            Self::Admin(caller) => {
                let reached = caller.may(Permission::Protect, Scope::PersonIn(person.group.as_deref()));
                reached.map(|_| ()).map_err(|_| EndEmployeeSessionsError::Unknown)
            }
        }
    }
}

async fn person_of(tx: &Tx, end: End) -> Result<Option<Person>, EndEmployeeSessionsError> {
    match end {
        End::Everything(id) => Ok(tx.people().find(id).await?),
        End::Session(id) => match tx.employee_sessions().find(id).await? {
            Some(session) => Ok(tx.people().find_no(session.person_no).await?),
            None => Ok(None),
        },
    }
}

/// Ends them, and gives how many. Ending what has ended is no change.
pub async fn end_employee_sessions(house: &House, by: Ender, end: End) -> Result<usize, EndEmployeeSessionsError> {
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let person = person_of(&tx, end).await?.ok_or(EndEmployeeSessionsError::Unknown)?;
            by.reaches(&person)?;
            let (which, why) = match end {
                End::Session(id) => (Which::One(id), by.why(Some(id))),
                End::Everything(_) => (Which::Person(person.no, None), by.why(None)),
            };
            match end_sessions(&house_in, &mut tx, by.actor(), which, why).await? {
                0 => Ok(tx.unchanged(0).await?),
                ended => Ok(tx.commit_recorded(ended)),
            }
        })
        .await
}
