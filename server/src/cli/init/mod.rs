//! `lethe init`: folder, keys, configuration.
//!
//! In one step with `--owner`: the owner then makes the first keyring in a browser. Or in two, by files: the first keyring names the
//! server's keys and is signed by its people, and brought here with `--keyring`.

mod settings;

use std::{
    fs,
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
use serde_json::{Value, json};

use super::{Failed, Said, certificate, open};
use crate::{
    config::{Config, TlsConfig, WebOrigin},
    keys::Keys,
    system::SystemEntropy,
    usecase::{
        By, House,
        create_admin::{NewAdmin, SetupLink, create_admin},
        init_tenant::{init_tenant, prepare_tenant},
    },
    wiring::setup_link,
};

/// The configuration inside the folder.
const FILE: &str = "lethe.toml";
/// What the people who make the first keyring need to know.
const ABOUT: &str = "init.json";
/// The owner of the way by files, where nobody says another name.
const OWNER: &str = "owner";

/// Prepare a new server.
#[derive(Debug, Args)]
pub struct Init {
    /// Folder for configuration, keys and database
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    data: PathBuf,
    #[command(flatten)]
    settings: settings::Settings,
    /// Name of the first owner: everything in one step, and the rest in their browser
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// Keys without hardware may count, for trying things out; the first keyring that says otherwise ends it for ever
    #[arg(long)]
    demo: bool,
    /// Second step of the way by files: the first keyring, signed by its people
    #[arg(long, value_name = "FILE")]
    keyring: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
}

impl Init {
    pub(super) async fn obey(self) -> Result<Said, Failed> {
        let file = self.data.join(FILE);
        match (&self.keyring, &self.owner) {
            (Some(keyring), _) => self.found(&file, keyring).await,
            (None, _) if file.exists() => Err(Failed::new(format!(
                "{} exists already; go on with `lethe init --data {} --keyring FILE`",
                file.display(),
                self.data.display()
            ))),
            (None, Some(owner)) => self.open(&file, owner).await,
            (None, None) => self.prepare(&file),
        }
    }

    /// Folder, configuration, keys and certificate; gives the configuration and what a keyring must know.
    fn lay(&self, file: &Path, accept: impl Fn(&Config) -> Result<(), Failed>) -> Result<(Config, Value), Failed> {
        let text = self.settings.text()?;
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.data)?;
        certificate::write(file, 0o600, text.as_bytes())?;
        let config = Config::load(file).map_err(Failed::from).and_then(|config| accept(&config).map(|()| config));
        let config = config.inspect_err(|_| drop(fs::remove_file(file)))?;
        let keys = Keys::load_or_make(&config.data, &config.log.origin, &SystemEntropy)?;
        if let Some(files) = config.tls.as_ref().and_then(TlsConfig::files)
            && self.settings.certificate.is_none()
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
        Ok((config, about))
    }

    /// The first step of the way by files.
    fn prepare(&self, file: &Path) -> Result<Said, Failed> {
        let (_, about) = self.lay(file, |_| Ok(()))?;
        let data = self.data.display();
        let text = format!(
            "The server is prepared in {data}.\n\
             Next, the people who will be in charge make and sign the first keyring:\n  \
             lethe keyring new --from-init {data}/{ABOUT} --tenant-name NAME --person …\n\
             then bring it here:\n  lethe init --data {data} --keyring FILE"
        );
        Ok(Said { text, json: about })
    }

    /// The one step of the way by browser.
    async fn open(&self, file: &Path, owner: &str) -> Result<Said, Failed> {
        let (config, mut about) = self.lay(file, |config| has_page(config, self.demo))?;
        let tenant = about["id"].as_str().and_then(TenantId::from_hex);
        let tenant = tenant.ok_or_else(|| Failed::new("the id of the installation cannot be read"))?;
        let house = open::house(&config).await?;
        prepare_tenant(&house, tenant, self.demo).await?;
        let link = make_owner(&house, owner).await?;
        let url = setup_link(&config.sites, &link.secret);
        let (console, page) = (config.sites.console(), config.sites.approver().map(WebOrigin::as_str));
        let text = format!(
            "The server is prepared in {}. Start it:\n  lethe serve --config {}\n\
             Then {owner} opens this link, once, within a day, and goes on in the browser:\n  {url}",
            self.data.display(),
            file.display(),
        );
        let more = [
            ("admin", json!(link.admin.to_string())),
            ("setup_link", json!(url)),
            ("expires", json!(link.expires.0)),
            ("console", json!(console.as_str())),
            ("approver", json!(page)),
            ("demo", json!(self.demo)),
        ];
        if let Value::Object(about) = &mut about {
            about.extend(more.into_iter().map(|(name, value)| (name.to_owned(), value)));
        }
        Ok(Said { text, json: about })
    }

    /// The second step of the way by files.
    async fn found(&self, file: &Path, keyring: &Path) -> Result<Said, Failed> {
        let config = Config::load(file)?;
        let bytes = fs::read(keyring).map_err(|error| Failed::new(format!("{}: {error}", keyring.display())))?;
        let first: SignedKeyring = decode(&bytes, 2 * CAP)
            .map_err(|error| Failed::new(format!("{} is no signed keyring: {error}", keyring.display())))?;
        let digest = first.keyring.digest();
        let house = open::house(&config).await?;
        let tenant = init_tenant(&house, first).await?;
        let words = words::keyring_words(&digest);
        let mut text = format!(
            "The company exists. Its keyring, in ten words:\n  {words}\n\
             Start the server:\n  lethe serve --config {}",
            file.display(),
        );
        let mut json = json!({
            "id": tenant.to_string(),
            "keyring": {"version": 1, "digest": digest.to_string(), "words": words},
        });
        // Whoever began in the browser and went on with files has an owner already.
        if house.store.read().admins().list(0, 1).await?.is_empty() {
            let owner = self.owner.as_deref().unwrap_or(OWNER);
            let link = make_owner(&house, owner).await?;
            let url = setup_link(&config.sites, &link.secret);
            let signs_in = format!("\nThen {owner} signs in, once, within a day:\n  lethe login --setup '{url}'");
            text.push_str(&signs_in);
            json["admin"] = link.admin.to_string().into();
            json["setup_link"] = url.into();
            json["expires"] = link.expires.0.into();
        }
        Ok(Said { text, json })
    }
}

/// Whether the owner could make a keyring in the browser, and one that counts.
fn has_page(config: &Config, demo: bool) -> Result<(), Failed> {
    let page = config.sites.approver().ok_or_else(|| {
        Failed::new(
            "approvals need a page of their own: give --approver-url https://… with another host than the console's, \
             or leave out --owner and make the first keyring by files",
        )
    })?;
    if page.is_local() && !demo {
        return Err(Failed::new(format!(
            "keys made at {page} count in a demonstration only: say --demo, or give --approver-url https://… with a real name"
        )));
    }
    Ok(())
}

async fn make_owner(house: &House, name: &str) -> Result<SetupLink, Failed> {
    let owner = NewAdmin { name: name.to_owned(), roles: vec![AdminRole::Owner], group: None };
    Ok(create_admin(house, By::Operator, owner).await?)
}
