//! The sign-in decision: who may sign in to what, from where, on what, when, and why.
//!
//! Pure: what is known comes in as [`facts`], and the moment is one of them. Nothing here asks a database, a clock or a network.
//!
//! **All must hold.** Every [`policy`] that is on and is about the sign-in (by group, role and app; none named stands for all) is
//! judged, and the strictest verdict wins: deny before step up before allow. Policies have no order, so one more can only tighten. If no
//! policy applies, everybody is let in, and the reason says so. A policy that only reports is judged apart and binds nobody.
//!
//! **Three values.** A condition holds, fails or is unknown, and unknown never satisfies: only the policy's own clause for that case
//! decides what happens then, and it denies unless somebody wrote otherwise. Where one condition fails and another is unknown, both
//! clauses are asked and the stricter counts.
//!
//! **Segments before geography.** Being inside a [`segment`] of a [`zone`] is enough, whatever any database says. An address that hides
//! where somebody is, and one that is nowhere on the map ([`special`]), is in no country.
//!
//! A snapshot ([`compiled`]) [decides](decide) without allocating, [explains](explain) with every reason, [replays](replay) the past and
//! [guards](lockout) against shutting out whoever saves a policy. By which factors employees prove who they are, say [chains](chain).

mod answers;
pub mod app;
pub mod chain;
mod clocks;
pub mod compiled;
pub mod compliance;
pub mod country;
pub mod decide;
mod devices;
pub mod explain;
pub mod factor;
pub mod facts;
pub mod fault;
mod findings;
pub mod hours;
mod journeys;
pub mod lockout;
pub mod name;
pub mod network;
pub mod origin;
mod places;
pub mod policy;
mod ranges;
mod reach;
pub mod reason;
pub mod replay;
mod rules;
pub mod segment;
pub mod special;
mod subjects;
mod text;
pub mod travel;
pub mod verdict;
mod week;
pub mod zone;
