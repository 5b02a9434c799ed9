//! An employee's session begins: its secret is made and handed out once, its hash is kept, and the sign-in that let it in names it.

use lethe_proto::ids::EnrollmentId;
use lethe_server_core::{
    access::factor::Factors,
    audit::{AuditEvent, EmployeeEvent},
    employee_session::{LONGEST_MS, lifetime},
    ids::SessionId,
};
use zeroize::Zeroizing;

use super::secret_text;
use crate::{
    store::{
        StoreError, Tx,
        repo::{employee_sessions::NewEmployeeSession, people::Person},
    },
    usecase::{access::Judged, authenticate_employee::LiveEmployee},
};

/// An employee who has just signed in.
pub struct EmployeeSignedIn {
    /// For the cookie: shown once.
    pub secret: Zeroizing<String>,
    /// The session.
    pub session: LiveEmployee,
}

/// What a session begins with.
#[derive(Debug, Clone)]
pub(crate) struct Beginning {
    /// What was proved.
    pub(crate) factors: Factors,
    /// A browser and a system in words; cut to what is kept.
    pub(crate) label: String,
    /// The device that has proved itself, with its running number.
    pub(crate) enrollment: Option<(i64, EnrollmentId)>,
}

/// Longest label, in bytes.
const LABEL: usize = 120;

fn cut(mut label: String) -> String {
    label.truncate(label.floor_char_boundary(LABEL));
    label
}

/// Begins a session of this employee, who was judged and let in. The event is for the commit of whoever asks.
pub(crate) async fn begin(
    tx: &Tx,
    person: Person,
    beginning: Beginning,
    judged: &Judged,
) -> Result<(EmployeeSignedIn, AuditEvent), StoreError> {
    let secret = secret_text::make("lethe-employee-", tx.entropy());
    let Beginning { factors, label, enrollment } = beginning;
    let (id, now) = (SessionId::from(tx.new_id()), tx.now());
    let ends_at = now.plus(LONGEST_MS);
    let enrollment_no = enrollment.map(|(no, _)| no);
    let new = NewEmployeeSession { id, person_no: person.no, enrollment_no, factors, label: cut(label), ends_at };
    let no = tx.employee_sessions().insert(&new, &secret.hash, now).await?;
    judged.keep(tx, Some(*id.as_bytes())).await?;
    let event = EmployeeEvent::SessionBegun { session: id, person: person.id, factors }.into();
    let session = LiveEmployee {
        no,
        id,
        person,
        enrollment: enrollment.map(|(_, id)| id),
        device: judged.device(),
        factors,
        proved_at: now,
        begun_at: now,
        lifetime: lifetime(now, ends_at),
    };
    Ok((EmployeeSignedIn { secret: secret.text, session }, event))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_cut_between_letters() {
        assert_eq!(cut("ж".repeat(100)).len(), LABEL);
        assert_eq!(cut(format!("x{}", "ж".repeat(100))).len(), LABEL - 1);
        assert_eq!(cut("Firefox".into()), "Firefox");
    }
}
