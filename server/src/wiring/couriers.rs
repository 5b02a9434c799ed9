//! Services of others as sign-ins use them: who brings codes, whose passwords count besides ours, and who else proves employees.

use async_trait::async_trait;
use lethe_server_core::{language::Language, sign_in::codes};

use crate::{
    directory::{Directory, DirectoryError},
    mail::{Letter, Mailer, Matter},
    usecase::sign_in::{Courier, DirectoryPort, Undelivered, Unreachable},
};

/// How long a code works, as a letter says it.
const MINUTES: u64 = codes::LIFETIME_MS / 60_000;

#[async_trait]
impl Courier for Mailer {
    async fn bring_code(&self, to: &str, code: &str, language: Language) -> Result<(), Undelivered> {
        let matter = Matter::SignInCode { code: code.to_owned(), minutes: MINUTES };
        let letter = Letter { to: to.to_owned(), language, matter };
        self.send(&letter).await.map_err(|error| Undelivered(error.to_string()))
    }

    async fn tell_of_change(&self, to: &str, language: Language) -> Result<(), Undelivered> {
        let letter = Letter { to: to.to_owned(), language, matter: Matter::FactorsChanged };
        self.send(&letter).await.map_err(|error| Undelivered(error.to_string()))
    }
}

#[async_trait]
impl DirectoryPort for Directory {
    async fn proves(&self, login: &str, password: &str) -> Result<bool, Unreachable> {
        match self.prove(login, password).await {
            Ok(_) => Ok(true),
            Err(DirectoryError::Refused) => Ok(false),
            Err(error @ (DirectoryError::Unavailable(_) | DirectoryError::Misconfigured(_))) => {
                tracing::warn!(%error, "nobody can be asked about a password of the directory");
                Err(Unreachable(error.to_string()))
            }
        }
    }
}
