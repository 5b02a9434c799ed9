//! What the console reads: lists by page, searches, counts. Every page costs a constant number of statements, and touches no more
//! rows with a hundred thousand devices than with a thousand.
//!
//! The rows come from narrow copies (`device_list`, `search_word`, counters); [`kept`] writes them in the transactions of what they
//! copy, and [`fill`] once for databases that are older than they. Nothing here decides anything.

mod codes;
mod commands;
mod device_counts;
mod devices;
pub(super) mod draft;
mod employee_sessions;
mod events;
pub(super) mod fill;
pub(super) mod fold;
pub(super) mod kept;
mod keyset;
mod names;
mod narrow;
mod people;
mod sign_ins;
mod trouble;
mod waiting;

pub use codes::{CodeRow, CodeState, Step, TraceRow};
pub use commands::CommandFilter;
pub use device_counts::DeviceCounts;
pub use devices::{DeviceFilter, DevicePage, DeviceRow, DeviceSort};
pub use employee_sessions::{EmployeeSessionFilter, EmployeeSessionRow, SessionPlace};
pub use events::EventFilter;
pub use kept::Shown;
pub use keyset::{Keyset, Rows};
pub use names::Names;
pub use people::{PeopleFilter, PersonRow};
pub use sign_ins::SignInFilter;
pub use trouble::Trouble;
pub use waiting::Waiting;
