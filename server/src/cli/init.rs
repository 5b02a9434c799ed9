//! `lethe init`, in two steps, because the first keyring names the server's keys and is signed by people.
//!
//! First: folder, keys, configuration, and a file with what `lethe keyring new` needs to know. Then, with the signed keyring: the
//! company, its first owner, and that owner's setup link.

use std::{
    fs,
    net::SocketAddr,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

use clap::Args;
use lethe_proto::{
    cbor::{CAP, decode},
    chain::SignedKeyring,
    cose::Signer as _,
    ids::TenantId,
    words,
};
use lethe_server_core::{entropy::random, permission::AdminRole};
use serde_json::json;

use super::{Failed, Said, certificate, open};
use crate::{
    config::{Config, TlsConfig},
    keys::Keys,
    system::SystemEntropy,
    usecase::{
        By,
        create_admin::{NewAdmin, create_admin},
        init_tenant::init_tenant,
    },
    wiring::setup_link,
};

/// The configuration inside the folder.
const FILE: &str = "lethe.toml";
/// What the people who make the first keyring need to know.
const ABOUT: &str = "init.json";

/// Prepare a new server.
#[derive(Debug, Args)]
pub struct Init {
    /// Folder for configuration, keys and database
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    data: PathBuf,
    /// Address where people and devices find the server, `https://host[:port]`; repeat for several
    #[arg(long = "url", value_name = "URL")]
    urls: Vec<String>,
    /// Address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "0.0.0.0:8443")]
    listen: SocketAddr,
    /// Another address that only agents use; the first one is then for people
    #[arg(long, value_name = "ADDRESS")]
    listen_agents: Option<SocketAddr>,
    /// Certificate chain (PEM); without one a self-signed certificate is made
    #[arg(long, value_name = "FILE", requires = "key")]
    certificate: Option<PathBuf>,
    /// Private key of the certificate (PEM)
    #[arg(long, value_name = "FILE", requires = "certificate")]
    key: Option<PathBuf>,
    /// Name of the log; cannot be changed later [default: the first URL's host and /log]
    #[arg(long, value_name = "NAME")]
    log_origin: Option<String>,
    /// File with the URL of a PostgreSQL database, instead of SQLite
    #[arg(long, value_name = "FILE")]
    postgres: Option<PathBuf>,
    /// Second step: the first keyring, signed by its people
    #[arg(long, value_name = "FILE")]
    keyring: Option<PathBuf>,
    /// Name of the first owner
    #[arg(long, value_name = "NAME", default_value = "owner")]
    owner: String,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
}

impl Init {
    pub(super) async fn obey(self) -> Result<Said, Failed> {
        let file = self.data.join(FILE);
        match &self.keyring {
            Some(keyring) => self.found(&file, keyring).await,
            None if file.exists() => Err(Failed::new(format!(
                "{} exists already; go on with `lethe init --data {} --keyring FILE`",
                file.display(),
                self.data.display()
            ))),
            None => self.prepare(&file),
        }
    }

    fn prepare(self, file: &Path) -> Result<Said, Failed> {
        let text = self.text()?;
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.data)?;
        certificate::write(file, 0o600, text.as_bytes())?;
        let config = Config::load(file).inspect_err(|_| drop(fs::remove_file(file)))?;
        let keys = Keys::load_or_make(&config.data, &config.log.origin, &SystemEntropy)?;
        if let Some(files) = config.tls.as_ref().and_then(TlsConfig::files)
            && self.certificate.is_none()
            && !files.certificate.exists()
        {
            certificate::make(&config.sites, &files.certificate, &files.key)?;
        }
        let about = json!({
            "id": TenantId::from(random::<16>(&SystemEntropy)).to_string(),
            "server_key": {
                "id": keys.server.key_id().to_string(),
                "public_key": data_encoding::BASE64.encode(keys.server.public_key()),
            },
            "log": {
                "origin": config.log.origin,
                "public_key": data_encoding::BASE64.encode(keys.log.public_key()),
                "generation": 1,
            },
            "urls": config.sites.urls(),
        });
        certificate::write(&self.data.join(ABOUT), 0o644, format!("{about:#}\n").as_bytes())?;
        let data = self.data.display();
        let text = format!(
            "The server is prepared in {data}.\n\
             Next, the people who will be in charge make and sign the first keyring:\n  \
             lethe keyring new --from-init {data}/{ABOUT} --tenant-name NAME --person …\n\
             then bring it here:\n  lethe init --data {data} --keyring FILE"
        );
        Ok(Said { text, json: about })
    }

    /// The configuration file.
    fn text(&self) -> Result<String, Failed> {
        let first = self.urls.first().ok_or_else(|| Failed::new("give the server's address with --url https://…"))?;
        let host =
            certificate::host(first).ok_or_else(|| Failed::new(format!("{first} is not an https:// address")))?;
        let absolute = |path: &PathBuf| std::path::absolute(path).map(|path| path.display().to_string());
        let (certificate, key) = match (&self.certificate, &self.key) {
            (Some(certificate), Some(key)) => (absolute(certificate)?, absolute(key)?),
            _ => ("cert.pem".to_owned(), "key.pem".to_owned()),
        };
        let listener = |address: SocketAddr, audience: &str| {
            section([("address", address.to_string()), ("audience", audience.to_owned())])
        };
        let listen = match self.listen_agents {
            None => vec![listener(self.listen, "everybody")],
            Some(agents) => vec![listener(self.listen, "people"), listener(agents, "agents")],
        };
        let mut config = toml::Table::new();
        config.insert("data".to_owned(), ".".into());
        config.insert("urls".to_owned(), self.urls.clone().into());
        config.insert("listen".to_owned(), listen.into());
        config.insert("tls".to_owned(), section([("certificate", certificate), ("key", key)]));
        let origin = self.log_origin.clone().unwrap_or_else(|| format!("{host}/log"));
        config.insert("log".to_owned(), section([("origin", origin)]));
        if let Some(file) = &self.postgres {
            let database = section([("kind", "postgres".to_owned()), ("url_file", absolute(file)?)]);
            config.insert("database".to_owned(), database);
        }
        Ok(toml::to_string_pretty(&config)?)
    }

    async fn found(&self, file: &Path, keyring: &Path) -> Result<Said, Failed> {
        let config = Config::load(file)?;
        let bytes = fs::read(keyring).map_err(|error| Failed::new(format!("{}: {error}", keyring.display())))?;
        let first: SignedKeyring = decode(&bytes, 2 * CAP)
            .map_err(|error| Failed::new(format!("{} is no signed keyring: {error}", keyring.display())))?;
        let digest = first.keyring.digest();
        let house = open::house(&config).await?;
        let tenant = init_tenant(&house, first).await?;
        let owner = NewAdmin { name: self.owner.clone(), roles: vec![AdminRole::Owner], group: None };
        let link = create_admin(&house, By::Operator, owner).await?;
        let url = setup_link(&config.sites, &link.secret);
        let words = words::keyring_words(&digest);
        let text = format!(
            "The company exists. Its keyring, in ten words:\n  {words}\n\
             Start the server:\n  lethe serve --config {}\n\
             Then {} signs in, once, within a day:\n  lethe login --setup '{url}'",
            file.display(),
            self.owner
        );
        let json = json!({
            "id": tenant.to_string(),
            "keyring": {"version": 1, "digest": digest.to_string(), "words": words},
            "admin": link.admin.to_string(),
            "setup_link": url,
            "expires": link.expires.0,
        });
        Ok(Said { text, json })
    }
}

fn section<const N: usize>(entries: [(&str, String); N]) -> toml::Value {
    toml::Value::Table(entries.into_iter().map(|(name, text)| (name.to_owned(), text.into())).collect())
}
