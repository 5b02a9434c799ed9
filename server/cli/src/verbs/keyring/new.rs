//! `lethe keyring new`: the first keyring of a company.

use std::path::PathBuf;

use clap::Args;
use lethe_proto::{
    floor,
    ids::DAY_MS,
    keyring::{Keyring, KeyringTag, Limits, Recovery, Witnesses},
    ladder::{default_ladder, solo_ladder},
};

use crate::{
    clock::now,
    desk::Desk,
    keys::recovery_seed,
    moment,
    report::Report,
    trouble::Trouble,
    verbs::keyring::{draft, people::Newcomer, source::Source},
};

/// Write the first keyring of a company.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The company's name, for the name of the file
    #[arg(long, value_name = "NAME")]
    tenant_name: String,
    /// Somebody: "NAME[#ID]:ROLES:KEYFILE"; roles are root, it, hr; repeat for everybody
    #[arg(long = "person", value_name = "PERSON", required = true)]
    people: Vec<String>,
    /// A pilot: one person alone decides, about one device at a time
    #[arg(long)]
    solo: bool,
    /// A demo: keys in files and localhost passkeys count
    #[arg(long)]
    demo: bool,
    #[command(flatten)]
    source: Source,
    /// Public recovery key (file with .pub, hexadecimal or Base64); repeat for several, at most 6
    #[arg(long = "recovery-key", value_name = "KEY")]
    recovery_keys: Vec<String>,
    /// How many recovery keys open a container together [default: 2, or 1 of 1]
    #[arg(long, value_name = "COUNT")]
    recovery_threshold: Option<u64>,
    /// Valid for so long
    #[arg(long, value_parser = moment::duration, default_value = "365d")]
    valid: u64,
    /// Where to write it [default: NAME-keyring-1.cbor]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl New {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let server = self.source.gather(desk)?;
        let now = now();
        let keys = self.recovery_keys.iter().map(|key| recovery_seed::public(key)).collect::<Result<Vec<_>, _>>()?;
        let threshold = self.recovery_threshold.unwrap_or(keys.len().min(2) as u64);
        let mut keyring = Keyring {
            tag: KeyringTag,
            tenant: server.tenant,
            version: 1,
            previous: Vec::new(),
            issued: now,
            expires: now.plus(self.valid),
            persons: Vec::new(),
            keys: Vec::new(),
            roles: Vec::new(),
            ladder: if self.solo { solo_ladder() } else { default_ladder() },
            service_keys: server.service_keys,
            server_urls: server.urls,
            log: server.log,
            witnesses: Witnesses { quorum: 0, list: Vec::new() },
            recovery: Recovery { threshold, keys },
            limits: Limits {
                max_targets: floor::MAX_TARGETS as u64,
                max_lifetime_ms: 30 * DAY_MS,
                solo: self.solo,
                demo: self.demo,
            },
        };
        for person in &self.people {
            Newcomer::read(person)?.enter(&mut keyring)?;
        }
        let file = self.out.unwrap_or_else(|| PathBuf::from(draft::file_name(&self.tenant_name, 1)));
        draft::written(&file, keyring, &[])
    }
}
