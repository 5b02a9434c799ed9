//! Somebody stands at the door: what the rules say about them, with what is known of them, and whether they come in.
//!
//! Judged on committed rows before the transaction that begins or refuses, so that the one writer never waits for it.

use std::sync::Arc;

use lethe_proto::ids::{PersonId, Time};
use lethe_server_core::{
    access::{
        app::AppId,
        factor::{Factor, Factors},
        facts::{Device, Facts},
        origin::Origin,
        verdict::Verdict,
    },
    actor::Actor,
    audit::{AccessEvent, AuditEvent, EmployeeEvent},
    ids::AdminId,
};

use super::{Rules, Told, words};
use crate::{
    store::{
        Reader, StoreError, Tx,
        repo::{
            admins::StoredAdmin,
            people::Person,
            sign_ins::{SignIn, Who},
        },
    },
    usecase::House,
};

/// From where somebody comes, and the rules that they meet.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// From where.
    pub origin: Origin,
    /// The snapshot of this node: one for the whole judgement.
    pub rules: Arc<Rules>,
}

/// Why somebody is kept out, in words for themselves: they have proved who they are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(Arc<str>);

impl Refusal {
    /// What keeps somebody out.
    pub(crate) fn of(told: &Told) -> Self {
        Self(words::sentence(told.against()).into())
    }
}

/// What a session was begun with.
pub const PASSKEY: Factors = Factors::NONE.and(Factor::Passkey);

/// An attempt that was judged.
#[derive(Debug, Clone)]
pub struct Judged {
    who: Who,
    app: AppId,
    factors: Factors,
    device: Device,
    origin: Origin,
    verdict: Verdict,
    told: Told,
    break_glass: Option<Time>,
}

/// An administrator as rules ask about them.
pub(crate) async fn admin_who(read: &Reader<'_>, admin: &StoredAdmin) -> Result<Who, StoreError> {
    let group = match admin.person_no {
        Some(no) => read.people().find_no(no).await?.and_then(|person| person.group),
        None => None,
    };
    Ok(Who::Admin { id: admin.admin.id, group, roles: admin.admin.roles.clone() })
}

/// Judges an administrator who wants to begin something. A refusal is put on record here; whoever comes in is put down by the
/// transaction that begins it, with [`Judged::keep`].
pub(crate) async fn admit<E: From<StoreError> + From<Refusal>>(
    house: &House,
    admin: &StoredAdmin,
    app: AppId,
    factors: Factors,
    attempt: &Attempt,
) -> Result<Judged, E> {
    let now = house.store.clock().now();
    let judged = judge_admin(&house.store.read(), admin, app, factors, attempt, now).await?;
    let Some(refusal) = judged.refusal() else { return Ok(judged) };
    let who = admin.admin.id;
    let recorded = house.store.write(move |tx| async move {
        judged.keep(&tx, None).await?;
        Ok::<_, StoreError>(tx.commit(Actor::Admin(who), judged.refused(who), ()))
    });
    recorded.await?;
    Err(refusal.into())
}

/// Judges an administrator at the door of an app.
pub(crate) async fn judge_admin(
    read: &Reader<'_>,
    admin: &StoredAdmin,
    app: AppId,
    factors: Factors,
    attempt: &Attempt,
    now: Time,
) -> Result<Judged, StoreError> {
    let who = admin_who(read, admin).await?;
    let judged = judge(read, who, app, (factors, Device::None), attempt, now).await?;
    let break_glass = match judged.verdict {
        Verdict::Allow => None,
        Verdict::StepUp(_) | Verdict::Deny => read.break_glass().until(now).await?,
    };
    Ok(Judged { break_glass, ..judged })
}

/// Judges an employee at the door of an app. No operator sets the rules aside for them.
pub(crate) async fn judge_employee(
    read: &Reader<'_>,
    person: &Person,
    app: AppId,
    proved: (Factors, Device),
    attempt: &Attempt,
    now: Time,
) -> Result<Judged, StoreError> {
    let who = Who::Employee { id: person.id, group: person.group.clone() };
    judge(read, who, app, proved, attempt, now).await
}

async fn judge(
    read: &Reader<'_>,
    who: Who,
    app: AppId,
    (factors, device): (Factors, Device),
    attempt: &Attempt,
    now: Time,
) -> Result<Judged, StoreError> {
    let previous = read.sign_ins().last_admitted(who.id()).await?.map(|last| last.as_previous());
    let facts = Facts { subject: who.subject(), app: &app, factors, device, origin: attempt.origin, at: now, previous };
    let explanation = attempt.rules.compiled().explain(&facts);
    let (verdict, told) = (explanation.verdict, Told::of(&explanation, &attempt.rules));
    Ok(Judged { who, app, factors, device, origin: attempt.origin, verdict, told, break_glass: None })
}

impl Judged {
    /// What the rules say.
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// On what they were judged.
    pub const fn device(&self) -> Device {
        self.device
    }

    /// Whether they come in. A step-up that nobody can take yet keeps them out.
    pub fn admitted(&self) -> bool {
        self.verdict == Verdict::Allow || self.break_glass.is_some()
    }

    /// Why they do not; `None` where they do.
    pub fn refusal(&self) -> Option<Refusal> {
        (!self.admitted()).then(|| Refusal::of(&self.told))
    }

    /// The first moment at which the same could be judged otherwise by itself.
    pub fn valid_until(&self) -> Option<Time> {
        self.told.valid_until.map(Time).into_iter().chain(self.break_glass).min()
    }

    /// Puts the sign-in down, with the session or token that it is about.
    pub(crate) async fn keep(&self, tx: &Tx, via: Option<[u8; 16]>) -> Result<(), StoreError> {
        let sign_in = SignIn {
            who: self.who.clone(),
            app: self.app.clone(),
            factors: self.factors,
            device: self.device,
            from: self.origin.into(),
            verdict: self.verdict,
            reasons: self.told.to_text(),
            rules_version: self.told.rules_version,
            admitted: self.admitted(),
            break_glass: self.break_glass.is_some(),
            via,
        };
        tx.sign_ins().insert(sign_in, tx.now()).await.map(|_| ())
    }

    /// The event of an employee's refusal: ids and closed words.
    pub(crate) fn employee_refused(&self, person: PersonId) -> AuditEvent {
        let (app, why) = (self.app.to_string(), self.told.deciding_code());
        EmployeeEvent::SignInRefused { person, app, why, rules: self.told.rules_version }.into()
    }

    /// The event of a refusal: ids and closed words.
    pub(crate) fn refused(&self, admin: AdminId) -> AuditEvent {
        let (app, why) = (self.app.to_string(), self.told.deciding_code());
        AccessEvent::SignInRefused { admin, app, why, rules: self.told.rules_version }.into()
    }
}
