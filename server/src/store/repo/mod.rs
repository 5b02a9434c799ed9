//! Repositories: a small view on one or two tables each. Reading works on committed rows and inside a transaction; writing
//! only inside a transaction.

pub mod access_rules;
pub mod admins;
pub mod answers;
pub mod approvals;
pub mod apps;
pub mod attempts;
pub mod authorization_codes;
pub mod break_glass;
pub mod cli_logins;
pub mod codes;
pub mod commands;
pub mod drafts;
pub mod employee_sessions;
pub mod enrollments;
pub mod factors;
pub mod grants;
pub mod keyrings;
pub mod known_browsers;
pub mod logout_notices;
pub mod mailbox;
pub mod notes;
pub mod outbox;
pub mod passkeys;
pub mod people;
pub mod person_passkeys;
pub mod portal_links;
pub mod proposals;
pub mod receipts;
pub mod refresh_tokens;
pub mod sessions;
pub mod shares;
mod sign_in_words;
pub mod sign_ins;
pub mod signing_keys;
pub mod states;
pub mod targets;
pub mod tenant;
pub mod tickets;
pub mod tokens;
pub mod vetoes;
pub mod vouches;
pub mod welcome;

use sea_orm::{DatabaseConnection, DatabaseTransaction};

use super::{Reader, Tx};

macro_rules! repositories {
    ($($(#[$doc:meta])* $method:ident: $name:ident,)+) => {
        $(
            $(#[$doc])*
            pub struct $name<'c, C> {
                pub(in crate::store) db: &'c C,
            }

            impl<'c, C> $name<'c, C> {
                fn on(db: &'c C) -> Self {
                    Self { db }
                }
            }
        )+

        impl Tx {
            $(
                $(#[$doc])*
                pub fn $method(&self) -> $name<'_, DatabaseTransaction> {
                    $name::on(&self.db)
                }
            )+
        }

        impl<'s> Reader<'s> {
            $(
                $(#[$doc])*
                pub fn $method(&self) -> $name<'s, DatabaseConnection> {
                    $name::on(self.db)
                }
            )+
        }
    };
}

repositories!(
    /// The one tenant.
    tenant: Tenants,
    /// Employees.
    people: People,
    /// Administrators and their setup links.
    admins: Admins,
    /// API tokens.
    tokens: Tokens,
    /// Passkeys of administrators.
    passkeys: Passkeys,
    /// Sign-ins with a browser.
    sessions: Sessions,
    /// Sessions of employees.
    employee_sessions: EmployeeSessions,
    /// Apps inside employees' sessions.
    grants: Grants,
    /// The access rules in versions.
    access_rules: AccessRules,
    /// Times in which the rules bind no administrator.
    break_glass: BreakGlass,
    /// Sign-ins as they were decided.
    sign_ins: SignIns,
    /// Attempts of employees to sign in.
    attempts: Attempts,
    /// Passwords and codes of employees.
    factors: FactorRows,
    /// Passkeys of employees.
    person_passkeys: PersonPasskeys,
    /// Browsers in which employees were let in.
    known_browsers: KnownBrowsers,
    /// Links for employees who come for the first time.
    portal_links: PortalLinks,
    /// Command lines that wait for a word in the browser.
    cli_logins: CliLogins,
    /// Devices and enrollments.
    enrollments: Enrollments,
    /// Enrollment codes.
    codes: Codes,
    /// Share secrets and recovery blobs.
    shares: Shares,
    /// The chain of keyrings.
    keyrings: Keyrings,
    /// Keyrings that collect signatures.
    drafts: Drafts,
    /// Keys that people propose.
    proposals: Proposals,
    /// Tickets for the approver's page.
    tickets: Tickets,
    /// How far the first run is.
    welcome: Welcome,
    /// Apps that employees sign in to.
    apps: Apps,
    /// Codes on their way to apps.
    authorization_codes: AuthorizationCodes,
    /// Refresh tokens of apps.
    refresh_tokens: RefreshTokens,
    /// Apps that are to be told of a logout.
    logout_notices: LogoutNotices,
    /// Keys that sign tokens.
    signing_keys: SigningKeys,
    /// Commands.
    commands: Commands,
    /// Targets of commands.
    targets: Targets,
    /// Approvals.
    approvals: Approvals,
    /// Vetoes and releases.
    vetoes: Vetoes,
    /// Devices that vouch for whoever signs in on them.
    vouches: Vouches,
    /// States of enrollments.
    states: States,
    /// Mailboxes.
    mailbox: Mailbox,
    /// Receipts.
    receipts: Receipts,
    /// What leaves the house after a commit.
    outbox: Outbox,
    /// What people wrote beside events.
    notes: Notes,
    /// Answers by idempotency key.
    answers: Answers,
);
