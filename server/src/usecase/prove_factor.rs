//! Somebody brings a proof. Where it holds and the chain goes on, the next step is told; where the chain is whole, the access rules speak,
//! and a session begins. Whatever is wrong with a proof the answer is the same, and so is the work.

use lethe_server_core::{
    access::{
        app::AppId,
        factor::{Factor, Factors},
        facts::Device,
        verdict::Verdict,
    },
    actor::Actor,
    audit::EmployeeEvent,
    ids::SessionId,
    sign_in::progress::{Next, next},
};
use zeroize::Zeroizing;

use super::{
    House,
    access::{Attempt, Judged, Refusal, judge_employee},
    failure::failures,
    sign_in::{
        KnownBrowser, MOST_TRIES, Means, NoVerdict, Open, Proof, Proven, Step, browser_of, device_facts, enrolled,
        for_person, next_offers, record_refusal, still_vouches, verify,
    },
    steps::{
        employee_session::{Beginning, EmployeeSignedIn, begin},
        secret_text,
    },
};
use crate::{
    password::NotHashed,
    store::{
        Reader, Tried,
        repo::{attempts::Advance, people::Person},
    },
};

failures!(
    /// Why a proof did not count.
    ProveFactorError {
        /// Expired, over, or tried too often.
        Gone = Conflict "sign_in.gone" "this took too long or was tried too often; begin again",
        /// Not now, or not by this installation.
        NotOffered = Invalid "sign_in.not_offered" "this cannot be proved now; choose one of what the last answer offers",
        /// Nobody is told what exactly did not hold, and whether there is such an account.
        Refused = Denied "sign_in.refused" "this does not prove who you are; try again, or prove it in another way",
        /// They have proved who they are, and the rules keep them out.
        RefusedHere(#[from] Refusal) = Denied "sign_in.refused_here" "the access rules refuse your sign-in: {0}; sign in from a place that they allow, or ask an administrator to change them",
        /// The chain asks for something that they do not have.
        NothingLeft = Denied "sign_in.nothing_left" "the next step asks for something that you have not set up; ask an administrator for a new link to the portal",
        /// Somebody else who is asked does not answer.
        Unreachable = Conflict "sign_in.unreachable" "the company's directory or sign-in does not answer, so nobody knows whether it is you; try again in a moment, or prove it in another way",
        /// What vouched for this attempt does not any more.
        DeviceSilent = Denied "sign_in.device" "the device on which this sign-in began was locked or has ended since; ask an administrator",
        /// The library failed.
        Broken = Internal "sign_in.failed" "the proof could not be judged; look into the server's log",
    }
);

impl From<NoVerdict> for ProveFactorError {
    fn from(error: NoVerdict) -> Self {
        match error {
            NoVerdict::Store(error) => Self::Store(error),
            NoVerdict::Unreachable(error) => {
                tracing::warn!(%error, "a sign-in could not be judged");
                Self::Unreachable
            }
            NoVerdict::NotHashed(_) | NoVerdict::Key(_) => Self::Broken,
        }
    }
}

/// What somebody brings.
pub struct Prove {
    /// Secret of the attempt.
    pub attempt: Zeroizing<String>,
    /// The session in which it was begun, where somebody proves again who they are.
    pub within: Option<SessionId>,
    /// The proof.
    pub proof: Proof,
    /// Secret of the cookie of a browser in which somebody has been let in before.
    pub browser: Option<Zeroizing<String>>,
    /// The browser in words.
    pub label: String,
}

/// Somebody who has come in.
pub struct Arrived {
    /// The session.
    pub signed_in: EmployeeSignedIn,
    /// Where they want to go.
    pub return_to: Option<String>,
    /// For the cookie by which this browser is known from now on.
    pub browser: Zeroizing<String>,
}

/// What became of a proof that holds.
pub enum Proving {
    /// There is more to prove.
    Next(Step),
    /// Everything is proved, and a session has begun.
    Arrived(Box<Arrived>),
    /// Somebody who was in has proved again who they are.
    Again,
    /// Too many guesses, or too many people at once: nothing was judged.
    Wait {
        /// For so long.
        seconds: u64,
    },
}

/// Where somebody stands who has just proved one thing more.
struct Stand<'a> {
    house: &'a House,
    means: Means<'a>,
    at: &'a Attempt,
    open: Open,
    person: Person,
    proven: Proven,
    factor: Factor,
}

/// Judges a proof.
pub async fn prove_factor(
    house: &House,
    means: Means<'_>,
    at: &Attempt,
    prove: Prove,
) -> Result<Proving, ProveFactorError> {
    let Prove { attempt, within, proof, browser, label } = prove;
    let open = Open::find(house, &attempt).await?.filter(|open| open.stored.session == within);
    let open = open.ok_or(ProveFactorError::Gone)?;
    let (factor, read) = (proof.factor(), house.store.read());
    if !next_offers(&read, means, &at.rules, &open).await?.contains(factor) {
        return Err(ProveFactorError::NotOffered);
    }
    let known = browser_of(browser.as_deref().map(String::as_str));
    let guesser = open.guesser(&read, known, house.store.clock().now()).await?;
    let guesser = proof.can_be_guessed().then_some(guesser);
    match house.store.try_attempt(open.hash, MOST_TRIES, guesser).await? {
        Tried::Go => {}
        Tried::Gone => return Err(ProveFactorError::Gone),
        Tried::Wait { ms } => return Ok(Proving::Wait { seconds: ms.div_ceil(1000) }),
    }
    let proved = match verify(house, means, &open, &attempt, proof).await {
        Ok(proved) => proved.filter(|(person, _)| is_next(at, &open, person, factor)),
        Err(NoVerdict::NotHashed(NotHashed::Busy)) => return Ok(Proving::Wait { seconds: 2 }),
        Err(other) => return Err(other.into()),
    };
    let Some((person, proven)) = proved else {
        record_refusal(house, &open, factor).await?;
        return Err(ProveFactorError::Refused);
    };
    let stand = Stand { house, means, at, open, person, proven, factor };
    stand.go_on(known, browser, label).await
}

/// Whether this person's own chain asks for it now. Before the first proof more is offered than each chain asks for.
fn is_next(at: &Attempt, open: &Open, person: &Person, factor: Factor) -> bool {
    let attempt = &open.stored;
    let chain = for_person(&at.rules, person, &attempt.app);
    attempt.session.is_some()
        || matches!(next(chain, &attempt.proved, attempt.demanded), Next::Prove(asked) if asked.contains(factor))
}

impl Stand<'_> {
    async fn go_on(
        self,
        known: Option<KnownBrowser>,
        browser: Option<Zeroizing<String>>,
        label: String,
    ) -> Result<Proving, ProveFactorError> {
        if let Some(session) = self.open.stored.session {
            return self.renew(session).await;
        }
        let (proved, demanded) = (self.proved(), self.open.stored.demanded);
        let chain = for_person(&self.at.rules, &self.person, &self.open.stored.app);
        if next(chain, &proved, demanded) != Next::Complete {
            return self.advance(proved, demanded).await;
        }
        let (read, now) = (self.house.store.read(), self.house.store.clock().now());
        let factors: Factors = proved.iter().copied().collect();
        let device = self.device(&read).await?;
        let judged = judge_employee(&read, &self.person, AppId::PORTAL, (factors, device), self.at, now).await?;
        match judged.verdict() {
            Verdict::Allow => {
                let browser = match (known, browser) {
                    (Some(known), Some(secret)) if read.known_browsers().anybody(known.hash(), now).await? => secret,
                    _ => secret_text::make("lethe-known-", self.house.store.entropy()).text,
                };
                self.arrive(judged, browser, label).await
            }
            Verdict::StepUp(more) => {
                let held = enrolled(&read, self.means, &self.person).await?;
                if more.iter().any(|factor| held.contains(factor)) {
                    self.advance(proved, demanded.union(more)).await
                } else {
                    self.refuse(judged).await
                }
            }
            Verdict::Deny => self.refuse(judged).await,
        }
    }

    /// On what they sign in. Nobody comes in as if they had come without the device that vouched for them.
    async fn device(&self, read: &Reader<'_>) -> Result<Device, ProveFactorError> {
        let Some(no) = self.open.stored.enrollment_no else { return Ok(Device::None) };
        let bound = still_vouches((&read.enrollments(), &read.states()), no, self.person.no).await?;
        let bound = bound.ok_or(ProveFactorError::DeviceSilent)?;
        Ok(device_facts(read, bound.no, self.person.no).await?)
    }

    fn proved(&self) -> Vec<Factor> {
        let mut proved = self.open.stored.proved.clone();
        proved.push(self.factor);
        proved
    }

    /// One step further.
    async fn advance(self, proved: Vec<Factor>, demanded: Factors) -> Result<Proving, ProveFactorError> {
        let Self { house, means, at, open: Open { hash, mut stored, .. }, person, proven, factor } = self;
        let before = std::mem::replace(&mut stored.proved, proved.clone());
        (stored.person_no, stored.demanded) = (Some(person.no), demanded);
        let to = Advance { person_no: person.no, before, proved: proved.clone(), demanded };
        let (no, id) = (person.no, person.id);
        let advanced = house.store.write(move |tx| async move {
            if !proven.consume(&tx, no).await? {
                return Err(ProveFactorError::Refused);
            }
            if !tx.attempts().advance(&hash, &to, tx.now()).await? {
                return Err(ProveFactorError::Gone);
            }
            let event = EmployeeEvent::FactorProved { person: id, factor };
            Ok(tx.commit(Actor::Employee(id), event.into(), ()))
        });
        advanced.await?;
        let expires = stored.expires_at;
        let open = Open { hash, stored, person: Some(person) };
        let offers = next_offers(&house.store.read(), means, &at.rules, &open).await?;
        if offers.is_empty() {
            return Err(ProveFactorError::NothingLeft);
        }
        Ok(Proving::Next(Step { offers: offers.iter().collect(), proved, expires }))
    }

    /// A session begins, in a browser that is known from now on.
    async fn arrive(
        self,
        judged: Judged,
        browser: Zeroizing<String>,
        label: String,
    ) -> Result<Proving, ProveFactorError> {
        let factors = self.proved().into_iter().collect();
        let Self { house, open: Open { hash, stored, .. }, person, proven, .. } = self;
        let (browser_hash, stored_enrollment) = (secret_text::hash(&browser), stored.enrollment_no);
        let begun = house.store.write(move |tx| async move {
            if !proven.consume(&tx, person.no).await? {
                return Err(ProveFactorError::Refused);
            }
            if !tx.attempts().end(&hash).await? {
                return Err(ProveFactorError::Gone);
            }
            let person = tx.people().find_no(person.no).await?.filter(Person::is_active);
            let person = person.ok_or(ProveFactorError::Refused)?;
            let enrollment = match stored_enrollment {
                None => None,
                Some(no) => {
                    let bound = still_vouches((&tx.enrollments(), &tx.states()), no, person.no).await?;
                    Some(bound.map(|bound| (bound.no, bound.id)).ok_or(ProveFactorError::DeviceSilent)?)
                }
            };
            tx.known_browsers().put(&browser_hash, person.no, tx.now()).await?;
            let actor = Actor::Employee(person.id);
            let beginning = Beginning { factors, label, enrollment };
            let (signed_in, event) = begin(&tx, person, beginning, &judged).await?;
            Ok(tx.commit(actor, event, signed_in))
        });
        let signed_in = begun.await?;
        Ok(Proving::Arrived(Box::new(Arrived { signed_in, return_to: stored.return_to, browser })))
    }

    /// They are who they say, and may not come in from here.
    async fn refuse(self, judged: Judged) -> Result<Proving, ProveFactorError> {
        let Self { house, open, person, proven, .. } = self;
        let refusal = judged.refusal();
        let (no, id, hash) = (person.no, person.id, open.hash);
        let recorded = house.store.write(move |tx| async move {
            if !proven.consume(&tx, no).await? {
                return Err(ProveFactorError::Refused);
            }
            tx.attempts().end(&hash).await?;
            judged.keep(&tx, None).await?;
            Ok(tx.commit(Actor::Employee(id), judged.employee_refused(id), ()))
        });
        recorded.await?;
        Err(refusal.map_or(ProveFactorError::Refused, ProveFactorError::RefusedHere))
    }

    /// Somebody who is in has proved again who they are.
    async fn renew(self, session: SessionId) -> Result<Proving, ProveFactorError> {
        let Self { house, open, person, proven, factor, .. } = self;
        let hash = open.hash;
        let renewed = house.store.write(move |tx| async move {
            let found = tx.employee_sessions().find(session).await?;
            let found = found.filter(|found| found.ended.is_none() && found.person_no == person.no);
            let found = found.ok_or(ProveFactorError::Gone)?;
            if !proven.consume(&tx, person.no).await? {
                return Err(ProveFactorError::Refused);
            }
            if !tx.attempts().end(&hash).await? {
                return Err(ProveFactorError::Gone);
            }
            tx.employee_sessions().set_proved(found.no, found.factors.and(factor), tx.now()).await?;
            let event = EmployeeEvent::SessionProved { session, person: person.id, factor };
            Ok(tx.commit(Actor::Employee(person.id), event.into(), ()))
        });
        renewed.await?;
        Ok(Proving::Again)
    }
}
