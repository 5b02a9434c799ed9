//! `lethe recovery open`

use std::path::{Path, PathBuf};

use clap::Args;
use lethe_proto::{
    cbor::{CAP, decode, encode},
    recovery::RecoveryBlob,
};
use serde_json::{Value, json};

use crate::{
    answer::blob,
    entropy::random,
    keys::recovery_seed,
    profile::{read, write},
    report::Report,
    trouble::Trouble,
};

/// Open a recovery blob.
#[derive(Debug, Args)]
pub(crate) struct Open {
    /// The device's recovery blob, from the device, the escrow or the server
    #[arg(long, value_name = "FILE")]
    blob: PathBuf,
    /// Private recovery key; repeat for as many as it takes
    #[arg(long = "recovery-key", value_name = "FILE", required = true)]
    keys: Vec<PathBuf>,
    /// Where to write the grant
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Open {
    pub(crate) fn obey(self) -> Result<Report, Trouble> {
        let blob = load(&self.blob)?;
        let keys = self.keys.iter().map(|file| recovery_seed::private(file)).collect::<Result<Vec<_>, _>>()?;
        let share = blob.open(&keys).map_err(|_| {
            Trouble::new(
                format!("these keys do not open the blob; it takes {} of its recovery keys", blob.threshold),
                "bring more recovery keys, of the keyring under which the device made the blob",
            )
        })?;
        let mut failed = None;
        let mut entropy = |bytes: &mut [u8]| {
            for chunk in bytes.chunks_mut(32) {
                match random::<32>() {
                    Ok(fresh) => chunk.copy_from_slice(fresh.get(..chunk.len()).unwrap_or_default()),
                    Err(trouble) => failed = Some(trouble),
                }
            }
        };
        let grant = blob.grant(&share, &mut entropy);
        if let Some(trouble) = failed {
            return Err(trouble);
        }
        let grant = grant.map_err(|_| {
            Trouble::new("the blob names no usable device key", "fetch the blob again, from the device itself")
        })?;
        write(&self.out, &encode(&grant))?;
        Ok(Report::new(
            format!(
                "The share of enrollment {} is sealed to its device in {}.\nPack it: lethe release pack RELEASE --grant {} --out FILE",
                grant.enrollment,
                self.out.display(),
                self.out.display()
            ),
            json!({"enrollment": grant.enrollment.to_string(), "file": self.out}),
        ))
    }
}

/// The blob's bytes, or the server's JSON with them.
fn load(file: &Path) -> Result<RecoveryBlob, Trouble> {
    let bytes = read(file)?;
    let bytes = match serde_json::from_slice::<Value>(&bytes) {
        Ok(value) if value.is_object() => blob(&value, "blob")?,
        Ok(_) | Err(_) => bytes,
    };
    decode(&bytes, CAP).map_err(|error| {
        Trouble::usage(
            format!("{} is no recovery blob: {error}", file.display()),
            "fetch it again from device, escrow or server",
        )
    })
}
