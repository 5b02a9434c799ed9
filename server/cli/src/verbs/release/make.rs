//! `lethe release make`

use std::path::PathBuf;

use clap::Args;
use lethe_proto::{
    cbor::{Exact, encode},
    ids::{EnrollmentId, KeyId, Nonce, Time},
    release::{Release, ReleaseTag, SignedRelease},
    words::command_words,
};
use serde_json::json;

use crate::{
    clock::now,
    desk::Desk,
    entropy::random,
    moment,
    profile::write,
    report::Report,
    trouble::Trouble,
    verbs::release::{pinned, screen},
};

/// Write a release, for the root persons to sign.
#[derive(Debug, Args)]
pub(crate) struct Make {
    /// Id of the server key whose locks are lifted [default: the only one of the keyring]
    #[arg(long, value_name = "KEY ID")]
    server_key: Option<String>,
    /// Locks that arrived from this moment on, by each device's own record, UTC
    #[arg(long, value_parser = moment::argument)]
    from: Time,
    /// and until this one [default: now]
    #[arg(long, value_parser = moment::argument)]
    until: Option<Time>,
    /// An enrollment that stays locked; repeat for several
    #[arg(long, value_name = "ENROLLMENT")]
    except: Vec<String>,
    /// Devices take it for so long
    #[arg(long, value_parser = moment::duration, default_value = "30d")]
    valid: u64,
    /// Where to write it
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Make {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let pin = pinned(desk)?;
        let keyring = pin.newest();
        let now = now();
        let server_key = match (&self.server_key, keyring.service_keys.as_slice()) {
            (Some(id), _) => KeyId::from_hex(id),
            (None, [only]) => Some(only.id),
            (None, _) => None,
        };
        let except = self.except.iter().map(|id| EnrollmentId::from_hex(id)).collect::<Option<Vec<_>>>();
        let (Some(server_key), Some(except)) = (server_key, except) else {
            return Err(Trouble::usage(
                "the server key or an exception is no id, or the keyring has several server keys",
                "give ids as 32 hexadecimal digits; `lethe keyring show` lists the server keys",
            ));
        };
        let until = self.until.unwrap_or(now);
        if until < self.from {
            return Err(Trouble::usage("--until lies before --from", "exchange them"));
        }
        let release = Release {
            tag: ReleaseTag,
            tenant: keyring.tenant,
            keyring: keyring.digest(),
            server_key,
            from: self.from,
            until,
            except,
            issued: now,
            expires: now.plus(self.valid),
            nonce: Nonce::from(random::<16>()?),
        };
        let text = screen(&release, keyring);
        let signed = SignedRelease { release: Exact::new(release), approvals: Vec::new() };
        write(&self.out, &encode(&signed))?;
        let words = command_words(&signed.release.digest());
        Ok(Report::new(
            format!(
                "{text}\nSix words   {words}\nWritten to {}. Two root persons sign it: lethe release sign",
                self.out.display()
            ),
            json!({"file": self.out, "digest": signed.release.digest().to_string(), "words": words}),
        ))
    }
}
