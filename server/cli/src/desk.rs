//! What every command has at hand: the profile, the server, and the way in which answers are wanted.

use std::path::PathBuf;

use clap::Args;

use crate::{api::Api, profile::Profile, trouble::Trouble};

/// Options that every command knows.
#[derive(Debug, Clone, Default, Args)]
pub struct Options {
    /// Profile file [default: ~/.config/lethe/profile.toml]
    #[arg(
        long,
        global = true,
        env = "LETHE_PROFILE",
        hide_env_values = true,
        value_name = "FILE",
        help_heading = "Everywhere"
    )]
    pub profile: Option<PathBuf>,
    /// Server to talk to, instead of the profile's
    #[arg(long, global = true, value_name = "URL", help_heading = "Everywhere")]
    pub server: Option<String>,
    /// PEM file of a private certificate authority, instead of the profile's
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub ca: Option<PathBuf>,
    /// File with the API token, instead of the profile's
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub token_file: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub json: bool,
}

/// The desk at which a person works.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The profile, with the command line's own values over it.
    pub profile: Profile,
    /// Whether answers are wanted in JSON.
    pub json: bool,
}

impl Desk {
    /// Opens the profile.
    pub fn open(options: &Options) -> Result<Self, Trouble> {
        let mut profile = Profile::open(options.profile.as_deref())?;
        let absolute = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let settings = &mut profile.settings;
        settings.server = options.server.clone().or(settings.server.take());
        settings.ca = options.ca.as_ref().map(absolute).or(settings.ca.take());
        settings.token_file = options.token_file.as_ref().map(absolute).or(settings.token_file.take());
        Ok(Self { profile, json: options.json })
    }

    /// The server, with the token if there is one.
    pub fn api(&self) -> Result<Api, Trouble> {
        Api::open(&self.profile)
    }
}
