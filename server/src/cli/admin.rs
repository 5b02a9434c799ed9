//! `lethe admin`: administrators, from the host. Never touches the keyring: whoever gets in this way approves nothing.

use clap::{Args, Subcommand};
use lethe_server_core::permission::AdminRole;
use serde_json::json;

use super::{Failed, Said, open};
use crate::{
    config::Sites,
    usecase::{
        By,
        create_admin::{NewAdmin, SetupLink, create_admin},
        recover_admin::recover_admin,
    },
    wiring::setup_link,
};

/// Administrators, from the host.
#[derive(Debug, Args)]
pub struct Admin {
    #[command(subcommand)]
    verb: Verb,
    #[command(flatten)]
    at: open::At,
    /// Answer in JSON
    #[arg(long, global = true)]
    pub(super) json: bool,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Add an administrator and print their setup link
    Create {
        /// Name, unique
        name: String,
        /// owner, it, hr or auditor; repeat for several
        #[arg(long = "role", value_name = "ROLE", required = true)]
        roles: Vec<String>,
        /// Only people of this group
        #[arg(long, value_name = "GROUP")]
        scope: Option<String>,
    },
    /// Print a new setup link for somebody who is locked out; ends all their tokens and is logged
    Recover {
        /// Name
        name: String,
    },
    /// Show all administrators
    List,
}

impl Admin {
    pub(super) async fn obey(self) -> Result<Said, Failed> {
        let config = self.at.load()?;
        let house = open::house(&config).await?;
        match self.verb {
            Verb::Create { name, roles, scope } => {
                let roles: Option<Vec<AdminRole>> = roles.iter().map(|role| AdminRole::from_text(role)).collect();
                let roles = roles.ok_or_else(|| Failed::new("a role is owner, it, hr or auditor"))?;
                let link = create_admin(&house, By::Operator, NewAdmin { name, roles, group: scope }).await?;
                Ok(said(&config.sites, &link))
            }
            Verb::Recover { name } => Ok(said(&config.sites, &recover_admin(&house, name).await?)),
            Verb::List => {
                let admins = house.store.read().admins().list(0, 10_000).await?;
                let line = |stored: &crate::store::repo::admins::StoredAdmin| {
                    let roles = stored.admin.roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ");
                    let scope = stored.admin.group.as_deref().unwrap_or("everybody");
                    format!("{}  {}  {roles}  {scope}", stored.admin.id, stored.admin.name)
                };
                let text = admins.iter().map(line).collect::<Vec<_>>().join("\n");
                let json =
                    admins.iter().map(|stored| json!({"id": stored.admin.id.to_string(), "name": stored.admin.name}));
                Ok(Said { text, json: json!({"items": json.collect::<Vec<_>>()}) })
            }
        }
    }
}

fn said(sites: &Sites, link: &SetupLink) -> Said {
    let url = setup_link(sites, &link.secret);
    Said {
        text: format!("Works once, within a day:\n  lethe login --setup '{url}'"),
        json: json!({"id": link.admin.to_string(), "setup_link": url, "expires": link.expires.0}),
    }
}
