//! Who may sign in from where, as the verbs of this room share it: the document of the rules, the rules that are in force, what was
//! decided, and how that is told. Nothing here ends a transaction.

mod document;
mod judge;
mod rules;
mod telling;
mod told;
mod words;

pub use document::{Document, DocumentFault, LARGEST};
pub use judge::{Attempt, Judged, PASSKEY, Refusal};
pub(crate) use judge::{admin_who, admit, judge_admin, judge_employee};
pub use rules::Rules;
pub use told::{Told, ToldJourney, ToldPlace, ToldPoint, ToldPolicy, ToldReason};
